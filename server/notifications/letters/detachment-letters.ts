import type { Tenant } from '../../tenancy/load-tenants.ts';
import type { MessageContent } from '../message-content.ts';
import type { Letter, Part } from './letter.ts';

type Detached = Extract<MessageContent, { template: 'ACCOUNT_DETACHED' }>['data'];

const whys: Record<Detached['reason'], string> = {
  OWNER_CHANGED: 'У счёта сменился владелец.',
  WRITTEN_REQUEST: 'Об этом нас попросили письменным заявлением.',
  PASSWORD_CHANGED:
    'Пароль, по которому он был добавлен, больше не действует. Счёт можно добавить ещё раз с новым паролем.',
};

const asks: Record<Detached['reason'], string> = {
  OWNER_CHANGED: 'Если владелец прежний, позвоните нам: проверим данные и вернём доступ.',
  WRITTEN_REQUEST: 'Если вы не подавали такого заявления, позвоните нам.',
  PASSWORD_CHANGED: 'Новый пароль знает тот, кто открыл вам этот счёт.',
};

/** Tells that an account is no longer in a resident's portal: why, and what to do. */
export function accountDetachedLetter(tenant: Tenant, origin: string, { number, reason }: Detached): Letter {
  const { productName } = tenant.brand;
  const parts: Part[] = [
    { kind: 'text', text: `Счёт ${number} отвязан: в вашем личном кабинете его больше нет. ${whys[reason]}` },
    { kind: 'note', text: asks[reason] },
  ];
  if (reason === 'PASSWORD_CHANGED')
    parts.push({ kind: 'button', label: 'Добавить счёт', href: `${origin}/settings/accounts` });
  return { subject: `Счёт ${number} отвязан · ${productName}`, heading: 'Счёт отвязан', parts };
}

/** The same in an SMS. */
export const accountDetachedSms = (tenant: Tenant, { number, reason }: Detached): string =>
  `${tenant.shortName}: счёт ${number} отвязан. ${whys[reason]} Вопросы: ${tenant.contacts.phones[0]!.number}`;
