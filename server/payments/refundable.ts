import { sql } from 'kysely';
import type { Column } from '../database/read/declare.ts';
import { PaymentStatus } from './payment-step.entity.ts';
import { PaymentSource } from './payment.entity.ts';
import { RefundStatus } from './refund.entity.ts';

const paid = sql.join([PaymentStatus.PAID, PaymentStatus.PARTLY_REFUNDED].map((status) => sql.lit(status)));
const open = sql.join([RefundStatus.CREATED, RefundStatus.UNDER_REVIEW].map((status) => sql.lit(status)));

/** Kopecks of a row of `payment` that could still go back to the card; 0 while some of them are on their way. */
export const refundable = (column: Column) => sql<string>`
  case when ${column('source')} = ${sql.lit(PaymentSource.PORTAL)} and ${column('status')} in (${paid})
    and not exists (select from refund r
      where r.tenant_id = ${column('tenantId')} and r.account_id = ${column('accountId')}
        and r.payment_id = ${column('id')} and r.status in (${open}))
  then ${column('amount')} - ${column('refunded')} else 0 end`;
