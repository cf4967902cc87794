import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { MeterToReadFragment } from '../graphql/generated/graphql.ts';
import { day } from '../locale/calendar.ts';
import { readingDigits } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { HandedIn, usedWords, Waiting } from './handed-in.tsx';
import { type Values, valuesOf } from './meter-state.ts';
import { MeterFoot } from './meter-foot.tsx';
import { Field, MeterNotice } from './meter-to-read.tsx';
import type { HandIn } from './use-hand-in.ts';

interface MeterTableProps {
  account: string;
  meters: readonly MeterToReadFragment[];
  handIn: HandIn;
  /** Whether readings are taken today. */
  open: boolean;
}

const cell = 'px-3 pt-3 text-left align-top font-normal first:pl-5 last:pr-5';

/** All meters in one table: service, zone, serial number, day and value of the last reading, and the new one (S2). */
export function MeterTable(props: MeterTableProps): JSX.Element {
  return (
    <div class="card">
      <table class="w-full">
        <caption class="sr-only">Показания счётчиков: прошлые и новые</caption>
        <thead class="border-b border-line text-sm text-soft">
          <tr>
            <For each={['Услуга', 'Тариф', 'Заводской №', 'Дата', 'Предыдущее', 'Новое показание']}>
              {(title) => (
                <th scope="col" class={`${cell} pb-3`}>
                  {title}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <For each={props.meters}>{(meter) => <MeterRows {...props} meter={meter} />}</For>
      </table>
    </div>
  );
}

function MeterRows(props: MeterTableProps & { meter: MeterToReadFragment }): JSX.Element {
  const state = () => props.handIn.stateOf(props.meter);
  const kind = () => state().kind;
  const values = (): Values | undefined => {
    const now = state();
    if (now.kind === 'handed-in') return now.values;
    return now.kind === 'waiting' ? valuesOf(now.kept) : undefined;
  };
  return (
    <tbody class="border-b border-line last:border-0">
      <For each={props.meter.registers}>
        {(register) => (
          <tr>
            <th scope="row" class={cell}>
              {props.meter.service}
            </th>
            <td class={cell}>{capital(register.label)}</td>
            <td class={cell}>{props.meter.serial}</td>
            <td class={`${cell} whitespace-nowrap`}>
              <Show when={register.previousOn} fallback="–">
                {(on) => day(on())}
              </Show>
            </td>
            <td class={`${cell} font-medium whitespace-nowrap`}>
              {register.previous === null ? '–' : readingDigits(register.previous)}
            </td>
            <td class={`${cell} w-64`}>
              <Show
                when={kind() === 'open'}
                fallback={<Shown meter={props.meter} code={register.code} values={values()} />}
              >
                <Field meter={props.meter} register={register} handIn={props.handIn} />
              </Show>
            </td>
          </tr>
        )}
      </For>
      <tr>
        <td colSpan={6} class="px-5 pb-3">
          <MeterNotice meter={props.meter} />
          <Switch>
            <Match when={kind() === 'open'}>
              <MeterFoot {...props} />
            </Match>
            <Match when={kind() === 'waiting'}>
              <Waiting meter={props.meter} handIn={props.handIn} brief />
            </Match>
            <Match when={kind() === 'handed-in'}>
              <HandedIn meter={props.meter} handIn={props.handIn} open={props.open} brief />
            </Match>
          </Switch>
        </td>
      </tr>
    </tbody>
  );
}

/** The new value where it is no field any more, or none yet. */
function Shown(props: { meter: MeterToReadFragment; code: string; values: Values | undefined }): JSX.Element {
  return (
    <Show when={props.values?.[props.code]} fallback={<span class="text-soft">не вводится</span>}>
      {(value) => (
        <>
          <span class="text-lg font-semibold whitespace-nowrap">
            {readingDigits(value())}
            <span class="text-base font-normal text-soft"> {props.meter.unit}</span>
          </span>
          <span class="block text-sm text-soft">{usedWords(props.meter, props.code, value())}</span>
        </>
      )}
    </Show>
  );
}
