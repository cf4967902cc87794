import { For, type JSX, Show } from 'solid-js';
import type { MeterToReadFragment, ReadingStatus } from '../graphql/generated/graphql.ts';
import { day, dayOf, today } from '../locale/calendar.ts';
import { readingDigits } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { durable } from '../offline/outbox.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Icon } from '../ui/icon.tsx';
import { type Values, valuesOf } from './meter-state.ts';
import { consumptionOf } from './typed.ts';
import type { HandIn } from './use-hand-in.ts';

interface HandedInProps {
  meter: MeterToReadFragment;
  handIn: HandIn;
  /** The digits stand elsewhere already: in the row of a table. */
  brief?: boolean;
}

/** What was handed in for this period, what became of it, and the way to correct it as long as readings are taken. */
export function HandedIn(props: HandedInProps & { open: boolean }): JSX.Element {
  const tenant = useTenant();
  const values = (): Values => {
    const state = props.handIn.stateOf(props.meter);
    return state.kind === 'handed-in' ? state.values : {};
  };
  const first = () => props.meter.registers[0];
  const on = (): string => {
    const at = first()?.handedInAt;
    return at ? dayOf(at, tenant().timeZone) : today(tenant().timeZone);
  };
  const rule = () => tenant().rules.readings.status;
  const status = () => statusWords(rule(), first()?.handedInStatus ?? 'RECEIVED');
  // What billing has accepted stays; where everything is accepted at once, it can still be mended.
  const settled = (): boolean => first()?.handedInStatus === 'ACCEPTED' && rule() !== 'AT_ONCE';
  return (
    <>
      <p class="mt-3 flex items-center gap-2 font-medium" tabindex="-1" data-handed-in={props.meter.meterId}>
        <Icon name="check" class="size-5" />
        Передано {day(on())}
        {status() && `: ${status()}`}
      </p>
      <Show when={!props.brief}>
        <Digits meter={props.meter} values={values()} />
      </Show>
      <Show when={props.open && props.meter.taken && !settled()}>
        <button
          type="button"
          class="link mt-2 min-h-11"
          aria-label={`Исправить: ${props.meter.service}, счётчик ${props.meter.serial}`}
          onClick={() => correct(props, values())}
        >
          Исправить
        </button>
      </Show>
    </>
  );
}

/** What is kept on the device and goes by itself. */
export function Waiting(props: HandedInProps): JSX.Element {
  const kept = () => {
    const state = props.handIn.stateOf(props.meter);
    return state.kind === 'waiting' ? state.kept : undefined;
  };
  const values = (): Values => {
    const reading = kept();
    return reading ? valuesOf(reading) : {};
  };
  return (
    <>
      <p class="mt-3 flex items-start gap-2 font-medium" tabindex="-1" data-waiting={props.meter.meterId}>
        <Icon name="kept" class="mt-1 size-5" />
        <Show when={!props.handIn.busy()} fallback="Отправляем…">
          <Show when={durable()} fallback="Не закрывайте страницу: отправим, когда появится связь">
            Сохранено на устройстве, отправим, когда появится связь
          </Show>
        </Show>
      </p>
      <Show when={!props.brief}>
        <Digits meter={props.meter} values={values()} />
      </Show>
      <div class="mt-2 flex flex-wrap gap-x-6">
        <button type="button" class="link min-h-11" onClick={() => correct(props, values())}>
          Исправить
        </button>
        <button
          type="button"
          class="link min-h-11"
          onClick={() => {
            const reading = kept();
            if (reading) void props.handIn.discard(reading);
          }}
        >
          Не отправлять
        </button>
      </div>
    </>
  );
}

/** Opens the fields and puts the cursor into the first. */
function correct({ handIn, meter }: HandedInProps, values: Values): void {
  handIn.correct(meter, values);
  queueMicrotask(() => document.querySelector<HTMLInputElement>(`[data-reading^="${meter.meterId} "]`)?.select());
}

/** «расход 132 кВт·ч» of a register with a value; undefined where nothing can be said. */
export function usedWords(meter: MeterToReadFragment, code: string, value: string): string | undefined {
  const register = meter.registers.find((one) => one.code === code);
  const consumption = consumptionOf(register?.previous ?? null, value, meter.digits);
  return consumption && `расход ${readingDigits(String(consumption.volume))}\u00A0${meter.unit ?? ''}`;
}

function Digits(props: { meter: MeterToReadFragment; values: Values }): JSX.Element {
  return (
    <ul class="mt-2 flex flex-col gap-1">
      <For each={props.meter.registers}>
        {(register) => (
          <li class="flex flex-wrap items-baseline justify-between gap-x-4">
            <span class="text-sm text-soft">
              {capital(register.label)}
              <Show when={usedWords(props.meter, register.code, props.values[register.code] ?? '')}>
                {(told) => <>, {told()}</>}
              </Show>
            </span>
            <span class="ml-auto text-lg font-semibold whitespace-nowrap">
              {readingDigits(props.values[register.code] ?? '')}
              <span class="text-base font-normal text-soft"> {props.meter.unit}</span>
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** What a resident sees of what became of a reading: by the utility's rule, at once, later, or nothing. */
export function statusWords(
  rule: 'ACCEPTED_FOR_BILLING' | 'AT_ONCE' | 'NOT_SHOWN',
  status: ReadingStatus,
): string | undefined {
  if (status === 'NOT_ACCEPTED') return 'не принято';
  if (rule === 'NOT_SHOWN') return undefined;
  if (rule === 'AT_ONCE') return 'принято';
  return status === 'ACCEPTED' ? 'принято к расчёту' : 'проверяем';
}
