import { For, type JSX, Show } from 'solid-js';
import { byYear } from '../history/by-year.ts';
import type { HistorySection } from '../history/history-sections.ts';
import { MonthLink } from '../history/month-link.tsx';
import { sorted } from '../history/sorted.ts';
import { ColumnHead, useSorting } from '../history/sorting.tsx';
import { kopecks, sum } from '../locale/money.ts';
import type { MonthCharges } from './by-month.ts';

const columns = {
  month: (row: MonthCharges) => row.period,
  charged: (row: MonthCharges) => kopecks(row.charged),
  recalculated: (row: MonthCharges) => kopecks(row.recalculated),
  paid: (row: MonthCharges) => kopecks(row.paid),
  closing: (row: MonthCharges) => kopecks(row.closing),
};

const wideOnly = 'hidden wide:table-cell print:table-cell';

/** Months as rows under their year, sums in rubles; a month opens its bill where the rule says so. */
export function ChargesTable(props: {
  months: MonthCharges[];
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}): JSX.Element {
  const sorting = useSorting(() => props.rule.sortable, 'month');
  const years = () => byYear(sorted(props.months, sorting.order(), columns), sorting.order());
  const recalculated = () => props.months.some((month) => kopecks(month.recalculated) !== 0n);
  const head = 'py-2.5 pl-3 text-right';
  const cell = 'py-3 pl-3 text-right whitespace-nowrap';
  return (
    <div
      class="card mt-5 overflow-x-auto px-4 pb-2 wide:px-6"
      tabindex="0"
      role="region"
      aria-label="Таблица начислений"
    >
      <table class="w-full text-sm wide:text-base">
        <caption class="pt-4 text-left text-sm text-soft">Суммы в рублях</caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <ColumnHead sorting={sorting} column="month" class="py-2.5 text-left">
              Месяц
            </ColumnHead>
            <ColumnHead sorting={sorting} column="charged" class={head}>
              Начислено
            </ColumnHead>
            <Show when={recalculated()}>
              <ColumnHead sorting={sorting} column="recalculated" class={`${head} ${wideOnly}`}>
                Перерасчёт
              </ColumnHead>
            </Show>
            <ColumnHead sorting={sorting} column="paid" class={head}>
              Оплачено
            </ColumnHead>
            <ColumnHead sorting={sorting} column="closing" class={`${head} ${wideOnly}`}>
              На конец месяца
            </ColumnHead>
          </tr>
        </thead>
        <For each={years()}>
          {({ year, rows }) => (
            <tbody class="divide-y divide-line">
              <Show when={year}>
                <tr>
                  <th scope="rowgroup" colspan={recalculated() ? 5 : 4} class="pt-4 pb-1 text-left font-semibold">
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
                    <td class={cell}>{sum(month.charged)}</td>
                    <Show when={recalculated()}>
                      <td class={`${cell} ${wideOnly}`}>
                        {kopecks(month.recalculated) === 0n ? '' : sum(month.recalculated)}
                      </td>
                    </Show>
                    <td class={cell}>{sum(month.paid)}</td>
                    <td class={`${cell} ${wideOnly}`}>{sum(month.closing)}</td>
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
