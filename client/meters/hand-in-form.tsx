import { For, type JSX, Show, createMemo } from 'solid-js';
import type { ReadingsQuery } from '../graphql/generated/graphql.ts';
import { today } from '../locale/calendar.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button } from '../ui/button.tsx';
import { media } from '../ui/media.ts';
import { MeterTable } from './meter-table.tsx';
import { MeterToRead } from './meter-to-read.tsx';
import { useHandIn } from './use-hand-in.ts';
import { takesToday, windowSentence, windowToday } from './window-words.ts';

type Form = NonNullable<ReadingsQuery['readingForm']>;

interface HandInFormProps {
  resident: string;
  account: string;
  form: Form;
  /** The form is what was seen last, not what is now: days are counted by this device's calendar. */
  old: boolean;
}

/** The meters of an account with their fields, and one button for all of them. */
export function HandInForm(props: HandInFormProps): JSX.Element {
  const tenant = useTenant();
  const window = () => (props.old ? windowToday(props.form.window, today(tenant().timeZone)) : props.form.window);
  const open = (): boolean => takesToday(window()) && !props.form.needsPayment;
  // By their ids, so that a field one types in stays the same when the form is asked for anew.
  const ids = createMemo(() => props.form.meters.map(({ meterId }) => meterId), [], { equals: sameList });
  const meterOf = (id: string) => props.form.meters.find(({ meterId }) => meterId === id);
  let form!: HTMLFormElement;
  const handIn = useHandIn({
    resident: props.resident,
    account: props.account,
    meters: () => props.form.meters,
    open,
    settled: (meters) => queueMicrotask(() => focusAfter(form, meters)),
  });
  const wide = media('(min-width: 60rem)');
  const asTable = (): boolean => tenant().rules.readings.layout === 'TABLE' && wide();
  const fields = (): boolean => props.form.meters.some((meter) => handIn.stateOf(meter).kind === 'open');

  return (
    <form
      ref={(element) => (form = element)}
      noValidate
      onFocusIn={({ target }) => {
        // What the key of a phone's keyboard says is what it does.
        if (isField(target)) target.enterKeyHint = fieldAfter(form, target) ? 'next' : 'send';
      }}
      onKeyDown={(event) => {
        const next = event.key === 'Enter' && isField(event.target) ? fieldAfter(form, event.target) : undefined;
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void handIn.submit();
      }}
    >
      <Show
        when={!props.form.needsPayment}
        fallback={
          <p class="-mt-2 mb-5">
            Показания передают вместе с оплатой:{' '}
            <a class="link inline-flex min-h-11 items-center" href={`/a/${encodeURIComponent(props.account)}/pay`}>
              перейти к оплате
            </a>
          </p>
        }
      >
        <p class="-mt-2 mb-5" data-window>
          {windowSentence(window())}
        </p>
      </Show>
      <Show
        when={asTable()}
        fallback={
          <div class="flex flex-col gap-5">
            <For each={ids()}>
              {(id) => (
                <Show when={meterOf(id)}>
                  {(meter) => <MeterToRead account={props.account} meter={meter()} handIn={handIn} open={open()} />}
                </Show>
              )}
            </For>
          </div>
        }
      >
        <MeterTable account={props.account} meters={props.form.meters} handIn={handIn} open={open()} />
      </Show>
      <Show when={fields()}>
        <Button type="submit" class="mt-5 w-full wide:w-auto wide:min-w-64" busy={handIn.busy()}>
          Передать показания
        </Button>
      </Show>
    </form>
  );
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, place) => id === other[place]);

const isField = (target: EventTarget): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.dataset['reading'] !== undefined;

/** The next field for a reading; undefined after the last: from there one hands in. */
function fieldAfter(form: HTMLFormElement, field: HTMLInputElement): HTMLInputElement | undefined {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[data-reading]')];
  return fields[fields.indexOf(field) + 1];
}

/** To the first field with an error, else to the question, else to the word that it is done, else to a field to type in. */
function focusAfter(form: HTMLFormElement, meters: readonly string[]): void {
  const places: ((meter: string) => string)[] = [
    (meter) => `[data-reading^="${meter} "][aria-invalid]`,
    (meter) => `[data-confirm="${meter}"]`,
    (meter) => `[data-waiting="${meter}"]`,
    (meter) => `[data-handed-in="${meter}"]`,
    (meter) => `[data-reading^="${meter} "]`,
  ];
  for (const place of places) {
    const found = form.querySelector<HTMLElement>(meters.map(place).join(', ') || 'none');
    if (found) return found.focus();
  }
}
