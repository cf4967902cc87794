import { For, type JSX, Show } from 'solid-js';
import { byYear } from '../history/by-year.ts';
import type { HistorySection } from '../history/history-sections.ts';
import { MonthLink } from '../history/month-link.tsx';
import { sorted } from '../history/sorted.ts';
import { ColumnHead, useSorting } from '../history/sorting.tsx';
import { decimal } from '../locale/money.ts';
import type { ConsumedMonth, Consumption } from './consumed-by-month.ts';

/** The values of the chart: months as rows, zones as columns, and the year before. */
export function ConsumptionTable(props: {
  consumption: Consumption;
  /** What the zones are called. */
  zones: string[];
  service: string;
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}): JSX.Element {
  const sorting = useSorting(() => props.rule.sortable, 'month');
  // Sorting needs no exact numbers.
  const columns = () => ({
    month: (row: ConsumedMonth) => row.period,
    total: (row: ConsumedMonth) => Number(row.total),
    yearAgo: (row: ConsumedMonth) => Number(row.yearAgo ?? -1),
    ...Object.fromEntries(
      props.zones.map((_, index) => [`zone${index}`, (row: ConsumedMonth) => Number(row.volumes[index] ?? -1)]),
    ),
  });
  const years = () => byYear(sorted(props.consumption.months, sorting.order(), columns()), sorting.order());
  const several = () => props.zones.length > 1;
  const yearAgo = () => props.consumption.months.some((month) => month.yearAgo !== null);
  const width = () => 2 + (several() ? props.zones.length : 0) + (yearAgo() ? 1 : 0);
  const head = 'py-2.5 pl-3 text-right';
  const cell = 'py-3 pl-3 text-right whitespace-nowrap';
  return (
    <div
      class="card mt-5 overflow-x-auto px-4 pb-2 wide:px-6"
      tabindex="0"
      role="region"
      aria-label="Таблица потребления"
    >
      <table class="w-full text-sm wide:text-base">
        <caption class="pt-4 text-left text-sm text-soft">
          {props.service}
          {props.consumption.unit === null ? '' : `, ${props.consumption.unit}`}
        </caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <ColumnHead sorting={sorting} column="month" class="py-2.5 text-left">
              Месяц
            </ColumnHead>
            <Show when={several()}>
              <For each={props.zones}>
                {(zone, index) => (
                  <ColumnHead sorting={sorting} column={`zone${index()}`} class={head}>
                    {zone}
                  </ColumnHead>
                )}
              </For>
            </Show>
            <ColumnHead sorting={sorting} column="total" class={head}>
              {several() ? 'Всего' : 'Потребление'}
            </ColumnHead>
            <Show when={yearAgo()}>
              <ColumnHead sorting={sorting} column="yearAgo" class={head}>
                Год назад
              </ColumnHead>
            </Show>
          </tr>
        </thead>
        <For each={years()}>
          {({ year, rows }) => (
            <tbody class="divide-y divide-line">
              <Show when={year}>
                <tr>
                  <th scope="rowgroup" colspan={width()} class="pt-4 pb-1 text-left font-semibold">
                    {year}
                  </th>
                </tr>
              </Show>
              <For each={rows}>
                {(month) => (
                  <tr>
                    <th scope="row" class="text-left font-normal">
                      <MonthLink
                        month={month.period}
                        opens={props.rule.monthOpens !== 'NOTHING'}
                        short={year !== undefined}
                      />
                    </th>
                    <Show when={several()}>
                      <For each={month.volumes}>
                        {(volume) => <td class={cell}>{volume === null ? '—' : decimal(volume)}</td>}
                      </For>
                    </Show>
                    <td class={cell}>{decimal(month.total)}</td>
                    <Show when={yearAgo()}>
                      <td class={cell}>{month.yearAgo === null ? '—' : decimal(month.yearAgo)}</td>
                    </Show>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </div>
  );
}
