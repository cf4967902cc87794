import { idOf } from '../../ids.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { AboutPayment, MessageContent } from '../message-content.ts';
import type { Letter } from './letter.ts';
import { whenOf } from './payment-letters.ts';
import { capital, money } from './words.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

const pageOf = (origin: string, { account, payment }: AboutPayment): string =>
  `${origin}/pay/${idOf('Payment', account, payment)}`;

const accountInWords = ({ rules }: Tenant, { number }: AboutPayment): string =>
  `${capital(rules.accountNumber.name)} ${number}.`;

const open = (origin: string, data: AboutPayment) =>
  ({ kind: 'button', label: 'Открыть в личном кабинете', href: pageOf(origin, data) }) as const;

/** Tells that money is on its way back to the card. */
export function refundDoneLetter(tenant: Tenant, origin: string, data: DataOf<'REFUND_DONE'>): Letter {
  const sum = money(BigInt(data.amount));
  return {
    subject: `Вернули ${sum} на карту`,
    heading: data.whole ? 'Платёж отменён' : 'Деньги возвращены',
    parts: [
      {
        kind: 'text',
        text: `${accountInWords(tenant, data)} Вернули ${sum} на карту, с которой был платёж. Номер платежа ${data.order}.`,
      },
      {
        kind: 'text',
        text: `Отправили в банк ${whenOf(tenant, data.at)}. Когда деньги появятся на карте, зависит от банка: обычно это несколько дней.`,
      },
      open(origin, data),
    ],
  };
}

/** The same in an SMS. */
export const refundDoneSms = (tenant: Tenant, origin: string, data: DataOf<'REFUND_DONE'>): string =>
  `${tenant.shortName}: вернули ${money(BigInt(data.amount))} на карту, с которой был платёж. ${pageOf(origin, data)}`;

/** Tells what the utility has answered to a request for money back. */
export function refundAnsweredLetter(tenant: Tenant, origin: string, data: DataOf<'REFUND_REQUEST_ANSWERED'>): Letter {
  const sum = money(BigInt(data.amount));
  return {
    subject: data.accepted ? `Вернём ${sum} на карту` : 'Ответ на заявление о возврате',
    heading: data.accepted ? 'Заявление о возврате принято' : 'Вернуть деньги не получится',
    parts: [
      {
        kind: 'text',
        text: data.accepted
          ? `${accountInWords(tenant, data)} Вернём ${sum} на карту, с которой был платёж. Напишем, когда банк это сделает.`
          : `${accountInWords(tenant, data)} Вы просили вернуть ${sum}.`,
      },
      { kind: 'text', text: data.answer },
      open(origin, data),
    ],
  };
}

/** The same in an SMS. */
export const refundAnsweredSms = (tenant: Tenant, origin: string, data: DataOf<'REFUND_REQUEST_ANSWERED'>): string =>
  `${tenant.shortName}: ${data.accepted ? `вернём ${money(BigInt(data.amount))} на карту` : 'ответили на заявление о возврате'}. ${pageOf(origin, data)}`;
