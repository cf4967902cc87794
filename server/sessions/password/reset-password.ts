import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { networkOf } from '../network-address.ts';
import { normaliseLogin } from '../normalise-login.ts';
import { hashPassword } from '../passwords.ts';
import { limitOfLogin } from '../sign-in.ts';
import { clearAttempts, countAttempt, type Limit, takeBackAttempt } from '../throttle.ts';
import { tryAgainIn } from '../try-again-in.ts';
import { PasswordRefusal, type PasswordRefused, refusalOfNewPassword } from './new-password.ts';
import { codePurpose, linkPurpose } from './request-password-reset.ts';
import { setPassword } from './set-password.ts';

/** A new password, and the code with the login it was asked for, or the token of the link. */
export interface NewPasswordByCode {
  login?: string | null;
  code?: string | null;
  token?: string | null;
  newPassword: string;
}

/** The password is the new one; where somebody is still signed in with the old one, the tenant's rule says. */
export interface PasswordReset {
  message: string;
}

/**
 * Sets a new password by the code or link of a message. Either is used once, also when it comes twice at the same time; a
 * wrong code counts, and so many make the right one void. A wrong, used, old or foreign one gets one and the same answer.
 * @throws KabinetError TOO_MANY_REQUESTS when more passwords are being hashed than the server can
 */
export async function resetPassword(
  context: Context,
  input: NewPasswordByCode,
): Promise<PasswordReset | PasswordRefused> {
  const { tenant } = context;
  const login = normaliseLogin(tenant.rules, input.login ?? '');
  const refused = refusalOfNewPassword(context, input.newPassword, login);
  if (refused) return refused;
  const limits = limitsOf(context, login);
  const wait = await countAttempt(context, limits);
  if (wait !== undefined)
    return {
      reason: PasswordRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много попыток. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  const token = /^[\w-]{43}$/.test(input.token ?? '') ? input.token! : undefined;
  const code = (input.code ?? '').length <= 30 ? (input.code ?? '').replace(/[\s-]/g, '') : '';
  if (token === undefined && (login === undefined || !/^\d{4,8}$/.test(code))) return wrongCode();

  const proof = token === undefined ? { login: login!, code } : { token };
  try {
    return await setBy(context, proof, input.newPassword, limits);
  } catch (error) {
    // They learned nothing about the code, so it was no attempt.
    await context.write((em) => takeBackAttempt(em, context.tenantId, limits)).catch(() => undefined);
    throw error;
  }
}

/** What shows that one may set another password. */
type Proof = { login: string; code: string } | { token: string };

async function setBy(
  context: Context,
  proof: Proof,
  newPassword: string,
  limits: readonly Limit[],
): Promise<PasswordReset | PasswordRefused> {
  const { tenant, tenantId } = context;
  const kept: { keepSession?: 'ALL' } = tenant.rules.recovery.endsOtherSessions ? {} : { keepSession: 'ALL' };
  // Before the transaction: its connection must not wait for a free core. A wrong code costs the same.
  const passwordHash = await hashPassword(newPassword);
  return context.write(async (em) => {
    const asked = await requestOf(em, context, proof);
    if (!asked) return wrongCode();
    // A link does not say whose it is until here; it is not used up.
    const refused = refusalOfNewPassword(context, newPassword, asked.login);
    if (refused) return refused;
    if (!(await setPassword(em, context, { residentId: asked.residentId, passwordHash, ...kept }))) return wrongCode();
    // They have shown who they are: forgotten tries of the old password must not keep them out now.
    await clearAttempts(em, tenantId, limitOfLogin(context, asked.login));
    await takeBackAttempt(em, tenantId, limits);
    return { message: 'Пароль изменён. Войдите с новым паролем.' };
  });
}

function limitsOf({ tenant, request }: Context, login: string | undefined): Limit[] {
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.signIn;
  return [
    ...(login === undefined ? [] : [{ scope: 'new password login', key: login, ...perAccount }]),
    { scope: 'new password address', key: networkOf(request.ip), ...perAddress },
    { scope: 'new password tenant', key: '', ...perTenant },
  ];
}

interface KeptReset {
  login: string;
  residentId: string | null;
  codeHash: string;
}

/**
 * Whose request the code or token is of. It locks the row, which `setPassword` then takes away: whoever comes second waits for
 * it, and finds none. Returns rather than throws when it is wrong: the count must stay.
 */
async function requestOf(
  em: EntityManager,
  context: Context,
  shown: Proof,
): Promise<{ residentId: string; login: string } | undefined> {
  const { tenant, tenantId, clock, tokens } = context;
  const which =
    'token' in shown
      ? sql`link_hash = any(${tokens.codeHashes(linkPurpose(context), shown.token)}::text[])`
      : sql`login = ${shown.login}`;
  const { rows } = await sql<KeptReset>`
    update password_reset set attempts = attempts + 1
    where tenant_id = ${tenantId} and ${which} and attempts < ${tenant.rules.recovery.code.attempts}
      and expires_at > ${clock.now()}
    returning login, resident_id as "residentId", code_hash as "codeHash"`.execute(em.getKysely());
  const [kept] = rows;
  if (!kept) return undefined;
  if ('code' in shown) {
    const hashes = tokens.codeHashes(codePurpose(context, shown.login), shown.code);
    if (!hashes.some((hash) => isEqual(hash, kept.codeHash))) return undefined;
  }
  if (kept.residentId === null) return undefined;
  return { residentId: kept.residentId, login: kept.login };
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const wrongCode = (): PasswordRefused => ({
  reason: PasswordRefusal.WRONG_CODE,
  message: 'Код или ссылка не подходят: ошибка в цифрах, срок вышел или пароль уже изменён. Попросите новый код.',
});
