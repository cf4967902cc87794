import type pg from 'pg';
import { withinSnapshot } from '../../exchange/within-snapshot.ts';
import type { PortalPaymentsExport } from '../../tenancy/portal-payments-profile.ts';

/** A row of an export: a payment or a refund, or what of one is for a service. Sums are kopecks, of refunds below zero. */
export interface ExportedLine {
  number: string;
  id: string;
  payment: string;
  kind: 'PAYMENT' | 'REFUND';
  /** When the card was charged or got it back, in the tenant's zone. */
  paidOn: string;
  paidAtTime: string;
  period: string;
  serviceCode: string;
  amount: string;
}

/** What was chosen for an export. Sums are kopecks. */
export interface ChosenPayments {
  number: number;
  day: string;
  rows: number;
  paid: bigint;
  refunded: bigint;
  batches: AsyncIterable<ExportedLine[]>;
}

const linesOf = (rows: PortalPaymentsExport['rows']): string => `
  select a.number, coalesce(r.id::text, p.external_id) as id, p.external_id as payment, g.kind,
    to_char(coalesce(r.decided_at, p.paid_at) at time zone $3, 'YYYY-MM-DD') as "paidOn",
    to_char(coalesce(r.decided_at, p.paid_at) at time zone $3, 'HH24:MI:SS') as "paidAtTime",
    g.period::text, ${
      rows === 'SERVICE'
        ? `coalesce(e.service_code, '') as "serviceCode", case g.kind when 'REFUND' then -e.amount else e.amount end as amount`
        : `'' as "serviceCode", case g.kind when 'REFUND' then -r.amount else p.amount end as amount`
    }, coalesce(r.decided_at, p.paid_at) as moment
  from exported_payment x
  join payment p on p.tenant_id = $1 and p.account_id = x.account_id and p.id = x.payment_id
  join account a on a.tenant_id = $1 and a.id = x.account_id
  left join refund r on r.tenant_id = $1 and r.account_id = x.account_id and r.id = x.line_id
  join posting g on g.tenant_id = $1 and g.account_id = x.account_id and g.subject = x.line_id::text and g.revision = 1
    and g.kind = case when r.id is null then 'PAYMENT' else 'REFUND' end
  ${rows === 'SERVICE' ? 'join ledger_entry e on e.tenant_id = $1 and e.account_id = g.account_id and e.posting_id = g.id' : ''}
  where x.tenant_id = $1 and x.export_id = $2`;

/**
 * Lets the work read what was chosen for an export, in the order in which the money moved: always the same, whatever happened
 * to the payments since.
 * @throws Error when its rows do not make the sum that was chosen: a file that lacks something must not go out
 */
export function withChosen<Result>(
  {
    pool,
    tenantId,
    timeZone,
    rows,
  }: { pool: pg.Pool; tenantId: number; timeZone: string } & Pick<PortalPaymentsExport, 'rows'>,
  exportId: string,
  work: (chosen: ChosenPayments) => Promise<Result>,
): Promise<Result> {
  return withinSnapshot(pool, tenantId, async (db, batches) => {
    const values = [tenantId, exportId, timeZone];
    const lines = linesOf(rows);
    const { rows: found } = await db.query<Record<'number' | 'day' | 'rows' | 'paid' | 'refunded' | 'amount', string>>(
      `select e.number, e.day::text, e.amount::text, n.* from payment_export e, (
         select count(*)::int as rows, coalesce(sum(amount) filter (where amount > 0), 0)::text as paid,
           coalesce(-sum(amount) filter (where amount < 0), 0)::text as refunded
         from (${lines}) line) n
       where e.tenant_id = $1 and e.id = $2`,
      values,
    );
    const { number, day, rows: count, paid, refunded, amount } = found[0]!;
    if (BigInt(paid) - BigInt(refunded) !== BigInt(amount))
      throw new Error('the rows of an export do not make its sum');
    const read = batches<ExportedLine & pg.QueryResultRow>(
      `select number, id, payment, kind, "paidOn", "paidAtTime", period, "serviceCode", amount::text
       from (${lines}) line order by moment, id, "serviceCode"`,
      values,
    );
    const chosen = { number: Number(number), day, rows: Number(count), paid: BigInt(paid), refunded: BigInt(refunded) };
    return work({ ...chosen, batches: read });
  });
}
