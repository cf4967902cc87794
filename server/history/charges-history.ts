import { sql } from 'kysely';
import { named } from '../database/read/statement.ts';
import { type History, plainColumn } from './history-table.ts';

interface ChargeRow {
  period: string;
  service: string;
  opening: string;
  charged: string;
  recalculated: string;
  paid: string;
  closing: string;
}

/** What was charged and paid for each service, month by month. */
export const chargesHistory: History<ChargeRow> = {
  title: 'Начисления',
  byDay: false,
  columns: [
    plainColumn('Месяц', 'month', 16, 'period'),
    plainColumn('Услуга', 'text', 28, 'service'),
    plainColumn('На начало месяца, ₽', 'money', 20, 'opening'),
    plainColumn('Начислено, ₽', 'money', 16, 'charged'),
    plainColumn('Перерасчёт, ₽', 'money', 16, 'recalculated'),
    plainColumn('Оплачено, ₽', 'money', 16, 'paid'),
    plainColumn('На конец месяца, ₽', 'money', 20, 'closing'),
  ],
  rows: sql`
    select c.period::text, s.name as service, c.opening::text, c.charged::text, c.recalculated::text, c.paid::text,
      c.closing::text
    from charge c join service s on s.tenant_id = c.tenant_id and s.code = c.service_code
    where c.account_id = ${named('accountId', 'uuid')}
      and c.period between ${named('from', 'text')}::date and ${named('to', 'text')}::date
    order by c.period desc, s.position, s.code`,
};
