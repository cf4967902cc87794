import { accountId } from '../../ids.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter, Part } from './letter.ts';
import { capital, dayInWords, dayOfYearInWords, money, monthInWords } from './words.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

/** A page of one account in the portal. */
const pageOf = (origin: string, { account }: { account: string }, page: string): string =>
  `${origin}/a/${accountId(account)}${page}`;

/** Where one chooses which letters come. */
const stopPage = (origin: string): string => `${origin}/settings/delivery`;

const accountInWords = ({ rules }: Tenant, { number }: { number: string }): string =>
  `${capital(rules.accountNumber.name)} ${number}.`;

/** What is to be paid and by when: «к оплате 1 234,56 ₽ до 15 ноября». */
function toPay({ closing, dueOn }: DataOf<'NEW_BILL'>): string {
  const kopecks = BigInt(closing);
  if (kopecks > 0n) return `к оплате ${money(kopecks)} до ${dayInWords(dueOn)}`;
  return kopecks === 0n ? 'платить не нужно' : `платить не нужно, переплата ${money(-kopecks)}`;
}

/** Tells that the bill of a month is there; the bill itself goes with it where the resident chose so. */
export function newBillLetter(tenant: Tenant, origin: string, data: DataOf<'NEW_BILL'>): Letter {
  const { name } = tenant.rules.bills;
  const title = `${capital(name)} за ${monthInWords(data.period)}`;
  const parts: Part[] = [{ kind: 'text', text: `${accountInWords(tenant, data)} ${capital(toPay(data))}.` }];
  if (data.notAttached)
    parts.push({
      kind: 'text',
      text: `Приложить документ к этому письму не получилось. Он есть в личном кабинете: откройте и скачайте его там.`,
    });
  else if (data.attach) parts.push({ kind: 'text', text: `Документ в формате ${data.attach} приложен к письму.` });
  parts.push(
    { kind: 'button', label: `Открыть в личном кабинете`, href: pageOf(origin, data, `/bills/${data.period}`) },
    { kind: 'note', text: 'Если вы уже заплатили, платёж появится в кабинете, когда банк нам о нём сообщит.' },
  );
  return { subject: `${title}: ${toPay(data)}`, heading: title, parts, stop: stopPage(origin) };
}

/** The same in an SMS. */
export const newBillSms = (tenant: Tenant, origin: string, data: DataOf<'NEW_BILL'>): string =>
  `${tenant.shortName}: ${tenant.rules.bills.name} за ${monthInWords(data.period)}, ${toPay(data)}. ${origin}`;

/** Reminds of the readings: the window has opened, or closes soon and nothing has come. */
export function readingWindowLetter(tenant: Tenant, origin: string, data: DataOf<'READING_WINDOW'>): Letter {
  const until = dayInWords(data.closesOn);
  const { averageMonths } = tenant.rules.readings.missing;
  const heading = data.opens ? 'Пора передать показания' : `Передайте показания до ${until}`;
  const lacking = data.services.map((service) => service.toLocaleLowerCase('ru')).join(', ');
  const parts: Part[] = [
    {
      kind: 'text',
      text: data.opens
        ? `${accountInWords(tenant, data)} Показания принимаем до ${until}.`
        : `${accountInWords(tenant, data)} Показаний за этот месяц ещё нет: ${lacking}.`,
    },
    { kind: 'button', label: 'Передать показания', href: pageOf(origin, data, '/readings') },
  ];
  if (!data.opens && averageMonths > 0)
    parts.push({ kind: 'note', text: 'Без показаний расход посчитают по среднему за прошлые месяцы.' });
  return {
    subject: data.opens ? `Пора передать показания, принимаем до ${until}` : heading,
    heading,
    parts,
    stop: stopPage(origin),
  };
}

/** The same in an SMS. */
export const readingWindowSms = (tenant: Tenant, origin: string, { closesOn }: DataOf<'READING_WINDOW'>): string =>
  `${tenant.shortName}: передайте показания до ${dayInWords(closesOn)}. ${origin}`;

/** Reminds of meters that are to be verified. The serial number is not named: it proves an account. */
export function verificationDueLetter(tenant: Tenant, origin: string, data: DataOf<'VERIFICATION_DUE'>): Letter {
  const [first] = data.meters.map(({ dueOn }) => dueOn).toSorted();
  const heading = `Счётчику пора на поверку`;
  const lines = data.meters.map(({ service, dueOn }) => `${capital(service)}: поверка до ${dayOfYearInWords(dueOn)}.`);
  return {
    subject: `${heading}: до ${dayOfYearInWords(first!)}`,
    heading,
    parts: [
      { kind: 'text', text: accountInWords(tenant, data) },
      ...lines.map((text): Part => ({ kind: 'text', text })),
      { kind: 'button', label: 'Посмотреть счётчики', href: pageOf(origin, data, '/readings') },
      { kind: 'note', text: 'Если поверка уже сделана, сообщите нам её дату: напоминание больше не придёт.' },
    ],
    stop: stopPage(origin),
  };
}

/** The same in an SMS. */
export const verificationDueSms = (tenant: Tenant, origin: string, { meters }: DataOf<'VERIFICATION_DUE'>): string => {
  const [first] = meters.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  return `${tenant.shortName}: счётчик (${first!.service.toLocaleLowerCase('ru')}) пора поверить до ${dayOfYearInWords(first!.dueOn)}. ${origin}`;
};
