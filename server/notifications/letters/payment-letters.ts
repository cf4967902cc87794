import { idOf } from '../../ids.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter } from './letter.ts';
import { capital, money } from './words.ts';

type Receipt = Extract<MessageContent, { template: 'PAYMENT_RECEIPT' }>['data'];

const whenOf = (tenant: Tenant, at: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: tenant.timeZone, dateStyle: 'long', timeStyle: 'short' })
    .format(new Date(at))
    .replace(/\sг\.(?=\s)/, '');

/** The page of the payment in the portal. */
const pageOf = (origin: string, { account, payment }: Receipt): string =>
  `${origin}/pay/${idOf('Payment', account, payment)}`;

/** Tells that a payment is credited, with what a quittance says. */
export function paymentReceiptLetter(tenant: Tenant, origin: string, data: Receipt): Letter {
  const sum = money(BigInt(data.amount));
  return {
    subject: `Оплата ${sum} принята`,
    heading: 'Оплата принята',
    parts: [
      { kind: 'text', text: `${capital(tenant.rules.accountNumber.name)} ${data.number}. Сумма ${sum}.` },
      { kind: 'text', text: `Оплачено ${whenOf(tenant, data.at)}. Номер платежа ${data.order}.` },
      { kind: 'button', label: 'Открыть в личном кабинете', href: pageOf(origin, data) },
    ],
  };
}

/** The same in an SMS. */
export const paymentReceiptSms = (tenant: Tenant, origin: string, data: Receipt): string =>
  `${tenant.shortName}: оплата ${money(BigInt(data.amount))} принята. ${pageOf(origin, data)}`;
