import type { Channel, PayerField, PayFormNowFragment } from '../graphql/generated/graphql.ts';
import { kopecks, money } from '../locale/money.ts';
import { bare, faultOf } from '../meters/typed.ts';
import type { PayMeter } from './pay-meters.ts';
import { typedSum } from './typed-sum.ts';

/** Field → what is wrong with it and what to do. Names are the server's: amount, parts.<code>, payer.email, consents.<KIND>. */
export type Faults = ReadonlyMap<string, string>;

/** What stands in the form, as it would be sent. */
export interface Filled {
  form: PayFormNowFragment;
  /** The sum as typed, where it is one. */
  amount: string;
  /** By codes of services, where each is paid apart. */
  parts: readonly { code: string; typed: string }[];
  meters: readonly PayMeter[];
  payer: readonly { asks: PayerField; required: boolean; value: string }[];
  receiptBy: readonly Channel[];
  ticked: (consent: PayFormNowFragment['consents'][number]) => boolean;
  /** The bank shall remember the card. */
  remember: boolean;
}

/** Name of the server for a field of the payer. */
export const payerFields: Record<PayerField, 'fullName' | 'email' | 'phone'> = {
  FULL_NAME: 'fullName',
  EMAIL: 'email',
  PHONE: 'phone',
};

/** Name of the field of a register among the faults. */
export const readingPlace = (meter: string, code: string): string => `reading ${meter} ${code}`;

/** All that can be seen to be wrong before anything is sent, in the order of the page. */
export function faultsIn(filled: Filled): Faults {
  return new Map([...sumFaults(filled), ...readingFaults(filled), ...payerFaults(filled), ...consentFaults(filled)]);
}

function sumFaults({ form, amount, parts }: Filled): [string, string][] {
  if (parts.length === 0) {
    const { kopecks: value, fault } = typedSum(amount);
    const told = fault ?? limitFault(value, form);
    return told === undefined ? [] : [['amount', told]];
  }
  const wrong = parts.flatMap(({ code, typed }): [string, string][] => {
    const { fault } = typedSum(typed);
    return fault === undefined ? [] : [[`parts.${code}`, fault]];
  });
  if (wrong.length > 0) return wrong;
  const told = limitFault(totalOf(parts), form);
  return told === undefined ? [] : [['amount', told]];
}

/** What a sum of its own form is too small or too large for. */
export function limitFault(value: bigint | undefined, form: PayFormNowFragment): string | undefined {
  if (value === undefined || value === 0n) return 'Введите сумму.';
  if (value < kopecks(form.minimum)) return `Самый маленький платёж — ${money(form.minimum)}.`;
  if (form.maximum !== null && value > kopecks(form.maximum))
    return `За один раз можно заплатить до ${money(form.maximum)}. Остальное — следующим платежом.`;
  return undefined;
}

/** Sums of services added up to the kopeck; undefined while one of them is no sum. */
export function totalOf(parts: readonly { typed: string }[]): bigint | undefined {
  const sums = parts.map(({ typed }) => typedSum(typed));
  return sums.some(({ fault }) => fault !== undefined)
    ? undefined
    : sums.reduce((total, { kopecks: value = 0n }) => total + value, 0n);
}

function readingFaults({ form, meters }: Filled): [string, string][] {
  if (!form.readingsRequired) return [];
  return meters.flatMap(({ meter, values }) =>
    meter.registers.flatMap(({ code, label }): [string, string][] => {
      const typed = values[code] ?? '';
      const missing = meter.registers.length > 1 ? `Введите показание: «${label}».` : 'Введите показание.';
      const fault = bare(typed) === '' ? missing : faultOf(typed, meter.digits);
      return fault === undefined ? [] : [[readingPlace(meter.meterId, code), fault]];
    }),
  );
}

function payerFaults({ payer, receiptBy }: Filled): [string, string][] {
  return payer.flatMap(({ asks, required, value }): [string, string][] => {
    const fault = payerFault(asks, value.trim(), required, receiptBy);
    return fault === undefined ? [] : [[`payer.${payerFields[asks]}`, fault]];
  });
}

function payerFault(
  asks: PayerField,
  value: string,
  required: boolean,
  receiptBy: readonly Channel[],
): string | undefined {
  const forReceipt =
    (asks === 'EMAIL' && receiptBy.includes('EMAIL')) || (asks === 'PHONE' && receiptBy.includes('SMS'));
  if (value === '' && (required || forReceipt)) return missing[asks](forReceipt);
  if (asks === 'EMAIL' && value !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return 'Проверьте адрес: он выглядит как имя@почта.ru.';
  if (asks === 'PHONE' && value !== '' && value.replace(/\D/g, '').length < 10)
    return 'Проверьте номер: в нём не хватает цифр.';
  return undefined;
}

const missing: Record<PayerField, (forReceipt: boolean) => string> = {
  FULL_NAME: () => 'Напишите фамилию, имя и отчество.',
  EMAIL: (forReceipt) => (forReceipt ? 'Напишите, на какую почту прислать чек.' : 'Напишите адрес почты.'),
  PHONE: (forReceipt) => (forReceipt ? 'Напишите, на какой номер прислать чек.' : 'Напишите номер телефона.'),
};

function consentFaults({ form, ticked }: Filled): [string, string][] {
  return form.consents.flatMap((consent): [string, string][] =>
    ticked(consent) ? [] : [[`consents.${consent.kind}`, 'Без этой отметки оплатить картой нельзя.']],
  );
}
