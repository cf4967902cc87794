import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { MeterFactsFragment } from '../graphql/generated/graphql.ts';
import { day, daysBetween, fullDay, today } from '../locale/calendar.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';

interface MeterCardProps {
  meter: MeterFactsFragment;
  model?: string | null;
  /** Level of its name among the headings of the page; 3 unless told. */
  level?: 2 | 3;
}

/** A meter: what it measures, which device it is, and what each of its registers showed last. */
export function MeterCard(props: MeterCardProps): JSX.Element {
  return (
    <div class="card px-5 py-4">
      <MeterNow meter={props.meter} model={props.model ?? null} level={props.level ?? 3} />
      <Verification meter={props.meter} />
    </div>
  );
}

/** The same without a card of its own and without the date of verification, for the first screen. */
export function MeterNow(props: MeterCardProps): JSX.Element {
  return (
    <>
      <Dynamic component={props.level === 2 ? 'h2' : 'h3'} class="font-semibold">
        {props.meter.service.name}
      </Dynamic>
      <p class="text-sm text-soft">
        {props.model ? `${props.model}, ` : 'Счётчик '}№{'\u00A0'}
        {props.meter.serial}
        {props.meter.status === 'REMOVED' ? ', снят' : ''}
      </p>
      <Registers meter={props.meter} />
    </>
  );
}

/** The last reading of each register, as it stands on the device. */
function Registers(props: { meter: MeterFactsFragment }): JSX.Element {
  const tenant = useTenant();
  const label = (code: 'T1' | 'T2' | 'T3'): string =>
    capital(registerLabel(tenant().rules.readings.registerLabels, props.meter.registers.length, code));
  return (
    <ul class="mt-3 flex flex-col gap-2">
      <For each={props.meter.registers}>
        {(register) => (
          <li class="flex flex-wrap items-baseline justify-between gap-x-4">
            <span class="text-sm text-soft">
              {label(register.code)}
              <Show when={register.lastReading}>{(last) => <>, {day(last().takenOn)}</>}</Show>
            </span>
            <Show when={register.lastReading} fallback={<span class="text-soft">ещё не передавали</span>}>
              {(last) => (
                <span class="ml-auto text-lg font-semibold whitespace-nowrap">
                  {readingDigits(last().value)}
                  <span class="text-base font-normal text-soft"> {props.meter.service.unit}</span>
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

function Verification(props: { meter: MeterFactsFragment }): JSX.Element {
  const tenant = useTenant();
  const left = (): number | undefined => {
    const due = props.meter.verificationDueOn;
    return due === null ? undefined : daysBetween(today(tenant().timeZone), due);
  };
  const shown = () => tenant().rules.accounts.shownParts.includes('VERIFICATION_DATE') && props.meter.verificationDueOn;
  const soon = () => (left() ?? Infinity) <= tenant().rules.readings.verificationWarningDays;
  return (
    <Show when={shown()}>
      {(due) => (
        <p class="mt-3 border-t border-line pt-3 text-sm" classList={{ 'text-soft': !soon(), 'font-medium': soon() }}>
          {(left() ?? 0) < 0 ? 'Срок поверки прошёл ' : soon() ? 'Скоро поверка: ' : 'Поверка до '}
          {fullDay(due())}
        </p>
      )}
    </Show>
  );
}
