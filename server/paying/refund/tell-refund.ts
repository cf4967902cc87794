import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import type { MessageContent } from '../../notifications/message-content.ts';
import { queueMessage, recipientOf } from '../../notifications/queue-message.ts';
import { groupedAccountNumber } from '../../tenancy/rules/account-number.ts';
import type { PayingContext } from '../paying-context.ts';
import type { HeldPayment } from '../take-step.ts';

/** Tells that money has gone back to the card: who asked for it, else who paid. */
export async function tellRefunded(
  em: EntityManager,
  context: PayingContext,
  payment: HeldPayment,
  { amount, requestId, whole }: { amount: bigint; requestId: string | null; whole: boolean },
): Promise<void> {
  const at = context.clock.now().toISOString();
  const { orderNumber: order } = payment;
  await tell(em, context, { payment, amount, requestId }, (about) => ({
    template: 'REFUND_DONE',
    data: { ...about, at, order, whole },
  }));
}

/** Tells what the utility has answered to a request, to who made it. */
export async function tellAnswered(
  em: EntityManager,
  context: PayingContext,
  payment: HeldPayment,
  said: { amount: bigint; requestId: string; accepted: boolean; answer: string },
): Promise<void> {
  const { amount, requestId, accepted, answer } = said;
  await tell(em, context, { payment, amount, requestId }, (about) => ({
    template: 'REFUND_REQUEST_ANSWERED',
    data: { ...about, accepted, answer },
  }));
}

type About = { account: string; payment: string; number: string; amount: string };

interface Told {
  payment: HeldPayment;
  amount: bigint;
  requestId: string | null;
}

async function tell(
  em: EntityManager,
  context: PayingContext,
  { payment, amount, requestId }: Told,
  contentOf: (about: About) => MessageContent,
): Promise<void> {
  const { tenant, tenantId } = context;
  const { accountId, paymentId, begunBy, payer } = payment;
  const { rows } = await sql<{ number: string; email: string | null; phone: string | null }>`
    select a.number, r.email, r.phone from account a
      left join resident r on r.tenant_id = a.tenant_id and r.id = coalesce(
        (select q.resident_id from refund_request q
          where q.tenant_id = a.tenant_id and q.account_id = a.id and q.id = ${requestId}), ${begunBy})
    where a.tenant_id = ${tenantId} and a.id = ${accountId}`.execute(em.getKysely());
  const [row] = rows;
  if (!row) return;
  const own = recipientOf(row, ['EMAIL', 'SMS']);
  const told = recipientOf({ email: payer?.email ?? null, phone: payer?.phone ?? null }, ['EMAIL', 'SMS']);
  const to = own ?? (requestId === null ? told : undefined);
  if (!to) return;
  const number = groupedAccountNumber(tenant.rules.accountNumber, row.number);
  const content = contentOf({ account: accountId, payment: paymentId, number, amount: amount.toString() });
  await queueMessage(em, context, { to, content });
}
