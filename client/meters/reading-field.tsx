import { type JSX, Show, createUniqueId } from 'solid-js';
import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import { day } from '../locale/calendar.ts';
import { readingDigits } from '../locale/readings.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { believable, consumptionOf, faultOf } from './typed.ts';

type Register = MeterToReadFragment['registers'][number];

export interface ReadingFieldProps {
  meter: MeterToReadFragment;
  register: Register;
  /** Name of the field for those who hear it; the register's own name stands beside it. */
  name: string;
  typed: string;
  /** What the server says to what was handed in; gone as soon as something else is typed. */
  error: string | undefined;
  onTyped: (typed: string) => void;
}

/** Ones stand under ones: the digits of a register as they stand on its device. */
export function DeviceDigits(props: { value: string | null; digits: number }): JSX.Element {
  return (
    <span class="device-digits" style={{ '--digits': props.digits }}>
      {props.value?.replace(/^0+(?=\d)/, '') ?? '–'}
    </span>
  );
}

/** What one register shows, in a field of as many digits as the device has, with what it comes to beneath. */
export function ReadingField(props: ReadingFieldProps): JSX.Element {
  const tenant = useTenant();
  const id = createUniqueId();
  const unit = (): string => props.meter.unit ?? '';
  const wide = (): boolean => tenant().rules.readings.fieldAsWideAsMeter;
  const comesTo = () => comesToOf(props.register, props.typed, props.meter);
  const fault = (): string | undefined => faultOf(props.typed, props.meter.digits) ?? props.error;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const type = (value: string): void => {
    props.onTyped(value);
    clearTimeout(rest);
    // Said when typing has come to a rest: not at each digit.
    rest = setTimeout(() => {
      const told = faultOf(value, props.meter.digits) ?? comesToOf(props.register, value, props.meter)?.told(unit());
      if (told !== undefined) announce(told);
    }, 800);
  };
  return (
    <>
      <span class="flex items-center gap-2">
        <input
          class="device-field"
          classList={{ 'device-field-as-wide': wide() }}
          style={{ '--digits': Math.max(props.meter.digits, Math.min(props.typed.length, 12)) }}
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label={props.name}
          aria-describedby={`${id}-told`}
          aria-invalid={fault() === undefined ? undefined : 'true'}
          data-reading={`${props.meter.meterId} ${props.register.code}`}
          value={props.typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <span class="text-soft">{unit()}</span>
      </span>
      {/* Its place is kept, so that nothing moves while one types. */}
      <span id={`${id}-told`} class="mt-1.5 block min-h-11 text-sm">
        <Show
          when={fault()}
          fallback={
            <Show when={comesTo()}>
              {(known) => <span classList={{ 'font-medium': known().odd }}>{known().told(unit())}</span>}
            </Show>
          }
        >
          {(told) => <span class="font-medium text-danger">{told()}</span>}
        </Show>
      </span>
    </>
  );
}

/** What a typed value comes to, in words; `odd`: one should look at the device again. */
function comesToOf(
  register: Register,
  typed: string,
  { digits }: MeterToReadFragment,
): { odd: boolean; told: (unit: string) => string } | undefined {
  const consumption = consumptionOf(register.previous, typed, digits);
  if (!consumption) return undefined;
  const { volume, rolled } = consumption;
  if (!believable(consumption, register.warnAbove, digits)) {
    const before = readingDigits(register.previous ?? '');
    return { odd: true, told: () => `Меньше прошлого (${before}). Проверьте цифры до запятой.` };
  }
  const used = (unit: string): string => `Расход ${readingDigits(String(volume))}${unit && `\u00A0${unit}`}`;
  if (register.warnAbove !== null && volume > register.warnAbove)
    return { odd: true, told: (unit) => `${used(unit)}: больше обычного. Проверьте цифры до запятой.` };
  return { odd: false, told: (unit) => (rolled ? `${used(unit)}: счётчик пошёл с нуля` : used(unit)) };
}

/** When the last reading was taken, and that it was only estimated where it was. */
export function previousWords({ previous, previousOn, previousSource }: Register): string {
  if (previous === null) return 'Показаний ещё не было';
  const when = previousOn === null ? '' : `, ${day(previousOn)}`;
  return `${previousSource === 'ESTIMATE' ? 'Рассчитано' : 'Было'}${when}`;
}
