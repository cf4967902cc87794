import { For, type JSX, Show } from 'solid-js';
import type { PastReadingsQuery } from '../graphql/generated/graphql.ts';
import { fullDay, period } from '../locale/calendar.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { useAccount } from '../accounts/account-context.ts';
import { handedInTogether, told } from '../meters/reading-history.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import type { HistorySection } from './history-sections.ts';
import { sorted } from './sorted.ts';
import { ColumnHead, useSorting } from './sorting.tsx';

/** A meter with what it showed. */
export type PastMeter = NonNullable<PastReadingsQuery['account']>['meters'][number];
type Reading = PastMeter['readings']['nodes'][number];

interface PastReadingsTableProps {
  meter: PastMeter;
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
  thisMonth: string;
}

/** Readings of a meter: a row for a day, a column for a register. */
export function PastReadingsTable(props: PastReadingsTableProps): JSX.Element {
  const tenant = useTenant();
  const sorting = useSorting(() => props.rule.sortable, 'day');
  const registers = () => props.meter.registers;
  const of = (row: Reading[], code: Reading['registerCode']): string | undefined =>
    row.find(({ registerCode }) => registerCode === code)?.value;
  const columns = () => ({
    day: (row: Reading[]) => row[0]?.takenOn ?? '',
    ...Object.fromEntries(registers().map(({ code }) => [code, (row: Reading[]) => BigInt(of(row, code) ?? '-1')])),
  });
  const rows = () => sorted(handedInTogether(props.meter.readings.nodes), sorting.order(), columns());
  const label = (code: Reading['registerCode']): string =>
    registers().length > 1
      ? capital(registerLabel(tenant().rules.readings.registerLabels, registers().length, code))
      : 'Показание';
  const unit = () => props.meter.service.unit;
  return (
    <div
      class="card overflow-x-auto px-4 pb-2 wide:px-6"
      tabindex="0"
      role="region"
      aria-label={`Показания: ${props.meter.service.name}, счётчик ${props.meter.serial}`}
    >
      <table class="w-full">
        <caption class="pt-4 pb-1 text-left">
          <span class="block font-semibold">{props.meter.service.name}</span>
          <span class="block text-sm text-soft">
            Счётчик №{'\u00A0'}
            {props.meter.serial}
            {props.meter.status === 'REMOVED' ? ', снят' : ''}
            {unit() === null ? '' : `, ${unit()}`}
          </span>
        </caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <ColumnHead sorting={sorting} column="day" class="py-2.5 text-left">
              Дата
            </ColumnHead>
            <For each={registers()}>
              {({ code }) => (
                <ColumnHead sorting={sorting} column={code} class="py-2.5 pl-3 text-right">
                  {label(code)}
                </ColumnHead>
              )}
            </For>
          </tr>
        </thead>
        <tbody class="divide-y divide-line">
          <For
            each={rows()}
            fallback={
              <tr>
                <td colspan={registers().length + 1} class="py-4 text-soft">
                  За эти месяцы показаний нет.
                </td>
              </tr>
            }
          >
            {(row) => (
              <tr>
                <RowHead row={row} rule={props.rule} thisMonth={props.thisMonth} />
                <For each={registers()}>
                  {({ code }) => (
                    <td class="py-3 pl-3 text-right align-top font-medium whitespace-nowrap">
                      {readingDigits(of(row, code) ?? '')}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.meter.readings.pageInfo.hasNextPage}>
        <p class="py-3 text-sm text-soft">Это последние показания. Все за пять лет есть в файле.</p>
      </Show>
    </div>
  );
}

/** When a device was read, who told it, and the bill of its month where the rule says that a month opens it. */
function RowHead(props: { row: Reading[]; rule: Pick<HistorySection, 'monthOpens'>; thisMonth: string }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const month = (): string => props.row[0]?.period ?? props.row[0]?.takenOn.slice(0, 7) ?? '';
  return (
    <th scope="row" class="py-3 text-left font-normal">
      {fullDay(props.row[0]?.takenOn ?? '')}
      <span class="block text-sm text-soft">{props.row[0] && told(props.row[0], tenant().rules.readings.status)}</span>
      <Show when={props.rule.monthOpens !== 'NOTHING' && month() < props.thisMonth}>
        <a href={account.href(`/bills/${month()}`)} class="link inline-flex min-h-11 items-center text-sm">
          {tenant().rules.bills.name} за {period(month())}
        </a>
      </Show>
    </th>
  );
}
