import type { EntityManager } from '../database/orm.ts';
import { recipientOf, queueMessage } from '../notifications/queue-message.ts';
import type { PayingContext } from './paying-context.ts';
import type { HeldPayment } from './take-step.ts';

/** Sends the receipt wherever the payer has asked for it, when the transaction that credits the payment is committed. */
export async function queueReceipt(
  em: EntityManager,
  context: PayingContext,
  { accountId, paymentId, amount, paidAt, orderNumber, payer }: HeldPayment,
  number: string,
): Promise<void> {
  const person = { email: payer?.email ?? null, phone: payer?.phone ?? null };
  for (const channel of payer?.receiptBy ?? []) {
    const to = recipientOf(person, [channel]);
    if (!to) continue;
    const data = {
      account: accountId,
      payment: paymentId,
      number,
      amount: amount.toString(),
      at: paidAt.toISOString(),
      order: orderNumber,
    };
    await queueMessage(em, context, { to, content: { template: 'PAYMENT_RECEIPT', data } });
  }
}
