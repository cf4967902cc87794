import { sql } from 'kysely';
import type { Column } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { PaymentStatus } from './payment-step.entity.ts';

/**
 * The bank's page of a payment that waits for the card. For who began it alone: whoever shares the account pays on a page of
 * their own, and a card is entered only where it was asked for.
 */
export const openPayUrl = (column: Column) => sql<string | null>`
  case when ${column('status')} = ${sql.lit(PaymentStatus.REGISTERED)}
    and not ${column('automatic')} and ${column('begunBy')} = ${named('residentId', 'uuid')}
  then (select s.form_url from payment_step s
    where s.tenant_id = ${column('tenantId')} and s.account_id = ${column('accountId')} and s.payment_id = ${column('id')}
      and s.step = ${column('step')})
  end`;

/**
 * Of a row of `payment`: the bank has the order, and its answer with the page was lost. Nobody can pay it; another one can be
 * begun.
 */
export const pageIsLost = (column: Column) => sql<boolean>`(
  ${column('status')} = ${sql.lit(PaymentStatus.REGISTERED)} and not ${column('automatic')} and exists (
    select from payment_step s
    where s.tenant_id = ${column('tenantId')} and s.account_id = ${column('accountId')} and s.payment_id = ${column('id')}
      and s.step = ${column('step')} and s.form_url is null))`;
