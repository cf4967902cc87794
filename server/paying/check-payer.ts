import { plainAddress, plainPhone } from '../notifications/plain-recipient.ts';
import type { PayerTold } from '../payments/payment.entity.ts';
import { parseFullName } from '../sessions/full-name.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';
import type { Fault } from './faults.ts';
import { PaymentRefusal } from './payment-refusal.ts';

/** What was sent about the payer. */
export interface SentPayer {
  payer?: { fullName?: string | null; email?: string | null; phone?: string | null } | null | undefined;
  receiptBy?: readonly string[] | null | undefined;
}

type PaymentRules = Tenant['rules']['payments'];
type Field = 'fullName' | 'email' | 'phone';

/** How a receipt can be sent at all. */
const ways = ['EMAIL', 'SMS'] as const;

const fields = { FULL_NAME: 'fullName', EMAIL: 'email', PHONE: 'phone' } as const;
const missing: Readonly<Record<Field, string>> = {
  fullName: 'Напишите фамилию, имя и отчество того, кто платит.',
  email: 'Напишите адрес электронной почты.',
  phone: 'Напишите номер телефона.',
};

/** Which fields about the payer the form has: what the rules ask, and where a receipt can go. */
export function fieldsOfPayer({ payer, receiptBy }: PaymentRules): Set<Field> {
  return new Set([
    ...payer.map(({ asks }) => fields[asks]),
    ...receiptBy.flatMap((channel): Field[] => (channel === 'EMAIL' ? ['email'] : channel === 'SMS' ? ['phone'] : [])),
  ]);
}

/**
 * What is kept of the payer, or what is wrong with it. What the rules do not ask is not kept, whatever was sent; a wanted
 * receipt needs its address.
 */
export function checkPayer(rules: PaymentRules, { payer, receiptBy }: SentPayer): { told: PayerTold; faults: Fault[] } {
  const faults: Fault[] = [];
  const asked = new Set(receiptBy ?? []);
  const wanted = ways.filter((way) => asked.has(way) && rules.receiptBy.includes(way));
  if (wanted.length < asked.size)
    faults.push({
      reason: PaymentRefusal.NOT_OFFERED,
      field: 'receiptBy',
      message: 'Так чек здесь не присылают. Обновите страницу.',
    });
  const offered = fieldsOfPayer(rules);
  const told: PayerTold = {};
  for (const field of ['fullName', 'email', 'phone'] as const) {
    const typed = offered.has(field) ? (payer?.[field] ?? '').trim() : '';
    if (typed === '') {
      if (isNeeded(rules, field, wanted)) faults.push(faultOf(field, missing[field]));
      continue;
    }
    const read = readField(field, typed, wanted);
    if ('kept' in read) told[field] = read.kept;
    else faults.push(faultOf(field, read.fault));
  }
  if (wanted.length > 0) told.receiptBy = wanted;
  return { told, faults };
}

function isNeeded({ payer }: PaymentRules, field: Field, wanted: readonly string[]): boolean {
  const forReceipt = (field === 'email' && wanted.includes('EMAIL')) || (field === 'phone' && wanted.includes('SMS'));
  return forReceipt || payer.some(({ asks, required }) => required && fields[asks] === field);
}

function readField(field: Field, typed: string, wanted: readonly string[]): { kept: string } | { fault: string } {
  if (field === 'fullName') {
    const parsed = parseFullName(typed);
    return 'fault' in parsed ? parsed : { kept: parsed.name };
  }
  if (field === 'email') {
    const email = plainAddress(typed);
    return email === undefined ? { fault: 'Нужен один адрес, например anna@mail.ru.' } : { kept: email };
  }
  const phone = plainPhone(typed);
  if (phone === undefined) return { fault: 'Нужен номер из десяти цифр после +7.' };
  return wanted.includes('SMS') && !phone.startsWith('+79')
    ? { fault: 'Нужен мобильный номер: на него придёт СМС.' }
    : { kept: phone };
}

const faultOf = (field: Field, message: string): Fault => ({
  reason: PaymentRefusal.PAYER_INCOMPLETE,
  field: `payer.${field}`,
  message,
});
