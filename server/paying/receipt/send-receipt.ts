import type { Context } from '../../context.ts';
import { maskedAddress } from '../../delivery/mask-address.ts';
import { KabinetError } from '../../errors.ts';
import { readRowId } from '../../ids.ts';
import { queueMessage, recipientOf } from '../../notifications/queue-message.ts';
import { moneyTaken } from '../../payments/payment-step.entity.ts';
import { type PayerTold, PaymentSource } from '../../payments/payment.entity.ts';
import { countAttempt } from '../../sessions/throttle.ts';
import { tryAgainIn } from '../../sessions/try-again-in.ts';
import { receiptMessage } from '../queue-receipt.ts';
import type { WhichPayment } from '../paying-context.ts';
import type { ReceiptSent, SendReceiptInput } from './send-receipt.type.ts';

/** An SMS costs money, and nobody needs so many receipts in an hour. */
const enough = { scope: 'receipts resident', attempts: 10, windowMinutes: 60 };

/**
 * Sends a payment's receipt once more: to the address the payer told, when it is the payer who asks, else to the one the
 * resident who asks has in their profile.
 * @throws KabinetError NOT_FOUND for a payment that is not of one of their accounts, TOO_MANY_REQUESTS
 */
export async function sendReceipt(context: Context, { paymentId, channel }: SendReceiptInput): Promise<ReceiptSent> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = context.who;
  const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
  if (seconds !== undefined)
    throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много попыток подряд. ${tryAgainIn(seconds)}`);
  const read = readRowId('Payment', paymentId);
  const paid = read && (await paidBy(context, residentId, { accountId: read.owner, paymentId: read.key }));
  if (!paid) throw new KabinetError('NOT_FOUND');
  const { receipts, payments } = context.tenant.rules;
  if (![...receipts.linkBy, ...payments.receiptBy].some((one) => one === channel))
    return { sent: false, message: 'Так квитанцию мы не отправляем.' };
  const to = recipientOf(paid.told, [channel]) ?? recipientOf(paid.own, [channel]);
  if (!to)
    return {
      sent: false,
      message: channel === 'SMS' ? 'Мы не знаем ваш мобильный телефон.' : 'Мы не знаем вашу электронную почту.',
    };
  const content = receiptMessage(context, paid.receipt, channel, paid.number);
  await context.write((em) => queueMessage(em, context, { to, content }));
  return { sent: true, message: `Отправили квитанцию: ${maskedAddress(to.channel, to.address)}` };
}

const text = `
  select p.amount::text, p.external_id, p.begun_by, p.payer, a.number, r.email, r.phone,
    to_char(p.paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as paid_at
  from payment p
    join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
    join account_resident l on l.tenant_id = p.tenant_id and l.account_id = p.account_id and l.resident_id = $4
    join resident r on r.tenant_id = l.tenant_id and r.id = l.resident_id
  where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.source = '${PaymentSource.PORTAL}'
    and p.status = any($5)`;

interface Row {
  amount: string;
  external_id: string;
  begun_by: string;
  payer: PayerTold | null;
  number: string;
  email: string | null;
  phone: string | null;
  paid_at: string;
}

async function paidBy({ tenantId, readPrimary }: Context, residentId: string, of: WhichPayment) {
  const values = [tenantId, of.accountId, of.paymentId, residentId, [...moneyTaken]];
  const [row] = await readPrimary<Row>('receipt_to_send', text, values);
  if (!row) return undefined;
  const told = row.begun_by === residentId ? row.payer : null;
  return {
    told: { email: told?.email ?? null, phone: told?.phone ?? null },
    own: { email: row.email, phone: row.phone },
    number: row.number,
    receipt: { ...of, amount: BigInt(row.amount), paidAt: new Date(row.paid_at), orderNumber: row.external_id },
  };
}
