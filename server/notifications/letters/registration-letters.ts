import type { Tenant } from '../../tenancy/load-tenants.ts';
import { groupedAccountNumber } from '../../tenancy/rules/account-number.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter, Part } from './letter.ts';

type DataOf<Template extends MessageContent['template']> = Extract<MessageContent, { template: Template }>['data'];

/** The token stands after `#`: it reaches no server, no log and no other site by the address of the page. */
const activationLink = (origin: string, token: string): string => `${origin}/activation#${token}`;
const signInLink = (origin: string): string => `${origin}/sign-in`;
const recoveryLink = (origin: string): string => `${origin}/password`;

const plural = new Intl.PluralRules('ru');
const count = (n: number, [one, few, many]: [string, string, string]): string =>
  `${n} ${
    new Map([
      ['one', one],
      ['few', few],
    ]).get(plural.select(n)) ?? many
  }`;
const inMinutes = (n: number): string => count(n, ['минуту', 'минуты', 'минут']);
const inHours = (n: number): string => count(n, ['час', 'часа', 'часов']);

const notYou =
  'Если вы не регистрировались, ничего делать не нужно: без кода и ссылки кабинет не откроется. Никому не пересылайте это письмо.';

/** The letter by which a registration is confirmed. It names nobody: whoever typed the address may have typed anything. */
export function registrationCodeLetter(
  tenant: Tenant,
  origin: string,
  { code, token, minutes, hours }: DataOf<'REGISTRATION_CODE'>,
): Letter {
  const parts: Part[] = [
    { kind: 'text', text: 'Вы регистрируетесь в личном кабинете. Осталось подтвердить, что это ваша почта.' },
    { kind: 'button', label: 'Открыть личный кабинет', href: activationLink(origin, token) },
    { kind: 'text', text: 'Или введите этот код там, где начали регистрацию:' },
    { kind: 'code', code },
    { kind: 'note', text: `Ссылка действует ${inHours(hours)}, код — ${inMinutes(minutes)}. Нужно что-то одно.` },
    { kind: 'note', text: notYou },
  ];
  return { subject: `Подтвердите регистрацию · ${tenant.brand.productName}`, heading: 'Остался один шаг', parts };
}

/** The same in an SMS. The last line lets a phone offer the code in our page and in no other (WebOTP). */
export const registrationCodeSms = (
  tenant: Tenant,
  origin: string,
  { code, token, minutes }: DataOf<'REGISTRATION_CODE'>,
): string =>
  `${tenant.shortName}: код ${code} для регистрации, ${inMinutes(minutes)}. Никому его не говорите. Или ссылка: ${activationLink(origin, token)}\n@${new URL(origin).hostname} #${code}`;

/** The letter with which one signs in for the first time. */
export function oneTimePasswordLetter(
  tenant: Tenant,
  origin: string,
  { login, password, hours }: DataOf<'ONE_TIME_PASSWORD'>,
): Letter {
  const parts: Part[] = [
    { kind: 'text', text: `Личный кабинет почти готов. ${loginLabel(tenant)}: ${readable(tenant, login)}.` },
    { kind: 'text', text: 'Одноразовый пароль для первого входа:' },
    { kind: 'code', code: password },
    { kind: 'button', label: 'Войти и задать свой пароль', href: signInLink(origin) },
    {
      kind: 'note',
      text: `Пароль действует ${inHours(hours)} и только один раз: при входе вы придумаете свой. Никому его не говорите.`,
    },
    { kind: 'note', text: 'Если вы не регистрировались, позвоните нам.' },
  ];
  return { subject: `Первый вход · ${tenant.brand.productName}`, heading: 'Пароль для первого входа', parts };
}

/** The same in an SMS. */
export const oneTimePasswordSms = (
  tenant: Tenant,
  origin: string,
  { login, password, hours }: DataOf<'ONE_TIME_PASSWORD'>,
): string =>
  `${tenant.shortName}: логин ${login}, одноразовый пароль ${password}, ${inHours(hours)}. Никому его не говорите. Вход: ${signInLink(origin)}\n@${new URL(origin).hostname} #${password}`;

/** Tells whoever registered once more that nothing was opened, and what to do. */
export function alreadyRegisteredLetter(
  tenant: Tenant,
  origin: string,
  { login, proved }: DataOf<'ALREADY_REGISTERED'>,
): Letter {
  const text = proved
    ? `Вы регистрировались в личном кабинете (${loginLabel(tenant).toLowerCase()}: ${readable(tenant, login)}). Кабинет с этими данными уже есть, новый не нужен.`
    : 'Вы регистрировались в личном кабинете, но открыть его не получилось: в номере ошибка или по нему уже есть кабинет.';
  const parts: Part[] = [
    { kind: 'text', text },
    { kind: 'text', text: 'Войдите с прежним паролем. Если вы его не помните, задайте новый:' },
    { kind: 'button', label: tenant.rules.recovery.title, href: recoveryLink(origin) },
    { kind: 'note', text: 'Если кабинет открывали не вы, позвоните нам: разберёмся.' },
  ];
  const heading = proved ? 'Кабинет уже есть' : 'Кабинет не открыт';
  return { subject: `${heading} · ${tenant.brand.productName}`, heading, parts };
}

/** The same in an SMS. */
export const alreadyRegisteredSms = (
  tenant: Tenant,
  origin: string,
  { proved }: DataOf<'ALREADY_REGISTERED'>,
): string =>
  proved
    ? `${tenant.shortName}: личный кабинет у вас уже есть. Забыли пароль: ${recoveryLink(origin)}`
    : `${tenant.shortName}: кабинет не открыт, в номере ошибка или он уже есть. Забыли пароль: ${recoveryLink(origin)}`;

const loginLabel = ({ rules }: Tenant): string => rules.login.label;

const readable = ({ rules }: Tenant, login: string): string =>
  rules.login.mode === 'ACCOUNT_NUMBER' ? groupedAccountNumber(rules.accountNumber, login) : login;
