import type { Context } from '../../context.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { groupedAccountNumber } from '../../tenancy/rules/account-number.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptLines } from './receipt-lines.ts';
import { receiptLink, receiptToken } from './receipt-token.ts';
import type { Receipt } from './receipt.type.ts';

const inWords: Readonly<Partial<Record<PaymentStatus, string>>> = {
  [PaymentStatus.PAID]: 'Оплачено',
  [PaymentStatus.PARTLY_REFUNDED]: 'Оплачено, часть денег возвращена',
  [PaymentStatus.REFUNDED]: 'Деньги возвращены',
  [PaymentStatus.REVERSED]: 'Платёж отменён, деньги возвращены',
};

/** A receipt of what the statement has read. */
export function receiptOf(context: Pick<Context, 'tenant' | 'tokens' | 'request'>, facts: ReceiptFacts): Receipt {
  const { tenant, request } = context;
  const token = receiptToken(context, { accountId: facts.account, paymentId: facts.payment });
  const receipt: Omit<Receipt, 'lines'> = {
    number: facts.number,
    paidAt: facts.paidAt,
    amount: BigInt(facts.amount),
    refunded: BigInt(facts.refunded),
    status: facts.status,
    statusInWords: inWords[facts.status] ?? '',
    accountNumber: groupedAccountNumber(tenant.rules.accountNumber, facts.accountNumber),
    address: facts.address,
    payer: payerOf(facts),
    services: facts.services.map(({ name, amount }) => ({ name: name ?? 'Предоплата', amount: BigInt(amount) })),
    readings: facts.readings,
    link: receiptLink(request.origin, token),
  };
  return { ...receipt, lines: receiptLines(tenant, receipt) };
}

function payerOf({ payer }: ReceiptFacts): string | null {
  const told = [payer?.fullName, payer?.email, payer?.phone].filter((one) => one);
  return told.length > 0 ? told.join(', ') : null;
}
