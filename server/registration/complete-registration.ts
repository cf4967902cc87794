import type { Context } from '../context.ts';
import { networkOf } from '../sessions/network-address.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { oneTimeHashes } from '../sessions/one-time-password.ts';
import { refusalOfNewPassword } from '../sessions/password/new-password.ts';
import { limitOfLogin } from '../sessions/sign-in.ts';
import { clearAttempts, countAttempt, type Limit, takeBackAttempt } from '../sessions/throttle.ts';
import { checkLogin } from './check-answers.ts';
import { claimRegistration } from './claim-registration.ts';
import { alreadyCompleted, notCompleted, passwordIsSent, tooManyTries, wrongCode } from './completion-refusals.ts';
import { enrolRegistered, whyUnavailable } from './enrol-registered.ts';
import type { KeptRegistration } from './kept-registration.ts';
import { CompletionRefusal, type RegistrationCompleted, type RegistrationNotCompleted } from './outcomes.ts';
import { proofAwaited } from './proof-awaited.ts';
import { RegistrationStatus } from './registration.entity.ts';
import { sendOneTimePassword } from './send-proof.ts';
import { type Shown, type Way, whatCompletes } from './what-completes.ts';

type Outcome = RegistrationCompleted | RegistrationNotCompleted;

/**
 * Completes a registration by the link or the code of its message, or replaces a one-time password by an own one: then there is
 * a resident. Each works once, also when it comes twice at the same time. Who comes second for a login or an account is told
 * so here and not before: they have shown that the address is theirs.
 * @throws KabinetError TOO_MANY_REQUESTS when more passwords are being hashed than the server can
 */
export async function completeRegistration(context: Context, shown: Shown): Promise<Outcome> {
  const way = whatCompletes(context, shown);
  if (!way) return wrongCode(shown);
  const asked = newLoginOf(context, shown.newLogin);
  if (asked && 'reason' in asked) return asked;
  const refused = way.by === 'ONE_TIME_PASSWORD' ? refusalOfOwn(context, way) : undefined;
  if (refused) return refused;
  const limits = limitsOf(context, way, asked !== undefined);
  const wait = await countAttempt(context, limits);
  if (wait !== undefined) return tooManyTries(wait);

  // Before the transaction: its connection must not wait for a free core. A wrong one-time password costs the same.
  const passwordHash = way.by === 'ONE_TIME_PASSWORD' ? await hashed(context, way.newPassword, limits) : undefined;
  return context.write(async (em) => {
    const claimed = await claimRegistration(em, context, way);
    if (!claimed) return wrongCode(shown);
    if (claimed.status === RegistrationStatus.COMPLETED) return alreadyCompleted();
    const awaited = proofAwaited(context, claimed);
    // Confirmed before; what is awaited now is the one-time password.
    if (way.by !== 'ONE_TIME_PASSWORD' && awaited !== 'CONFIRMATION') return passwordIsSent();
    const isConfirmedOnly = awaited === 'CONFIRMATION' && context.tenant.rules.password.mode === 'ONE_TIME';
    const ownHash = passwordHash ?? claimed.passwordHash;
    // When it was answered the rules asked for no password; nobody could sign in without one.
    if (!isConfirmedOnly && ownHash === null) return wrongCode(shown);
    const login = asked?.login ?? claimed.login ?? '';
    const registration: KeptRegistration = { ...claimed, login };
    const why = isConfirmedOnly
      ? await whyUnavailable(em, context, registration, login)
      : await enrolRegistered(em, context, registration, { login, passwordHash: ownHash! });
    if (why) return notCompleted(context, why);
    // What is left of the one-time password is sent to where the address was just confirmed.
    if (isConfirmedOnly) await sendOneTimePassword(em, context, registration);
    await takeBackAttempt(em, context.tenantId, limits);
    // They have shown who they are: forgotten tries must not keep them out now.
    if (way.by === 'ONE_TIME_PASSWORD') await clearAttempts(em, context.tenantId, limitOfLogin(context, way.login));
    return completed(login, isConfirmedOnly);
  });
}

/** Another login in place of a taken one, by the same rules as the first. */
function newLoginOf(
  context: Context,
  typed: string | null | undefined,
): { login: string } | RegistrationNotCompleted | undefined {
  if (!typed || context.tenant.rules.login.mode !== 'CHOSEN') return undefined;
  const checked = checkLogin(context, typed);
  return 'fault' in checked
    ? { reason: CompletionRefusal.LOGIN_TAKEN, message: checked.fault }
    : { login: checked.kept.login! };
}

/** Why the own password cannot be one; the one-time password itself is none. */
function refusalOfOwn(
  context: Context,
  { login, newPassword, hashes }: Extract<Way, { by: 'ONE_TIME_PASSWORD' }>,
): RegistrationNotCompleted | undefined {
  const refused = refusalOfNewPassword(context, newPassword, login);
  if (refused) return { reason: CompletionRefusal[refused.reason as 'TOO_SHORT'], message: refused.message };
  if (oneTimeHashes(context, login, newPassword)[0] !== hashes[0]) return undefined;
  return { reason: CompletionRefusal.TOO_COMMON, message: 'Это одноразовый пароль. Придумайте свой.' };
}

/** In the order of every count: login or registration, address, tenant. */
function limitsOf(context: Context, way: Way, asksNewLogin: boolean): Limit[] {
  const { throttling } = context.tenant.rules;
  const { perAddress, perTenant } = throttling.signIn;
  const key = way.by === 'CODE' ? way.id : way.hashes[0];
  return [
    ...(way.by === 'ONE_TIME_PASSWORD' ? [limitOfLogin(context, way.login)] : []),
    // Who may ask whether a login is taken has confirmed an address; they need not ask about all of them.
    ...(asksNewLogin ? [{ scope: 'registration login', key, ...throttling.registration.perAccount }] : []),
    { scope: 'registration code address', key: networkOf(context.request.ip), ...perAddress },
    { scope: 'registration code tenant', key: '', ...perTenant },
  ];
}

async function hashed(context: Context, password: string, limits: readonly Limit[]): Promise<string> {
  return hashPassword(password).catch(async (error: unknown) => {
    // Nothing was found out, so it was no attempt.
    await context.write((em) => takeBackAttempt(em, context.tenantId, limits)).catch(() => undefined);
    throw error;
  });
}

function completed(login: string, passwordSent: boolean): RegistrationCompleted {
  const message = passwordSent
    ? 'Подтверждено. Мы отправили одноразовый пароль: войдите с ним и задайте свой.'
    : 'Кабинет открыт. Войдите со своим паролем.';
  return { login, message, passwordSent };
}
