import type { Tenant } from '../tenancy/define-tenant.ts';
import { kopecks, rubles } from '../money.ts';
import type { Fault } from './faults.ts';
import { PaymentRefusal } from './payment-refusal.ts';

/** A sum as it was sent, kopecks. */
export interface SentSum {
  amount: bigint;
  parts?: readonly { serviceCode: string; amount: bigint }[] | null | undefined;
}

type PaymentRules = Tenant['rules']['payments'];

/** Acquirers count in kopecks of at most twelve digits. */
const mostKopecks = 10n ** 12n - 1n;
const noBreak = '\u00A0';

/** The smallest payment, kopecks. */
export const minimumOf = ({ minimum }: PaymentRules): bigint => kopecks(minimum)!;

/** The largest payment, kopecks; null: there is no cap. */
export const maximumOf = ({ cap }: PaymentRules): bigint | null =>
  cap.mode === 'CAPPED' ? kopecks(cap.maximum)! : null;

/** «10 000,00 ₽» */
export function inRoubles(amount: bigint): string {
  const [whole, hundredths] = rubles(amount).split('.');
  return `${whole!.replace(/\B(?=(?:\d{3})+$)/g, noBreak)},${hundredths}${noBreak}₽`;
}

/** What is wrong with a sum and its parts; `codes`: services of the account. Nothing that was sent is believed. */
export function faultsOfSum(rules: PaymentRules, { amount, parts }: SentSum, codes: readonly string[]): Fault[] {
  return [...faultsOfAmount(rules, amount), ...faultsOfParts(rules, { amount, parts: parts ?? [] }, codes)];
}

function faultsOfAmount(rules: PaymentRules, amount: bigint): Fault[] {
  const fault = (reason: PaymentRefusal, message: string): Fault[] => [{ reason, field: 'amount', message }];
  if (amount <= 0n) return fault(PaymentRefusal.INVALID_AMOUNT, 'Нужна сумма больше нуля.');
  const [minimum, maximum] = [minimumOf(rules), maximumOf(rules)];
  if (amount < minimum) return fault(PaymentRefusal.BELOW_MINIMUM, `Нужно не меньше ${inRoubles(minimum)}.`);
  if (rules.cap.mode === 'CAPPED' && amount > maximum!) return fault(PaymentRefusal.ABOVE_MAXIMUM, rules.cap.hint);
  if (amount > mostKopecks) return fault(PaymentRefusal.INVALID_AMOUNT, 'Такую сумму банк не примет. Проверьте её.');
  return [];
}

function faultsOfParts(
  { split }: PaymentRules,
  { amount, parts }: { amount: bigint; parts: readonly { serviceCode: string; amount: bigint }[] },
  codes: readonly string[],
): Fault[] {
  if (split === 'WHOLE')
    return parts.length === 0
      ? []
      : [{ reason: PaymentRefusal.NOT_OFFERED, field: 'parts', message: 'Здесь платят одной суммой, без услуг.' }];
  const faults: Fault[] = [];
  for (const [place, part] of parts.entries()) {
    const field = `parts.${part.serviceCode.slice(0, 20)}`;
    const repeated = parts.findIndex(({ serviceCode }) => serviceCode === part.serviceCode) < place;
    if (repeated || !codes.includes(part.serviceCode))
      faults.push({
        reason: PaymentRefusal.UNKNOWN_SERVICE,
        field,
        message: repeated ? 'Эта услуга указана дважды.' : 'Такой услуги на этом счёте нет. Обновите страницу.',
      });
    else if (part.amount <= 0n)
      faults.push({ reason: PaymentRefusal.INVALID_AMOUNT, field, message: 'Нужна сумма больше нуля.' });
  }
  if (faults.length > 0) return faults;
  const sum = parts.reduce((total, part) => total + part.amount, 0n);
  if (sum === amount) return [];
  const message =
    parts.length === 0 ? 'Укажите, за какие услуги платите.' : `По услугам выходит ${inRoubles(sum)}. Проверьте суммы.`;
  return [{ reason: PaymentRefusal.PARTS_DO_NOT_ADD_UP, field: 'amount', message }];
}
