import { CompiledQuery, sql } from 'kysely';
import { AccountStatus } from '../accounts/account.entity.ts';
import type { Context } from '../context.ts';
import { compile, named, NamedSlot } from '../database/read/statement.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Run } from '../database/tenant-reader.ts';
import { MeterStatus } from '../meters/meter.entity.ts';
import { paidSinceBill } from '../payments/paid-on-current-bill.ts';
import { PaymentSource } from '../payments/payment.entity.ts';
import { type MeterReadings, metersWithReadings } from '../readings/meter-readings.ts';
import { countedFor } from '../readings/reading-window.ts';
import { localDay } from '../tenancy/local-day.ts';

/** What a payment of an account depends on. Sums are kopecks. */
export interface AccountToPay {
  closed: boolean;
  number: string;
  balance: bigint;
  balancePeriod: string | null;
  dueOn: string | null;
  /** Services in the order in which a payment goes to them; below zero is prepaid. */
  services: { code: string; balance: bigint }[];
  /** Paid here since the current bill. */
  paidSinceBill: bigint;
  /** The newest payment that was begun here, whatever became of it; null: none. */
  newestPayment: string | null;
  /** Meters that stand there, with what is known of them in the month a reading of today counts for. */
  meters: MeterReadings[];
}

const tenantId = sql`a.tenant_id`;
const accountId = sql`a.id`;

const columns: Readonly<Record<string, string>> = {
  tenantId: 'a.tenant_id',
  id: 'a.id',
  balancePeriod: 'a.balance_period',
};

/** One statement, so that everything is of one moment; no row when the account is not the resident's. */
const statement = compile(sql`
  select a.status, a.number, a.balance::text, a.balance_period::text, a.due_on::text,
    (select coalesce(json_agg(json_build_array(o.service_code, o.balance::text)
        order by v.kind = 'PENALTY', v.position, v.code), '[]')
      from account_service o join service v on v.tenant_id = o.tenant_id and v.code = o.service_code
      where o.tenant_id = a.tenant_id and o.account_id = a.id) as services,
    ${paidSinceBill((property) => sql.ref(columns[property]!))}::text as paid,
    (select p.id from payment p where p.tenant_id = a.tenant_id and p.account_id = a.id
        and p.source = ${sql.lit(PaymentSource.PORTAL)} order by p.begun_at desc, p.id desc limit 1) as newest,
    (${metersWithReadings({
      tenantId,
      accountId,
      period: sql`${named('period', 'text')}::date`,
      day: sql`${named('day', 'text')}::date`,
      serial: sql`null`,
      which: sql`m.status = ${sql.lit(MeterStatus.ACTIVE)}`,
    })}) as meters
  from account a
  where a.tenant_id = ${named('tenantId', 'text')}::smallint and a.id = ${named('accountId', 'uuid')}
    and exists (select from account_resident l
      where l.tenant_id = a.tenant_id and l.account_id = a.id and l.resident_id = ${named('residentId', 'uuid')})`);

interface Row {
  status: AccountStatus;
  number: string;
  balance: string;
  balance_period: string | null;
  due_on: string | null;
  services: [string, string][];
  paid: string;
  newest: string | null;
  meters: MeterReadings[];
}

/** Reads it with `run`; undefined when the account is not the resident's. */
export async function accountToPay(
  run: Run,
  { tenant, tenantId: id, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  of: { accountId: string; residentId: string },
): Promise<AccountToPay | undefined> {
  const day = localDay(tenant.timeZone, clock.now());
  const values: Record<string, unknown> = { ...of, tenantId: String(id), day, period: countedFor(tenant, day) };
  const [row] = await run<Row>(
    statement.name,
    statement.text,
    statement.parameters.map((one) => (one instanceof NamedSlot ? values[one.name] : one)),
  );
  return (
    row && {
      closed: row.status === AccountStatus.CLOSED,
      number: row.number,
      balance: BigInt(row.balance),
      balancePeriod: row.balance_period,
      dueOn: row.due_on,
      services: row.services.map(([code, balance]) => ({ code, balance: BigInt(balance) })),
      paidSinceBill: BigInt(row.paid),
      newestPayment: row.newest,
      meters: row.meters,
    }
  );
}

/** Runs statements of reads within the transaction of an act. */
export const runWithin =
  (em: EntityManager): Run =>
  async <Found>(_name: string | undefined, text: string, values: readonly unknown[]) =>
    (await em.getKysely().executeQuery(CompiledQuery.raw(text, [...values]))).rows as Found[];
