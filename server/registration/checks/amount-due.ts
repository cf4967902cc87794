import type { Proof } from './identity-check.ts';
import { isSumToPay, parseTypedSum } from './typed-sum.ts';

/** Bills a resident still has at hand. Older sums are not asked for: each more is one more that a guess can hit. */
const billsAtHand = 3;

/** The sum to pay of the newest bill, or of the month that was named (S3 2.1). */
export const amountDue: Proof = (context, { tolerance }, { amountDue: answer, amountDueMonth }) => {
  const sum = parseTypedSum(answer ?? '');
  if (sum === undefined) return 'Напишите сумму, как в квитанции: 1 234,56.';
  // Said whatever the account owes, so it tells nothing about it.
  if (sum.kopecks <= 0n) return 'Нужна сумма больше нуля. Если платить нечего, возьмите квитанцию другого месяца.';
  return async (accountId) => {
    const bills = await context.readPrimary<{ month: string; closing: string }>(
      'check_amount_due',
      `select period::text as month, closing::text from bill where tenant_id = $1 and account_id = $2
       order by period desc limit ${billsAtHand}`,
      [context.tenantId, accountId],
    );
    const bill = amountDueMonth == null ? bills[0] : bills.find(({ month }) => month === amountDueMonth);
    return { passed: bill !== undefined && isSumToPay(BigInt(bill.closing), sum, tolerance) };
  };
};
