import type { EntityManager } from '../database/orm.ts';
import type { MessageContent } from '../notifications/message-content.ts';
import { recipientOf, queueMessage } from '../notifications/queue-message.ts';
import type { PayingContext } from './paying-context.ts';
import { receiptToken } from './receipt/receipt-token.ts';
import type { HeldPayment } from './take-step.ts';

/** Sends the receipt wherever the payer has asked for it, when the transaction that credits the payment is committed. */
export async function queueReceipt(
  em: EntityManager,
  context: PayingContext,
  payment: HeldPayment,
  number: string,
): Promise<void> {
  const { payer } = payment;
  const person = { email: payer?.email ?? null, phone: payer?.phone ?? null };
  for (const channel of payer?.receiptBy ?? []) {
    const to = recipientOf(person, [channel]);
    if (to) await queueMessage(em, context, { to, content: receiptMessage(context, payment, channel, number) });
  }
}

/** The message with a receipt; where the rules send links this way, one that opens it without signing in. */
export function receiptMessage(
  context: Pick<PayingContext, 'tenant' | 'tokens'>,
  payment: Pick<HeldPayment, 'accountId' | 'paymentId' | 'amount' | 'paidAt' | 'orderNumber'>,
  channel: string,
  number: string,
): MessageContent {
  const { accountId, paymentId, amount, paidAt, orderNumber } = payment;
  const isLinked = context.tenant.rules.receipts.linkBy.some((one) => one === channel);
  const data = {
    account: accountId,
    payment: paymentId,
    number,
    amount: amount.toString(),
    at: paidAt.toISOString(),
    order: orderNumber,
    ...(isLinked ? { token: receiptToken(context, payment) } : {}),
  };
  return { template: 'PAYMENT_RECEIPT', data };
}
