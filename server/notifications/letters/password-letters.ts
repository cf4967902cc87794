import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter, Part } from './letter.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

/** The page on which a forgotten password is replaced. */
const recoveryPath = '/password';

/** The token stands after `#`: it reaches no server, no log and no other site by the address of the page. */
const recoveryLink = (origin: string, token: string): string => `${origin}${recoveryPath}#${token}`;

const forms = new Map([
  ['one', 'минуту'],
  ['few', 'минуты'],
]);
const inMinutes = (minutes: number): string =>
  `${minutes} ${forms.get(new Intl.PluralRules('ru').select(minutes)) ?? 'минут'}`;

const notYou =
  'Если вы этого не просили, ничего делать не нужно: пароль остался прежним. Никому не пересылайте это письмо.';

/** The letter with which a forgotten password is replaced. */
export function passwordResetLetter(
  tenant: Tenant,
  origin: string,
  { code, token, minutes }: DataOf<'PASSWORD_RESET'>,
): Letter {
  const parts: Part[] = [{ kind: 'text', text: 'Вы попросили новый пароль для входа в личный кабинет.' }];
  if (code !== undefined)
    parts.push({ kind: 'text', text: 'Введите этот код на странице, где вы его попросили:' }, { kind: 'code', code });
  if (token !== undefined)
    parts.push({
      kind: 'button',
      label: code === undefined ? 'Задать новый пароль' : 'Задать пароль по ссылке',
      href: recoveryLink(origin, token),
    });
  const what = code === undefined ? 'Ссылка' : token === undefined ? 'Код' : 'Код и ссылка';
  const works = what === 'Код и ссылка' ? 'действуют' : 'действует';
  parts.push({ kind: 'note', text: `${what} ${works} ${inMinutes(minutes)} и только один раз.` });
  parts.push({ kind: 'note', text: notYou });
  return { subject: `Новый пароль · ${tenant.brand.productName}`, heading: 'Новый пароль', parts };
}

/** The same in an SMS. The last line lets a phone offer the code in our page and in no other (WebOTP). */
export function passwordResetSms(
  tenant: Tenant,
  origin: string,
  { code, token, minutes }: DataOf<'PASSWORD_RESET'>,
): string {
  const { shortName } = tenant;
  if (code === undefined)
    return `${shortName}: новый пароль ${recoveryLink(origin, token ?? '')} (${inMinutes(minutes)})`;
  return `${shortName}: код ${code} для нового пароля, ${inMinutes(minutes)}. Никому его не говорите.\n@${new URL(origin).hostname} #${code}`;
}

const whenOf = (tenant: Tenant, at: string): string =>
  new Intl.DateTimeFormat('ru-RU', {
    timeZone: tenant.timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));

/** Tells that the password is another one now: whoever did not change it learns of it. */
export function passwordChangedLetter(
  tenant: Tenant,
  origin: string,
  { at, othersSignedOut }: DataOf<'PASSWORD_CHANGED'>,
): Letter {
  const elsewhere = othersSignedOut
    ? 'На других устройствах нужно войти заново.'
    : 'Где вы уже вошли, входить заново не нужно.';
  return {
    subject: `Пароль изменён · ${tenant.brand.productName}`,
    heading: 'Пароль изменён',
    parts: [
      {
        kind: 'text',
        text: `Пароль от личного кабинета изменён: ${whenOf(tenant, at)}. ${elsewhere}`,
      },
      { kind: 'note', text: 'Если это были не вы, сразу задайте новый пароль и позвоните нам.' },
      { kind: 'button', label: 'Это не я: задать новый пароль', href: `${origin}${recoveryPath}` },
    ],
  };
}

/** The same in an SMS. */
export const passwordChangedSms = (tenant: Tenant, { at }: DataOf<'PASSWORD_CHANGED'>): string =>
  `${tenant.shortName}: пароль изменён ${whenOf(tenant, at)}. Если это не вы, позвоните: ${tenant.contacts.phones[0]!.number}`;
