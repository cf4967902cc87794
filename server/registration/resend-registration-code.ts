import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { findRegistration, type KeptRegistration } from './kept-registration.ts';
import { proofAwaited } from './proof-awaited.ts';
import { RegistrationStatus } from './registration.entity.ts';
import { countMessage, recipientsOf, sendProof } from './send-proof.ts';

/** Which registration's message is wanted again. */
export interface WantedAgain {
  registration: string;
}

/** What was done, or in how many seconds it can be. */
export interface Resent {
  message: string;
  retryAfterSeconds?: number;
}

/** Each new code is a new chance to guess one: so many for one registration, and no more. */
const perRegistration = { attempts: 5, windowMinutes: 1440 };

/** Sends link and code, or the one-time password, of an answered registration once more; those before are void. */
export async function resendRegistrationCode(context: Context, { registration: bearer }: WantedAgain): Promise<Resent> {
  const registration = await findRegistration(context, bearer);
  if (!registration || registration.status === RegistrationStatus.ASKING)
    return { message: 'Регистрация начата слишком давно. Начните её заново.' };
  const awaited = proofAwaited(context, registration);
  if (registration.status === RegistrationStatus.COMPLETED || awaited === 'NOTHING')
    return { message: 'Регистрация уже подтверждена. Войдите.' };
  const own = await countAttempt(context, [{ scope: 'registration resend', key: registration.id, ...perRegistration }]);
  const wait = own ?? (await countMessage(context, recipientsOf(context, registration)));
  if (wait !== undefined) return { message: tryAgainIn(wait), retryAfterSeconds: wait };
  const sent = await context.write(async (em) => {
    if (!(await isStillWaiting(em, context, registration))) return false;
    await sendProof(em, context, registration);
    return true;
  });
  if (!sent) return { message: 'Регистрация уже подтверждена. Войдите.' };
  return {
    message:
      awaited === 'CONFIRMATION'
        ? 'Отправили ещё раз. Прежние код и ссылка больше не действуют.'
        : 'Отправили ещё раз. Прежний одноразовый пароль больше не действует.',
  };
}

/** Locks the registration: what completes it at this moment comes before the new code or after it. */
async function isStillWaiting(em: EntityManager, context: Context, was: KeptRegistration): Promise<boolean> {
  const { rows } = await sql<{ oneTimeHash: string | null }>`
    select one_time_hash as "oneTimeHash" from registration
    where tenant_id = ${context.tenantId} and id = ${was.id} and status = 'SUBMITTED' for update`.execute(
    em.getKysely(),
  );
  const [now] = rows;
  return now !== undefined && proofAwaited(context, now) === proofAwaited(context, was);
}
