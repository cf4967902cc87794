import { accountId } from '../../ids.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter, Part } from './letter.ts';
import { capital, dayInWords, money } from './words.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

/** Where autopay is changed and switched off. */
const settingsPage = (origin: string): string => `${origin}/settings/autopay`;

const accountPage = (origin: string, { account }: { account: string }, page: string): string =>
  `${origin}/a/${accountId(account)}${page}`;

const accountInWords = ({ rules }: Tenant, { number }: { number: string }): string =>
  `${capital(rules.accountNumber.name)} ${number}.`;

/** «карты •1111» */
const cardInWords = (card: string): string => `карты •${card.slice(-4)}`;

/** Tells that so much will be paid by itself on a day, and how that is stopped. */
export function autopayAnnouncedLetter(tenant: Tenant, origin: string, data: DataOf<'AUTOPAY_ANNOUNCED'>): Letter {
  const sum = money(BigInt(data.amount));
  const day = dayInWords(data.payOn);
  const parts: Part[] = [
    {
      kind: 'text',
      text: `${accountInWords(tenant, data)} ${capital(day)} спишем ${sum} с ${cardInWords(data.card)}. Делать ничего не нужно.`,
    },
  ];
  if (data.readings) parts.push({ kind: 'text', text: `До этого дня передайте показания: без них оплата не пройдёт.` });
  parts.push(
    { kind: 'button', label: 'Изменить или отключить', href: settingsPage(origin) },
    { kind: 'note', text: 'Если до этого дня вы заплатите сами, спишем только то, что останется.' },
  );
  return { subject: `${capital(day)} автоплатёж ${sum}`, heading: `${capital(day)} оплатим за вас ${sum}`, parts };
}

/** The same in an SMS. */
export const autopayAnnouncedSms = (tenant: Tenant, origin: string, data: DataOf<'AUTOPAY_ANNOUNCED'>): string =>
  `${tenant.shortName}: ${dayInWords(data.payOn)} автоплатёж ${money(BigInt(data.amount))}${
    data.readings ? ', до этого передайте показания' : ''
  }. Отключить: ${settingsPage(origin)}`;

const skipped: Readonly<Record<DataOf<'AUTOPAY_SKIPPED'>['reason'], string>> = {
  OVER_LIMIT: 'сумма больше лимита, который вы поставили',
  READINGS_MISSING: 'нет показаний счётчиков за этот месяц',
  PAYING_ALREADY: 'по счёту уже идёт другая оплата',
  LATE: 'день оплаты прошёл, пока кабинет не работал',
  NO_ANSWER: 'банк не ответил, деньги не списаны',
  NOTHING_DUE: 'платить нечего',
  CHANGED: 'настройки автоплатежа изменились',
  STOPPED: 'автоплатёж остановлен',
};

/** Tells that this month is not paid by itself, and why. */
export function autopaySkippedLetter(tenant: Tenant, origin: string, data: DataOf<'AUTOPAY_SKIPPED'>): Letter {
  const heading = 'Автоплатёж не прошёл, оплатите сами';
  return {
    subject: heading,
    heading,
    parts: [
      {
        kind: 'text',
        text: `${accountInWords(tenant, data)} К оплате ${money(BigInt(data.amount))}. Причина: ${skipped[data.reason]}.`,
      },
      { kind: 'button', label: 'Оплатить', href: accountPage(origin, data, '/pay') },
      { kind: 'note', text: `Сам автоплатёж включён. Изменить его: ${settingsPage(origin)}` },
    ],
  };
}

/** The same in an SMS. */
export const autopaySkippedSms = (tenant: Tenant, origin: string, data: DataOf<'AUTOPAY_SKIPPED'>): string =>
  `${tenant.shortName}: автоплатёж не прошёл, ${skipped[data.reason]}. Оплатите сами: ${accountPage(origin, data, '/pay')}`;

const stopped: Readonly<Record<DataOf<'AUTOPAY_STOPPED'>['reason'], { why: string; anew: string }>> = {
  DECLINED: {
    why: 'Банк отказал в оплате картой, деньги не списаны.',
    anew: 'Оплатите сами. Потом автоплатёж можно включить снова, с этой или другой картой.',
  },
  CARD_EXPIRED: {
    why: 'Срок карты вышел.',
    anew: 'Оплатите новой картой, запомните её и включите автоплатёж снова.',
  },
  CARD_FORGOTTEN: { why: 'Карту удалили.', anew: 'Оплатите другой картой, запомните её и включите автоплатёж снова.' },
  ACCESS_LOST: { why: 'Этот счёт больше не ваш в кабинете.', anew: 'Если это ошибка, позвоните нам.' },
  ACCOUNT_CLOSED: { why: 'Счёт закрыт.', anew: 'Оплачивать его больше не нужно.' },
  NO_CONTACT: {
    why: 'Предупредить об оплате было некуда.',
    anew: 'Укажите почту или телефон и включите автоплатёж снова.',
  },
};

/** Tells that nothing more is paid by itself, why, and how it is switched on again. */
export function autopayStoppedLetter(tenant: Tenant, origin: string, data: DataOf<'AUTOPAY_STOPPED'>): Letter {
  const { why, anew } = stopped[data.reason];
  const heading = 'Автоплатёж остановлен';
  return {
    subject: heading,
    heading,
    parts: [
      { kind: 'text', text: `${accountInWords(tenant, data)} ${why} ${anew}` },
      { kind: 'button', label: 'Открыть автоплатёж', href: settingsPage(origin) },
    ],
  };
}

/** The same in an SMS. */
export const autopayStoppedSms = (tenant: Tenant, origin: string, { reason }: DataOf<'AUTOPAY_STOPPED'>): string =>
  `${tenant.shortName}: автоплатёж остановлен. ${stopped[reason].why} ${settingsPage(origin)}`;
