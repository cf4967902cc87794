import type { Context } from '../context.ts';
import type { Run } from '../database/tenant-reader.ts';
import { KabinetError } from '../errors.ts';
import { idOf } from '../ids.ts';
import { localDay } from '../tenancy/local-day.ts';
import type { PostingKind } from './ledger.entity.ts';
import { eventsOf, inStatementOrder } from './statement-events.ts';
import type { AccountStatement, StatementEntry } from './statement.type.ts';

/** Longest interval, months: longer than anybody's history here, and read at once. */
const mostMonths = 60;

/** Days of an interval, both included; without them the last twelve months. */
export interface AskedDays {
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/**
 * What happened on an account in an interval, with its balance before, after and in between, all from the ledger, in one
 * statement. Whoever calls has made sure that the account may be seen.
 * @throws KabinetError BAD_USER_INPUT
 */
export async function statement(
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  run: Run,
  accountId: string,
  asked: AskedDays,
): Promise<AccountStatement> {
  const to = asked.to ?? localDay(tenant.timeZone, clock.now());
  const from = asked.from ?? monthsBefore(to, 11);
  if (from > to)
    throw new KabinetError('BAD_USER_INPUT', 'Начало срока позже его конца. Поменяйте их местами.', {
      argument: 'from',
    });
  if (from < monthsBefore(to, mostMonths - 1))
    throw new KabinetError('BAD_USER_INPUT', 'За один раз можно посмотреть не больше пяти лет. Выберите срок короче.', {
      argument: 'from',
    });
  const [row] = await run<Row>('account_statement', text, [tenantId, accountId, from, to]);
  return {
    from,
    to,
    opening: BigInt(row!.opening),
    closing: BigInt(row!.opening) + row!.entries.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    entries: balanced(BigInt(row!.opening), row!.entries, accountId),
    agrees: row!.agrees,
  };
}

interface EntryRow {
  day: string;
  period: string;
  kind: PostingKind;
  revision: number;
  amount: string;
  services: { code: string | null; name: string | null; unit: string | null; amount: string }[];
  payment: string | null;
}
interface Row {
  opening: string;
  entries: EntryRow[];
  agrees: boolean;
}

function balanced(opening: bigint, rows: readonly EntryRow[], accountId: string): StatementEntry[] {
  let balance = opening;
  return rows.map(({ day, period, kind, revision, amount, services, payment }) => {
    balance += BigInt(amount);
    return {
      day,
      period,
      kind,
      correction: revision > 1,
      amount: BigInt(amount),
      balance,
      services: services.map(({ code, name, unit, amount: part }) => ({
        service: code === null ? null : { code, name: name!, ...(unit === null ? {} : { unit }) },
        amount: BigInt(part),
      })),
      paymentId: payment === null ? null : idOf('Payment', accountId, payment),
    };
  });
}

/** The first day of the month so many months before that of a day. */
function monthsBefore(day: string, count: number): string {
  const place = Math.max(12, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count);
  return `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}-01`;
}

const text = `
  with own as (select * from posting where tenant_id = $1 and account_id = $2), ${eventsOf('own')},
  part as (
    select id, service_code, sum(amount) as amount from line where day between $3::date and $4::date group by id, service_code),
  entry as (
    select p.id, p.day, p.period, p.kind, p.revision, p.subject,
      sum(t.amount) as amount,
      json_agg(json_build_object('code', s.code, 'name', s.name, 'unit', s.unit, 'amount', t.amount::text)
        order by s.kind = 'PENALTY', s.position, s.code) filter (where t.amount <> 0) as services
    from part t join event p using (id)
    left join service s on s.tenant_id = $1 and s.code = t.service_code
    group by p.id, p.day, p.period, p.kind, p.revision, p.subject),
  told as (
    select e.*, coalesce(b.id, own.id, r.payment_id) as payment
    from entry e
    left join payment b on e.kind = 'BANK_PAYMENT' and b.tenant_id = $1 and b.account_id = $2
      and b.source in ('BANK', 'TERMINAL') and b.external_id = e.subject
    left join payment own on e.kind = 'PAYMENT' and own.tenant_id = $1 and own.account_id = $2 and own.id::text = e.subject
    left join refund r on e.kind = 'REFUND' and r.tenant_id = $1 and r.account_id = $2 and r.id::text = e.subject),
  billed as (
    select period, opening, closing from bill
    where tenant_id = $1 and account_id = $2 and period <= $4::date order by period desc limit 1)
  select coalesce((select sum(amount) from line where day < $3::date), 0)::text as opening,
    coalesce((select json_agg(json_build_object('day', day, 'period', period, 'kind', kind, 'revision', revision,
        'amount', amount::text, 'services', coalesce(services, '[]'), 'payment', payment)
      order by ${inStatementOrder('told')}) from told), '[]') as entries,
    coalesce((
      select b.closing = coalesce(sum(l.amount), 0)
        and b.opening = coalesce(sum(l.amount) filter (where l.period < b.period or l.kind = 'OPENING'), 0)
      from billed b left join line l on l.period <= b.period group by b.closing, b.opening), true) as agrees`;
