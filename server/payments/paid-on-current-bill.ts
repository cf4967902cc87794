import { sql } from 'kysely';
import type { Column } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { moneyTaken } from './payment-step.entity.ts';
import { PaymentSource } from './payment.entity.ts';

const taken = sql.join(moneyTaken.map((status) => sql.lit(status)));

/**
 * Since when payments count for the current bill, of a row of `account`: its month was published, or, where nobody publishes,
 * its first registry came. Before the first bill: always.
 */
const currentBillSince = (column: Column) => sql`coalesce(
  (select p.requested_at from publication p
    where p.tenant_id = ${column('tenantId')} and p.period = ${column('balancePeriod')}),
  (select min(i.finished_at) from registry_import i
    where i.tenant_id = ${column('tenantId')} and i.period = ${column('balancePeriod')}
      and i.kind = 'CHARGES' and i.status = 'APPLIED'),
  '-infinity')`;

/** Kopecks paid in the portal since the current bill, less what was given back; of a row of `account`. */
export const paidSinceBill = (column: Column) => sql<string>`(
  select coalesce(sum(p.amount - p.refunded), 0) from payment p
  where p.tenant_id = ${column('tenantId')} and p.account_id = ${column('id')}
    and p.source = ${sql.lit(PaymentSource.PORTAL)} and p.status in (${taken})
    and p.paid_at >= ${currentBillSince(column)})`;

/** «Оплачено по текущей квитанции» (S0), where the rule shows it. */
export const paidOnCurrentBill = (column: Column) =>
  sql`case when ${named('showsPaidOnCurrentBill', 'boolean')} then ${paidSinceBill(column)} end`;
