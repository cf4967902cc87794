import type { Tenant } from '../tenancy/load-tenants.ts';
import { SessionEnd } from './session.entity.ts';

const generally = 'Сеанс закончился. Войдите в личный кабинет ещё раз.';

const said: Partial<Record<SessionEnd, string>> = {
  [SessionEnd.PASSWORD_CHANGED]: 'Пароль изменили, поэтому на этом устройстве нужно войти заново, с новым паролем.',
  [SessionEnd.ENDED_BY_RESIDENT]: 'Вход на этом устройстве завершили с другого вашего устройства. Войдите ещё раз.',
  [SessionEnd.REUSED_TOKEN]: 'Мы завершили этот вход, чтобы им не воспользовался кто-то другой. Войдите ещё раз.',
  [SessionEnd.EXPIRED]: 'Вы давно не заходили. Войдите ещё раз.',
};

/** What a person reads on the device whose session is over: why, and what to do. Without a reason: nothing but that it is over. */
export function wordsOfEnd({ rules }: Pick<Tenant, 'rules'>, end: SessionEnd | null | undefined): string {
  if (end === SessionEnd.BLOCKED) return rules.rights.blockedText;
  return (end && said[end]) ?? generally;
}
