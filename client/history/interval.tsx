import { For, type JSX, createUniqueId } from 'solid-js';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { Icon } from '../ui/icon.tsx';

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

/** First and last month of a history. The months on offer, the newest first. */
export function Interval(props: {
  months: string[];
  from: string;
  to: string;
  onChoose: (interval: { from: string; to: string }) => void;
}): JSX.Element {
  const options = (months: string[]) => months.map((value) => ({ value, title: capital(period(value)) }));
  return (
    <>
      <Choice
        label="С месяца"
        options={options(props.months)}
        value={props.from}
        onChoose={(from) => props.onChoose({ from, to: from > props.to ? from : props.to })}
      />
      <Choice
        label="По месяц"
        options={options(props.months)}
        value={props.to}
        onChoose={(to) => props.onChoose({ from: to < props.from ? to : props.from, to })}
      />
    </>
  );
}
