import { idOf } from '../../ids.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter } from './letter.ts';
import { capital, money } from './words.ts';

type Receipt = Extract<MessageContent, { template: 'PAYMENT_RECEIPT' }>['data'];

/** «20 ноября 2026 в 12:00» where the utility is. */
export const whenOf = (tenant: Tenant, at: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: tenant.timeZone, dateStyle: 'long', timeStyle: 'short' })
    .format(new Date(at))
    .replace(/\sг\.(?=\s)/, '');

/** The receipt itself, where the link opens it; else the page of the payment in the portal. */
const pageOf = (origin: string, { account, payment, token }: Receipt): string =>
  token === undefined ? `${origin}/pay/${idOf('Payment', account, payment)}` : `${origin}/receipt#${token}`;

/** Tells that a payment is credited, with what a quittance says. */
export function paymentReceiptLetter(tenant: Tenant, origin: string, data: Receipt): Letter {
  const sum = money(BigInt(data.amount));
  return {
    subject: `Оплата ${sum} принята`,
    heading: 'Оплата принята',
    parts: [
      { kind: 'text', text: `${capital(tenant.rules.accountNumber.name)} ${data.number}. Сумма ${sum}.` },
      { kind: 'text', text: `Оплачено ${whenOf(tenant, data.at)}. Номер платежа ${data.order}.` },
      {
        kind: 'button',
        label: data.token === undefined ? 'Открыть в личном кабинете' : 'Открыть квитанцию',
        href: pageOf(origin, data),
      },
    ],
  };
}

/** The same in an SMS. */
export const paymentReceiptSms = (tenant: Tenant, origin: string, data: Receipt): string =>
  `${tenant.shortName}: оплата ${money(BigInt(data.amount))} принята. ${pageOf(origin, data)}`;
