import { requireCaptcha } from '../captcha/require-captcha.ts';
import type { Context } from '../context.ts';
import { networkOf } from '../sessions/network-address.ts';
import { canBePassword, passwordMatches } from '../sessions/passwords.ts';
import { SignInRefusal, type SignInRefusedOutcome, tooManyAttempts } from '../sessions/sign-in.ts';
import { clearAttempts, countAttempt, type Limit, takeBackAttempt } from '../sessions/throttle.ts';
import type { IssuedToken } from '../sessions/tokens.ts';
import { recordStaffAct } from './require-staff.ts';
import { StaffStatus } from './staff.entity.ts';
import { staffLogin } from './staff-login.ts';

/** What a member of staff typed. */
export interface StaffCredentials {
  login: string;
  password: string;
  captcha?: string | null;
}

/** There is no refresh: after half an hour one signs in again. */
const tokenMinutes = 30;

/**
 * Signs a member of staff in. A missing login, a wrong password and staff who were shut out get the same answer for the same
 * statements and the same hashing; each try counts before it is looked at, apart from residents' tries.
 * @throws KabinetError CAPTCHA_REQUIRED by the tenant's rule for sign-ins
 */
export async function signInStaff(
  context: Context,
  { login: typed, password, captcha }: StaffCredentials,
): Promise<IssuedToken | SignInRefusedOutcome> {
  const { tenant, tenantId, tokens } = context;
  const login = staffLogin(typed);
  const ofLogin = login === undefined ? [] : [limitOf(context, login)];
  const ofOthers = limitsOfOthers(context);
  const limits = [...ofLogin, ...ofOthers];
  await requireCaptcha(context, 'SIGN_IN', captcha, [...ofLogin, ...ofOthers.slice(0, 1)]);
  const wait = await countAttempt(context, limits);
  if (wait !== undefined) return tooManyAttempts(wait);

  const staffId = await staffOf(context, login, password).catch(async (error: unknown) => {
    await context.write((em) => takeBackAttempt(em, tenantId, limits)).catch(() => undefined);
    throw error;
  });
  if (staffId === undefined)
    return {
      reason: SignInRefusal.WRONG_LOGIN_OR_PASSWORD,
      message: 'Войти не получилось. Проверьте логин и пароль.',
    };
  await context.write(async (em) => {
    for (const limit of ofLogin) await clearAttempts(em, tenantId, limit);
    await takeBackAttempt(em, tenantId, ofOthers);
    await recordStaffAct(em, { ...context, staff: { staffId } }, { act: 'SIGN_IN' });
  });
  return tokens.issueToStaff({ staffId }, tenant, tokenMinutes);
}

const limitOf = ({ tenant }: Context, login: string): Limit => ({
  scope: 'staff sign-in login',
  key: login,
  ...tenant.rules.throttling.signIn.perAccount,
});

function limitsOfOthers({ tenant, request }: Context): Limit[] {
  const { perAddress, perTenant } = tenant.rules.throttling.signIn;
  return [
    { scope: 'staff sign-in address', key: networkOf(request.ip), ...perAddress },
    { scope: 'staff sign-in tenant', key: '', ...perTenant },
  ];
}

async function staffOf(context: Context, login: string | undefined, password: string): Promise<string | undefined> {
  // What cannot be a login or a password says nothing about who exists, so it may be answered sooner.
  if (login === undefined || !canBePassword(password)) return undefined;
  const [staff] = await context.readPrimary<{ id: string; hash: string; status: StaffStatus }>(
    'sign_in_staff',
    'select id, password_hash as hash, status from staff where tenant_id = $1 and login = $2',
    [context.tenantId, login],
  );
  const hash = staff?.status === StaffStatus.ACTIVE ? staff.hash : undefined;
  return (await passwordMatches(hash, password)) ? staff?.id : undefined;
}
