import { For, type JSX, Show } from 'solid-js';
import type { HistorySection } from '../history/history-sections.ts';
import { MonthLink } from '../history/month-link.tsx';
import { sorted } from '../history/sorted.ts';
import { ColumnHead, useSorting } from '../history/sorting.tsx';
import { dayOf, fullDay, period, timeOf, today } from '../locale/calendar.ts';
import { kopecks, money, sum } from '../locale/money.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import type { MonthPayments, Payment } from './by-month.ts';
import { over, paid } from './payment-words.ts';

const statuses: Record<Payment['status'], string> = {
  PAID: '',
  CREATED: 'ждёт банк',
  REGISTERED: 'ждёт оплаты',
  UNDER_REVIEW: 'проверяем в банке',
  DECLINED: 'не прошёл, деньги не списаны',
  EXPIRED: 'не завершён, деньги не списаны',
  REVERSED: 'отменён, деньги возвращены',
  PARTLY_REFUNDED: 'возвращён частично:',
  REFUNDED: 'возвращён',
};

const stateOf = ({ status, refunded }: Payment): string =>
  status === 'PARTLY_REFUNDED' ? `${statuses[status]} ${money(refunded)}` : statuses[status];

const columns = {
  day: (payment: Payment) => payment.paidAt,
  amount: (payment: Payment) => kopecks(payment.amount),
};

/** Payments under the months they were made in, with what was paid in each; without months where they are sorted by sum. */
export function PaymentsTable(props: {
  months: MonthPayments[];
  rule: Pick<HistorySection, 'sortable' | 'monthOpens'>;
}): JSX.Element {
  const tenant = useTenant();
  const sorting = useSorting(() => props.rule.sortable, 'day');
  const groups = (): { month?: MonthPayments; payments: Payment[] }[] => {
    const order = sorting.order();
    const all = sorted(
      props.months.flatMap(({ payments }) => payments),
      order,
      columns,
    );
    if (order?.column !== 'day') return [{ payments: all }];
    const months = order.down ? props.months : props.months.toReversed();
    return months.map((month) => ({ month, payments: all.filter((payment) => month.payments.includes(payment)) }));
  };
  const billed = (month: string): boolean =>
    props.rule.monthOpens !== 'NOTHING' && month < today(tenant().timeZone).slice(0, 7);
  return (
    <div class="card mt-5 px-4 pb-2 wide:px-6">
      <table class="w-full">
        <caption class="pt-4 text-left text-sm text-soft">Суммы в рублях</caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <ColumnHead sorting={sorting} column="day" class="py-2.5 text-left">
              Дата
            </ColumnHead>
            <ColumnHead sorting={sorting} column="amount" class="py-2.5 pl-3 text-right">
              Сумма
            </ColumnHead>
          </tr>
        </thead>
        <For each={groups()}>
          {({ month, payments }) => (
            <tbody class="divide-y divide-line">
              <Show when={month}>
                {(known) => (
                  <tr>
                    <th scope="rowgroup" class="pt-3 text-left font-semibold">
                      <MonthLink month={known().period} opens={billed(known().period)} />
                    </th>
                    <td class="pt-3 pl-3 text-right font-semibold whitespace-nowrap">
                      <span class="sr-only">Всего </span>
                      {sum(known().paid)}
                    </td>
                  </tr>
                )}
              </Show>
              <For each={payments}>{(payment) => <PaymentRow payment={payment} />}</For>
            </tbody>
          )}
        </For>
      </table>
    </div>
  );
}

function PaymentRow(props: { payment: Payment }): JSX.Element {
  const tenant = useTenant();
  const details = (): string =>
    [
      timeOf(props.payment.paidAt, tenant().timeZone),
      props.payment.source === 'PORTAL' ? 'в кабинете' : 'через банк',
      props.payment.period && `за ${period(props.payment.period)}`,
      stateOf(props.payment),
    ]
      .filter(Boolean)
      .join(', ');
  /** A payment of the portal opens: its receipt from its state where the rule says so, else what became of it. */
  const way = (): { href: string; title: string } | undefined => {
    const { id, source, status } = props.payment;
    if (source !== 'PORTAL') return undefined;
    return paid(status) && tenant().rules.receipts.fromPaymentStatus
      ? {
          href: `/receipts/${encodeURIComponent(id)}`,
          title: status === 'PAID' ? 'Платёж прошёл: квитанция' : 'Квитанция об оплате',
        }
      : { href: `/pay/${encodeURIComponent(id)}`, title: 'Подробнее' };
  };
  return (
    <tr>
      <th scope="row" class="py-3 text-left font-normal">
        <span class="block">{fullDay(dayOf(props.payment.paidAt, tenant().timeZone))}</span>
        <span class="block text-sm text-soft">{details()}</span>
        <Show when={way()}>
          {(known) => (
            <a href={known().href} class="link no-print inline-flex min-h-11 items-center text-sm">
              {known().title}
              <span class="sr-only"> {fullDay(dayOf(props.payment.paidAt, tenant().timeZone))}</span>
            </a>
          )}
        </Show>
      </th>
      <td
        class="py-3 pl-3 text-right align-top whitespace-nowrap"
        classList={{ 'text-soft': over(props.payment.status) }}
      >
        {sum(props.payment.amount)}
      </td>
    </tr>
  );
}
