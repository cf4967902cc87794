import type { BillMonths, Sums } from './bill-months.ts';
import { dayInWords, money, monthOf, period as monthInWords, sentence, signedMoney } from './in-words.ts';

/** What a recalculation means for the sum to pay; registries do not say what it was for. */
export function explainRecalculation(recalculated: bigint): string {
  const changes = recalculated > 0n ? 'увеличил' : 'уменьшил';
  return `Перерасчёт ${signedMoney(recalculated)} ${changes} сумму к оплате. Так исправляют то, что начислили раньше.`;
}

/** Where the balance stood at the start of the month and what was paid in it; undefined when both are nothing. */
export function explainPaid({ opening, paid }: Sums, period: string): string | undefined {
  const month = monthOf(period);
  const parts: string[] = [];
  if (opening > 0n) parts.push(`на начало ${month.of} оставалось к оплате ${money(opening)}`);
  if (opening < 0n) parts.push(`на начало ${month.of} была переплата ${money(-opening)}, она засчитана`);
  if (paid > 0n) parts.push(`в ${month.inIt} оплачено ${money(paid)}`);
  if (paid < 0n) parts.push(`в ${month.inIt} вам возвращено ${money(-paid)}`);
  return parts.length > 0 ? `${sentence(parts.join('; '))}.` : undefined;
}

/** The whole bill: what was charged, against the month before, what was owed and paid, what is to be paid and by when. */
export function summary({ bill, before }: BillMonths): string {
  const { charged, recalculated } = bill;
  const sums = `За ${monthInWords(bill.period)} начислено ${money(charged)}`;
  const recalculation = recalculated === 0n ? '' : `, перерасчёт ${signedMoney(recalculated)}`;
  const parts = [`${sums}${recalculation}${before ? against(bill, before) : ''}.`];
  const paid = explainPaid(bill, bill.period);
  if (paid) parts.push(paid);
  parts.push(closing(bill.closing, bill.dueOn, bill.period));
  return parts.join(' ');
}

function against(bill: BillOf, before: BillOf): string {
  const difference = added(bill) - added(before);
  const month = monthOf(before.period).inIt;
  const together = bill.recalculated === 0n && before.recalculated === 0n ? '' : 'с учётом перерасчётов ';
  if (difference === 0n) return `, ${together}столько же, сколько в ${month}`;
  const more = difference > 0n ? 'больше' : 'меньше';
  return `, ${together}это на ${money(difference > 0n ? difference : -difference)} ${more}, чем в ${month}`;
}

type BillOf = BillMonths['bill'];

/** What a month adds to the debt: charged, and what earlier months were put right by. */
export const added = ({ charged, recalculated }: Pick<Sums, 'charged' | 'recalculated'>): bigint =>
  charged + recalculated;

function closing(sum: bigint, dueOn: string, period: string): string {
  if (sum > 0n) return `К оплате ${money(sum)} до ${dayInWords(dueOn, period.slice(0, 4))}.`;
  if (sum === 0n) return 'Платить не нужно.';
  return `Платить не нужно: переплата ${money(-sum)} перейдёт на следующий месяц.`;
}
