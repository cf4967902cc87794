import { sql } from 'kysely';
import { named } from '../database/read/statement.ts';
import { PostingKind } from '../ledger/ledger.entity.ts';
import { eventsOf, inStatementOrder } from '../ledger/statement-events.ts';
import { type History, plainColumn } from './history-table.ts';

interface EntryRow {
  day: string;
  kind: PostingKind;
  correction: boolean;
  period: string;
  amount: string;
  balance: string;
}

const kinds: Readonly<Record<PostingKind, string>> = {
  [PostingKind.OPENING]: 'остаток до первого счёта в кабинете',
  [PostingKind.CHARGE]: 'начислено',
  [PostingKind.RECALCULATION]: 'перерасчёт',
  [PostingKind.PAYMENT]: 'оплата в кабинете',
  [PostingKind.BANK_PAYMENT]: 'оплата через банк',
  [PostingKind.REFUND]: 'возврат на карту',
};

/** Everything that was charged, corrected, paid and given back, with what was owed before and after each. */
export const statementHistory: History<EntryRow> = {
  title: 'Движение денег',
  byDay: true,
  columns: [
    plainColumn('Дата', 'day', 12, 'day'),
    {
      header: 'Что было',
      kind: 'text',
      width: 36,
      of: ({ kind, correction }) => `${kinds[kind]}${correction ? ', исправление' : ''}`,
    },
    plainColumn('За месяц', 'month', 16, 'period'),
    {
      header: 'Было к оплате, ₽',
      kind: 'money',
      width: 18,
      of: ({ amount, balance }) => String(BigInt(balance) - BigInt(amount)),
    },
    plainColumn('Сумма, ₽', 'money', 16, 'amount'),
    plainColumn('Стало к оплате, ₽', 'money', 18, 'balance'),
  ],
  // All that came before is added up too: the first balance of an interval is made of it.
  rows: sql`
    with own as (
      select * from posting where account_id = ${named('accountId', 'uuid')} and day <= ${named('to', 'text')}::date),
    ${sql.raw(eventsOf('own'))}
    select e.day::text, e.kind, e.revision > 1 as correction, e.period::text, e.amount::text, e.balance::text
    from (
      select p.day, p.kind, p.revision, p.period, sum(l.amount) as amount,
        sum(sum(l.amount)) over (order by ${sql.raw(inStatementOrder('p'))}) as balance,
        row_number() over (order by ${sql.raw(inStatementOrder('p'))}) as place
      from event p join line l using (id)
      group by p.id, p.day, p.kind, p.revision, p.period) e
    where e.day >= ${named('from', 'text')}::date
    order by e.place desc`,
};
