import { sql } from 'kysely';
import { named } from '../database/read/statement.ts';
import { PaymentStatus } from '../payments/payment-step.entity.ts';
import { PaymentSource } from '../payments/payment.entity.ts';
import { type History, plainColumn } from './history-table.ts';

interface PaymentRow {
  day: string;
  time: string;
  amount: string;
  period: string | null;
  source: PaymentSource;
  status: PaymentStatus;
  refunded: string | null;
}

const places: Readonly<Record<PaymentSource, string>> = {
  [PaymentSource.PORTAL]: 'в кабинете',
  [PaymentSource.BANK]: 'через банк',
  [PaymentSource.TERMINAL]: 'через банк',
};
const states: Readonly<Record<PaymentStatus, string>> = {
  [PaymentStatus.CREATED]: 'ждёт банк',
  [PaymentStatus.REGISTERED]: 'ждёт оплаты',
  [PaymentStatus.UNDER_REVIEW]: 'проверяем в банке',
  [PaymentStatus.PAID]: 'оплачено',
  [PaymentStatus.DECLINED]: 'не прошёл, деньги не списаны',
  [PaymentStatus.EXPIRED]: 'не завершён, деньги не списаны',
  [PaymentStatus.REVERSED]: 'отменён, деньги возвращены',
  [PaymentStatus.PARTLY_REFUNDED]: 'возвращён частично',
  [PaymentStatus.REFUNDED]: 'возвращён',
};

/** Payments wherever they were made, by the clock of the place where the residents live. */
export const paymentsHistory: History<PaymentRow> = {
  title: 'Оплаты',
  byDay: true,
  columns: [
    plainColumn('Дата', 'day', 12, 'day'),
    plainColumn('Время', 'time', 10, 'time'),
    plainColumn('Сумма, ₽', 'money', 16, 'amount'),
    plainColumn('За месяц', 'month', 16, 'period'),
    { header: 'Где оплачено', kind: 'text', width: 16, of: ({ source }) => places[source] },
    { header: 'Состояние', kind: 'text', width: 30, of: ({ status }) => states[status] },
    plainColumn('Возвращено, ₽', 'money', 16, 'refunded'),
  ],
  rows: sql`
    select to_char(p.paid_at at time zone ${named('timeZone', 'text')}, 'YYYY-MM-DD') as day,
      to_char(p.paid_at at time zone ${named('timeZone', 'text')}, 'HH24:MI') as time,
      p.amount::text, p.period::text, p.source, p.status, nullif(p.refunded, 0)::text as refunded
    from payment p
    where p.account_id = ${named('accountId', 'uuid')}
      and p.paid_at >= ${named('from', 'text')}::date::timestamp at time zone ${named('timeZone', 'text')}
      and p.paid_at < (${named('to', 'text')}::date + 1)::timestamp at time zone ${named('timeZone', 'text')}
    order by p.paid_at desc, p.id desc`,
};
