import { For, type JSX, Show, createUniqueId } from 'solid-js';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { Icon } from '../ui/icon.tsx';
import type { Span } from './span.ts';

interface ChoiceProps {
  label: string;
  options: { value: string; title: string }[];
  value: string;
  onChoose: (value: string) => void;
  /** Stands among the fields of a form and looks like one. */
  asField?: boolean;
}

/** A choice with the device's own list: large on a phone, quick with keys. */
export function Choice(props: ChoiceProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="min-w-0 flex-[1_1_9rem]">
      <label for={id} class={props.asField ? 'mb-1.5 block font-medium' : 'mb-1 block text-sm text-soft'}>
        {props.label}
      </label>
      <div class="relative">
        <select
          id={id}
          class="w-full appearance-none rounded-xl border border-edge bg-card py-2 pr-8 text-ink"
          classList={{ 'min-h-13 pl-4': props.asField === true, 'min-h-12 pl-3': !props.asField }}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.title}
              </option>
            )}
          </For>
        </select>
        <Icon name="down" class="pointer-events-none absolute top-1/2 right-2.5 size-5 -translate-y-1/2 text-soft" />
      </div>
    </div>
  );
}

/** First and last month of a history, where the utility's rule lets them be chosen. */
export function Interval(props: { span: Span; chosen: boolean }): JSX.Element {
  const options = () => props.span.months.map((value) => ({ value, title: capital(period(value)) }));
  const to = () => props.span.to();
  const from = () => props.span.from() ?? '';
  // What begins with the beginning, or lies before the months on offer, says so.
  const optionsWith = (month: string) => {
    if (options().some(({ value }) => value === month)) return options();
    return [...options(), { value: month, title: month ? capital(period(month)) : 'С начала' }];
  };
  return (
    <Show when={props.chosen}>
      <Choice
        label="С месяца"
        options={optionsWith(from())}
        value={from()}
        onChoose={(first) => props.span.choose({ from: first, to: first > to() ? first : to() })}
      />
      <Choice
        label="По месяц"
        options={optionsWith(to())}
        value={to()}
        onChoose={(last) => props.span.choose({ from: last < from() ? last : from(), to: last })}
      />
    </Show>
  );
}
