import { For, type JSX, Show } from 'solid-js';
import type { ReadingStatusShown, ReadingsQuery } from '../graphql/generated/graphql.ts';
import { fullDay } from '../locale/calendar.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { statusWords } from './handed-in.tsx';

type Meter = NonNullable<ReadingsQuery['account']>['meters'][number];
type Reading = Meter['readings']['nodes'][number];

const sources: Record<Reading['source'], string> = {
  RESIDENT: 'передали вы',
  UTILITY: 'по начислениям',
  AUTOMATIC: 'передал счётчик',
  ESTIMATE: 'рассчитано',
};

/** Who told it and, of what the resident handed in, what became of it. */
export function told(reading: Pick<Reading, 'source' | 'status' | 'refusal'>, rule: ReadingStatusShown): string {
  const status = reading.source === 'RESIDENT' ? statusWords(rule, reading.status) : undefined;
  const words = [sources[reading.source], status].filter((part) => part !== undefined).join(', ');
  return reading.refusal === null ? words : `${words}: ${reading.refusal}`;
}

/** Readings handed in together: those of one day, each register once. */
export function handedInTogether<Row extends Pick<Reading, 'takenOn' | 'registerCode'>>(
  readings: readonly Row[],
): Row[][] {
  const rows: Row[][] = [];
  for (const reading of readings) {
    const row = rows.find(
      (one) => one[0]?.takenOn === reading.takenOn && !one.some((other) => other.registerCode === reading.registerCode),
    );
    if (row) row.push(reading);
    else rows.push([reading]);
  }
  return rows;
}

/** Every reading of a meter, a row for a day and a column for a register, the newest first. */
export function ReadingHistory(props: { meter: Meter }): JSX.Element {
  const tenant = useTenant();
  const several = (): boolean => props.meter.registers.length > 1;
  const label = (code: Reading['registerCode']): string =>
    capital(registerLabel(tenant().rules.readings.registerLabels, props.meter.registers.length, code));
  const unit = () => props.meter.service.unit;
  return (
    <Show
      when={props.meter.readings.nodes.length > 0}
      fallback={<p class="mt-3 text-soft wide:px-5">Показаний пока нет.</p>}
    >
      <div
        class="mt-5 overflow-x-auto focus-visible:-outline-offset-3"
        role="group"
        tabindex="0"
        aria-label={`Показания счётчика ${props.meter.serial} по дням`}
      >
        <table class="w-full">
          <caption class="sr-only">
            История показаний: {props.meter.service.name}, № {props.meter.serial}
          </caption>
          <thead class="text-sm text-soft">
            <tr>
              <th scope="col" class="py-2 text-left font-normal wide:pl-5">
                Дата
              </th>
              <For each={props.meter.registers}>
                {(register) => (
                  <th scope="col" class="py-2 pl-3 text-right font-normal wide:last:pr-5">
                    {several() ? label(register.code) : 'Показание'}
                    <Show when={unit()}>{(name) => <>, {name()}</>}</Show>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody class="divide-y divide-line border-t border-line">
            <For each={handedInTogether(props.meter.readings.nodes)}>
              {(row) => (
                <tr>
                  <th scope="row" class="py-3 text-left font-normal wide:pl-5">
                    {fullDay(row[0]?.takenOn ?? '')}
                    <span class="block text-sm text-soft">
                      {row[0] && told(row[0], tenant().rules.readings.status)}
                      <Show when={row.find(({ photo }) => photo !== null)?.photo}>
                        {(photo) => (
                          <a
                            class="link ml-2 inline-flex min-h-11 items-center"
                            href={photo()}
                            target="_blank"
                            rel="noopener"
                          >
                            фото
                          </a>
                        )}
                      </Show>
                    </span>
                  </th>
                  <For each={props.meter.registers}>
                    {(register) => (
                      <td class="py-3 pl-3 text-right align-top font-medium whitespace-nowrap wide:last:pr-5">
                        {readingDigits(row.find(({ registerCode }) => registerCode === register.code)?.value ?? '')}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  );
}
