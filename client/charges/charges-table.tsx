import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { monthName, period } from '../locale/calendar.ts';
import { kopecks, sum } from '../locale/money.ts';
import { capital } from '../locale/words.ts';
import type { MonthCharges } from './by-month.ts';

/** Months as rows under their year, sums in rubles; a month opens its bill. */
export function ChargesTable(props: { months: MonthCharges[] }): JSX.Element {
  const account = useAccount();
  const years = (): [string, MonthCharges[]][] =>
    [...new Set(props.months.map((month) => month.period.slice(0, 4)))].map((year) => [
      year,
      props.months.filter((month) => month.period.startsWith(year)),
    ]);
  const recalculated = () => props.months.some((month) => kopecks(month.recalculated) !== 0n);
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
            <th scope="col" class="py-2.5 text-left font-normal">
              Месяц
            </th>
            <th scope="col" class="py-2.5 pl-3 text-right font-normal">
              Начислено
            </th>
            <Show when={recalculated()}>
              <th scope="col" class="hidden py-2.5 pl-3 text-right font-normal wide:table-cell print:table-cell">
                Перерасчёт
              </th>
            </Show>
            <th scope="col" class="py-2.5 pl-3 text-right font-normal">
              Оплачено
            </th>
            <th scope="col" class="hidden py-2.5 pl-3 text-right font-normal wide:table-cell print:table-cell">
              На конец месяца
            </th>
          </tr>
        </thead>
        <For each={years()}>
          {([year, months]) => (
            <tbody class="divide-y divide-line">
              <tr>
                <th scope="rowgroup" colspan={recalculated() ? 5 : 4} class="pt-4 pb-1 text-left font-semibold">
                  {year}
                </th>
              </tr>
              <For each={months}>
                {(month) => (
                  <tr>
                    <th scope="row" class="text-left font-normal">
                      <a
                        href={account.href(`/bills/${month.period}`)}
                        aria-label={capital(period(month.period))}
                        class="link inline-flex min-h-11 items-center"
                      >
                        {capital(monthName(month.period))}
                      </a>
                    </th>
                    <td class={cell}>{sum(month.charged)}</td>
                    <Show when={recalculated()}>
                      <td class={`${cell} hidden wide:table-cell print:table-cell`}>
                        {kopecks(month.recalculated) === 0n ? '' : sum(month.recalculated)}
                      </td>
                    </Show>
                    <td class={cell}>{sum(month.paid)}</td>
                    <td class={`${cell} hidden wide:table-cell print:table-cell`}>{sum(month.closing)}</td>
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
