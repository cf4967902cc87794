import type { RegisterLabels } from '../../tenancy/rules/readings.ts';
import type { BillOfMonth, ChargeOfMonth } from './bill-months.ts';
import { compareLines, type MonthNames, type Reason } from './compare-lines.ts';
import { added } from './explain-balance.ts';
import { monthOf, signedMoney } from './in-words.ts';

/** What a service costs more or less than the month before, in kopecks, and why: the reasons make the difference. */
export interface ServiceChange {
  service: ChargeOfMonth['service'];
  difference: bigint;
  reasons: Reason[];
}

/**
 * What changed between two months, the largest first. The differences of all services make exactly the difference of what
 * the two months added: charged and recalculated.
 */
export function compareMonths(before: BillOfMonth, now: BillOfMonth, labels: RegisterLabels): ServiceChange[] {
  const names = { before: monthOf(before.period).inIt, now: monthOf(now.period).inIt };
  const was = new Map(before.charges.map((charge) => [charge.service.code, charge]));
  const is = new Set(now.charges.map((charge) => charge.service.code));
  const changes = now.charges.map((charge) => change(was.get(charge.service.code), charge, names, labels));
  const gone = before.charges.filter(({ service }) => !is.has(service.code));
  return [...changes, ...gone.map((charge) => vanished(charge, names))]
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => Number(size(other.difference) - size(one.difference)));
}

/** A reason as a sentence that ends with its sum: «Расход больше на 86 кВт·ч (был 113, стал 199): +578,78 ₽.» */
export const inSentences = (reasons: readonly Reason[]): string =>
  reasons.map(({ text, amount }) => `${text}: ${signedMoney(amount)}.`).join(' ');

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function change(
  before: ChargeOfMonth | undefined,
  now: ChargeOfMonth,
  names: MonthNames,
  labels: RegisterLabels,
): ServiceChange {
  const { service } = now;
  if (!before) return { service, ...whole(`В ${names.before} этой услуги в счёте не было`, added(now)) };
  const reasons = [...compareLines(before, now, names, labels), ...recalculation(before, now, names)];
  return { service, difference: added(now) - added(before), reasons };
}

function vanished(charge: ChargeOfMonth, names: MonthNames): ServiceChange {
  return { service: charge.service, ...whole(`В ${names.now} этой услуги в счёте нет`, -added(charge)) };
}

const whole = (text: string, amount: bigint): Pick<ServiceChange, 'difference' | 'reasons'> => ({
  difference: amount,
  reasons: amount === 0n ? [] : [{ text, amount }],
});

function recalculation(before: ChargeOfMonth, now: ChargeOfMonth, names: MonthNames): Reason[] {
  const [was, is] = [before.recalculated, now.recalculated];
  if (was === is) return [];
  const amount = is - was;
  if (was === 0n) return [{ text: 'Перерасчёт', amount }];
  const earlier = `В ${names.before} был перерасчёт ${signedMoney(was)}`;
  return [{ text: is === 0n ? `${earlier}, сейчас его нет` : `${earlier}, сейчас ${signedMoney(is)}`, amount }];
}
