import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter } from './letter.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

const forms = new Map([
  ['one', 'минуту'],
  ['few', 'минуты'],
]);
const inMinutes = (minutes: number): string =>
  `${minutes} ${forms.get(new Intl.PluralRules('ru').select(minutes)) ?? 'минут'}`;

const whenOf = (tenant: Tenant, at: string): string =>
  new Intl.DateTimeFormat('ru-RU', {
    timeZone: tenant.timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));

/** The letter with the code that confirms a new e-mail. It names nobody: the address may have been typed wrong. */
export function contactCodeLetter(tenant: Tenant, { code, minutes }: DataOf<'CONTACT_CODE'>): Letter {
  return {
    subject: `Код для новой почты · ${tenant.brand.productName}`,
    heading: 'Подтвердите почту',
    parts: [
      { kind: 'text', text: 'Этот адрес указали как новую почту в личном кабинете. Введите код в кабинете:' },
      { kind: 'code', code },
      { kind: 'note', text: `Код действует ${inMinutes(minutes)} и только один раз.` },
      { kind: 'note', text: 'Если это были не вы, ничего делать не нужно: без кода адрес не изменится.' },
    ],
  };
}

/** The same for a phone. The last line lets a phone offer the code in our page and in no other (WebOTP). */
export const contactCodeSms = (tenant: Tenant, origin: string, { code, minutes }: DataOf<'CONTACT_CODE'>): string =>
  `${tenant.shortName}: код ${code} для нового телефона, ${inMinutes(minutes)}. Никому его не говорите.\n@${new URL(origin).hostname} #${code}`;

/** Tells the old contact that another one counts now: whoever did not change it learns of it. */
export function contactChangedLetter(tenant: Tenant, { at, what }: DataOf<'CONTACT_CHANGED'>): Letter {
  const email = what === 'EMAIL';
  const { purpose, number } = tenant.contacts.phones[0]!;
  return {
    subject: `${email ? 'Почта изменена' : 'Телефон изменён'} · ${tenant.brand.productName}`,
    heading: email ? 'Почта изменена' : 'Телефон изменён',
    parts: [
      {
        kind: 'text',
        text: email
          ? `В личном кабинете указана другая почта: ${whenOf(tenant, at)}. Письма теперь приходят на неё.`
          : `В личном кабинете указан другой телефон: ${whenOf(tenant, at)}. SMS теперь приходят на него.`,
      },
      {
        kind: 'note',
        text: `Если это были не вы, сразу позвоните нам: ${number} (${purpose}). Мы закроем чужой вход.`,
      },
    ],
  };
}

/** The same in an SMS. */
export const contactChangedSms = (tenant: Tenant, { at, what }: DataOf<'CONTACT_CHANGED'>): string =>
  `${tenant.shortName}: в кабинете ${what === 'EMAIL' ? 'другая почта' : 'другой телефон'}, ${whenOf(tenant, at)}. Если это не вы, позвоните: ${tenant.contacts.phones[0]!.number}`;

/** The last letter to a resident whose portal closed with a consent that was withdrawn. */
export function portalClosedLetter(tenant: Tenant, origin: string, { at }: DataOf<'PORTAL_CLOSED'>): Letter {
  return {
    subject: `Кабинет закрыт · ${tenant.brand.productName}`,
    heading: 'Личный кабинет закрыт',
    parts: [
      {
        kind: 'text',
        text: `Согласие отозвано, и личный кабинет закрыт: ${whenOf(tenant, at)}. Ваше имя, почту и телефон мы из него убрали.`,
      },
      {
        kind: 'text',
        text: 'Услуга и квитанции остаются. Начисления и платежи хранятся, как велит закон. Вернуться можно в любой день: зарегистрируйтесь заново.',
      },
      { kind: 'note', text: `Если это были не вы, позвоните нам: ${tenant.contacts.phones[0]!.number}.` },
      { kind: 'button', label: 'Зарегистрироваться заново', href: `${origin}/registration` },
    ],
  };
}

/** The same in an SMS. */
export const portalClosedSms = (tenant: Tenant, { at }: DataOf<'PORTAL_CLOSED'>): string =>
  `${tenant.shortName}: согласие отозвано, кабинет закрыт ${whenOf(tenant, at)}. Вернуться можно, зарегистрировавшись заново. Если это не вы, позвоните: ${tenant.contacts.phones[0]!.number}`;
