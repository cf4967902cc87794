import { sql } from 'kysely';
import { requireCaptcha } from '../captcha/require-captcha.ts';
import type { Context } from '../context.ts';
import { networkOf } from './network-address.ts';
import { normaliseLogin } from './normalise-login.ts';
import { isOneTimePassword } from './one-time-password.ts';
import { openSession } from './open-session.ts';
import { canBePassword, passwordMatches } from './passwords.ts';
import { sendToken } from './refresh-cookie.ts';
import { refuseWhenStopped } from './refuse-when-stopped.ts';
import { ResidentStatus } from './resident.entity.ts';
import { clearAttempts, countAttempt, type Limit, sweepAttempts, takeBackAttempt } from './throttle.ts';
import type { IssuedToken } from './tokens.ts';
import { tryAgainIn } from './try-again-in.ts';

/** What a person typed into the sign-in form. */
export interface Credentials {
  login: string;
  password: string;
  /** Solution of a captcha, where the rule asks one. */
  captcha?: string | null;
}

/** Why a sign-in was refused. */
export enum SignInRefusal {
  WRONG_LOGIN_OR_PASSWORD = 'WRONG_LOGIN_OR_PASSWORD',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  WRONG_PIN = 'WRONG_PIN',
  DEVICE_UNKNOWN = 'DEVICE_UNKNOWN',
  WRONG_PASSKEY = 'WRONG_PASSKEY',
}

/** A session has begun; the refresh cookie is set. */
export interface SignedInOutcome extends IssuedToken {
  residentId: string;
}

/** It was the one-time password of a registration, which opens nothing: with it an own one is set. */
export interface NewPasswordRequiredOutcome {
  login: string;
  message: string;
}

/** Nobody was signed in, and the same is said whatever exactly was wrong. */
export interface SignInRefusedOutcome {
  reason: SignInRefusal;
  message: string;
  retryAfterSeconds?: number;
}

/**
 * Signs a resident in. A missing login, a wrong password and a blocked resident get the same answer for the same statements
 * and the same hashing: account numbers follow one another and must not be found out here. Each try counts before it is
 * looked at, so a hundred at once are a hundred tries. The one-time password of a registration signs nobody in, but is told.
 * @throws KabinetError CAPTCHA_REQUIRED where the rule asks one, SERVICE_STOPPED while the portal is stopped,
 * TOO_MANY_REQUESTS when more people sign in at once than the server can check
 */
export async function signIn(
  context: Context,
  { login: typed, password, captcha }: Credentials,
): Promise<SignedInOutcome | SignInRefusedOutcome | NewPasswordRequiredOutcome> {
  refuseWhenStopped(context);
  const login = normaliseLogin(context.tenant.rules, typed);
  const ofLogin = login === undefined ? [] : [limitOfLogin(context, login)];
  const ofOthers = limitsOfOthers(context);
  await requireCaptcha(context, 'SIGN_IN', captcha, [...ofLogin, ...ofOthers.slice(0, 1)]);
  const limits = [...ofLogin, ...ofOthers];
  const wait = await countAttempt(context, limits);
  if (wait !== undefined) return tooManyAttempts(wait);
  const giveBack = (): Promise<void> => context.write((em) => takeBackAttempt(em, context.tenantId, limits));
  try {
    // What cannot be a login or a password says nothing about who exists, so it may be answered sooner.
    if (login === undefined || !canBePassword(password)) return wrongLoginOrPassword(context);
    const resident = await residentOf(context, login, password);
    const oneTime = await isOneTimePassword(context, login, password);
    if (resident) return (await begin(context, resident, { ofLogin, ofOthers })) ?? wrongLoginOrPassword(context);
    if (!oneTime) return wrongLoginOrPassword(context);
    await giveBack();
    return { login, message: 'Пароль для первого входа подошёл. Придумайте свой: с ним вы будете входить дальше.' };
  } catch (error) {
    // They learned nothing about the password, so it was no attempt; when the database is away, it stays one.
    await giveBack().catch(() => undefined);
    throw error;
  }
}

/**
 * Opens the session; what was counted against a right password is forgotten in the same transaction. Undefined when it is
 * right no more.
 */
async function begin(
  context: Context,
  { id: residentId, hash }: SigningIn,
  { ofLogin, ofOthers }: { ofLogin: readonly Limit[]; ofOthers: readonly Limit[] },
): Promise<SignedInOutcome | undefined> {
  const { tenant, tenantId, clock } = context;
  const token = await context.write(async (em) => {
    // Resident first, then counts, as whoever binds by a password. A change of it waits until the session is there to be ended.
    const { rows } = await sql`
      select from resident where tenant_id = ${tenantId} and id = ${residentId} and status = ${ResidentStatus.ACTIVE}
        and password_hash = ${hash} for share`.execute(em.getKysely());
    if (rows.length === 0) return undefined;
    for (const limit of ofLogin) await clearAttempts(em, tenantId, limit);
    await takeBackAttempt(em, tenantId, ofOthers);
    await sweepAttempts(em, tenantId, clock.now());
    return openSession(em, context, residentId);
  });
  if (!token) return undefined;
  const issued = await context.tokens.issue(token, tenant, tenant.rules.sessions.accessMinutes);
  sendToken(context, token);
  return { ...issued, residentId };
}

/** Failed sign-ins of one login. */
export function limitOfLogin({ tenant }: Pick<Context, 'tenant'>, login: string): Limit {
  return { scope: 'sign-in login', key: login, ...tenant.rules.throttling.signIn.perAccount };
}

/** Failed sign-ins from one address, and at the whole utility, by whatever means. */
export function limitsOfOthers({ tenant, request }: Context): Limit[] {
  const { perAddress, perTenant } = tenant.rules.throttling.signIn;
  return [
    { scope: 'sign-in address', key: networkOf(request.ip), ...perAddress },
    { scope: 'sign-in tenant', key: '', ...perTenant },
  ];
}

/** No resident has it: what is looked up when the login leads to nobody, so that the same statements run. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Who signs in, with the hash their password was found to be of. */
interface SigningIn {
  id: string;
  hash: string;
}

/** Who signs in, on the primary: a resident may have registered a moment ago. Two steps, as logins are a table of their own. */
async function residentOf(context: Context, login: string, password: string): Promise<SigningIn | undefined> {
  const [found] = await context.readPrimary<{ id: string }>(
    'sign_in_login',
    'select resident_id as id from login where tenant_id = $1 and login = $2',
    [context.tenantId, login],
  );
  const [resident] = await context.readPrimary<SigningIn & { status: string }>(
    'sign_in_resident',
    'select id, password_hash as hash, status from resident where tenant_id = $1 and id = $2',
    [context.tenantId, found?.id ?? nobody],
  );
  const hash = resident?.status === ResidentStatus.ACTIVE ? resident.hash : undefined;
  return (await passwordMatches(hash, password)) ? resident : undefined;
}

function wrongLoginOrPassword({ tenant }: Context): SignInRefusedOutcome {
  return {
    reason: SignInRefusal.WRONG_LOGIN_OR_PASSWORD,
    message: `Войти не получилось. Проверьте поле «${tenant.rules.login.label}» и пароль.`,
  };
}

/** The answer to one who has no attempts left. */
export function tooManyAttempts(retryAfterSeconds: number): SignInRefusedOutcome {
  const message = `Слишком много неудачных попыток. ${tryAgainIn(retryAfterSeconds)}`;
  return { reason: SignInRefusal.TOO_MANY_ATTEMPTS, message, retryAfterSeconds };
}
