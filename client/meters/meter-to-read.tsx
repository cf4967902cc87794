import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import { day } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { HandedIn, Waiting } from './handed-in.tsx';
import { MeterFoot } from './meter-foot.tsx';
import { DeviceDigits, previousWords, ReadingField } from './reading-field.tsx';
import type { HandIn } from './use-hand-in.ts';

interface MeterToReadProps {
  account: string;
  meter: MeterToReadFragment;
  handIn: HandIn;
  /** Whether readings are taken today. */
  open: boolean;
}

/** A meter one hands in for: its fields, or what was handed in, or why nothing is to be typed. */
export function MeterToRead(props: MeterToReadProps): JSX.Element {
  const state = () => props.handIn.stateOf(props.meter);
  return (
    <section class="card px-5 py-4" aria-labelledby={`meter-${props.meter.meterId} serial-${props.meter.meterId}`}>
      <h2 id={`meter-${props.meter.meterId}`} class="font-semibold">
        {props.meter.service}
      </h2>
      <p id={`serial-${props.meter.meterId}`} class="text-sm text-soft">
        Счётчик №{'\u00A0'}
        {props.meter.serial}
      </p>
      <MeterNotice meter={props.meter} />
      <Switch fallback={<LastReadings meter={props.meter} />}>
        <Match when={state().kind === 'open'}>
          <div class="mt-4 flex flex-col gap-4">
            <For each={props.meter.registers}>{(register) => <Register {...props} register={register} />}</For>
          </div>
          <MeterFoot {...props} />
        </Match>
        <Match when={state().kind === 'waiting'}>
          <Waiting meter={props.meter} handIn={props.handIn} />
        </Match>
        <Match when={state().kind === 'handed-in'}>
          <HandedIn meter={props.meter} handIn={props.handIn} open={props.open} />
        </Match>
      </Switch>
    </section>
  );
}

/** What a resident must know of the meter: past its verification, reports itself. */
export function MeterNotice(props: { meter: MeterToReadFragment }): JSX.Element {
  return (
    <Show when={props.meter.notice}>
      {(notice) => <p class="mt-3 rounded-xl bg-wash px-4 py-3 text-sm font-medium">{notice()}</p>}
    </Show>
  );
}

/** Name of a field for those who hear it: which meter and which zone. */
export function fieldName({ service, serial, registers }: MeterToReadFragment, label: string): string {
  const zone = registers.length > 1 ? `, ${label}` : '';
  return `Новое показание: ${service}${zone}, счётчик ${serial}`;
}

/** The field of one register as the page's own parts are joined to it. */
export function Field(props: {
  meter: MeterToReadFragment;
  register: MeterToReadFragment['registers'][number];
  handIn: HandIn;
}): JSX.Element {
  const { meter, register, handIn } = props;
  const code = register.code;
  return (
    <ReadingField
      meter={props.meter}
      register={props.register}
      name={fieldName(props.meter, props.register.label)}
      typed={handIn.draft(meter.meterId).values[code] ?? ''}
      error={handIn.errorOf(meter.meterId, code)}
      onTyped={(typed) => handIn.type(meter.meterId, code, typed)}
    />
  );
}

/** One register: what it showed last, above what it shows now; or beside what was billed last, where the rule says so. */
function Register(props: MeterToReadProps & { register: MeterToReadFragment['registers'][number] }): JSX.Element {
  const tenant = useTenant();
  const beside = (): boolean => tenant().rules.readings.layout === 'BESIDE_LAST_BILLED';
  return (
    <div>
      <Show when={props.meter.registers.length > 1}>
        <h3 class="mb-1 font-medium">{capital(props.register.label)}</h3>
      </Show>
      <Show when={beside()} fallback={<Before register={props.register} digits={props.meter.digits} />}>
        <div class="flex flex-wrap gap-x-8 gap-y-2">
          <Billed register={props.register} digits={props.meter.digits} />
          <Show when={props.register.previousOn !== props.register.lastBilledOn}>
            <Before register={props.register} digits={props.meter.digits} />
          </Show>
        </div>
        <p class="mt-2 text-sm text-soft">Сейчас на приборе</p>
      </Show>
      <div class="mt-1">
        <Field meter={props.meter} register={props.register} handIn={props.handIn} />
      </div>
    </div>
  );
}

type Shown = { register: MeterToReadFragment['registers'][number]; digits: number };

function Before(props: Shown): JSX.Element {
  return (
    <div>
      <p class="text-sm text-soft">{previousWords(props.register)}</p>
      <Show when={props.register.previous !== null}>
        <DeviceDigits value={props.register.previous} digits={props.digits} />
      </Show>
    </div>
  );
}

function Billed(props: Shown): JSX.Element {
  return (
    <div>
      <p class="text-sm text-soft">
        В последнем счёте
        <Show when={props.register.lastBilledOn}>{(on) => <>, {day(on())}</>}</Show>
      </p>
      <DeviceDigits value={props.register.lastBilled} digits={props.digits} />
    </div>
  );
}

/** Where nothing is to be typed: what is known. */
function LastReadings(props: { meter: MeterToReadFragment }): JSX.Element {
  return (
    <ul class="mt-3 flex flex-col gap-2">
      <For each={props.meter.registers}>
        {(register) => (
          <li>
            <span class="text-sm text-soft">
              {props.meter.registers.length > 1 ? `${capital(register.label)}. ` : ''}
              {previousWords(register)}
            </span>
            <DeviceDigits value={register.previous} digits={props.meter.digits} />
          </li>
        )}
      </For>
    </ul>
  );
}
