import { For, type JSX, Show } from 'solid-js';
import { byYear } from './by-year.ts';
import type { HistorySection } from './history-sections.ts';
import { MonthLink } from './month-link.tsx';
import { type Sortable, sorted } from './sorted.ts';
import { ColumnHead, useSorting } from './sorting.tsx';

/** A column beside the months. */
export interface MonthColumn<Month> {
  /** As it stands in the address when the table is sorted by it. */
  name: string;
  title: string;
  shown: (month: Month) => string;
  sortBy: (month: Month) => Sortable;
  /** Left out where there is no room for it. */
  wideOnly?: boolean;
}

interface MonthsTableProps<Month> {
  /** What the table is, for those who hear the page. */
  name: string;
  caption: string;
  /** The newest first. */
  months: readonly Month[];
  columns: readonly MonthColumn<Month>[];
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}

const room = ({ wideOnly }: { wideOnly?: boolean }): string =>
  wideOnly ? 'hidden wide:table-cell print:table-cell' : '';

/** Months as rows under their year; a month opens its bill where the rule says so. */
export function MonthsTable<Month extends { period: string }>(props: MonthsTableProps<Month>): JSX.Element {
  const sorting = useSorting(() => props.rule.sortable, 'month');
  const sortBy = () => ({
    month: (month: Month): Sortable => month.period,
    ...Object.fromEntries(props.columns.map((column) => [column.name, column.sortBy])),
  });
  const years = () => byYear(sorted(props.months, sorting.order(), sortBy()), sorting.order());
  return (
    <div class="card mt-5 overflow-x-auto px-4 pb-2 wide:px-6" tabindex="0" role="region" aria-label={props.name}>
      <table class="w-full text-sm wide:text-base">
        <caption class="pt-4 text-left text-sm text-soft">{props.caption}</caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <ColumnHead sorting={sorting} column="month" class="py-2.5 text-left">
              Месяц
            </ColumnHead>
            <For each={props.columns}>
              {(column) => (
                <ColumnHead sorting={sorting} column={column.name} class={`py-2.5 pl-3 text-right ${room(column)}`}>
                  {column.title}
                </ColumnHead>
              )}
            </For>
          </tr>
        </thead>
        <For each={years()}>
          {({ year, rows }) => (
            <tbody class="divide-y divide-line">
              <Show when={year}>
                <tr>
                  <th scope="rowgroup" colspan={props.columns.length + 1} class="pt-4 pb-1 text-left font-semibold">
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
                    <For each={props.columns}>
                      {(column) => (
                        <td class={`py-3 pl-3 text-right whitespace-nowrap ${room(column)}`}>{column.shown(month)}</td>
                      )}
                    </For>
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
