import { requireCaptcha } from '../../captcha/require-captcha.ts';
import type { Context, Who } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { networkOf } from '../network-address.ts';
import { canBePassword, hashPassword, passwordMatches } from '../passwords.ts';
import { clearAttempts, countAttempt, type Limit, takeBackAttempt } from '../throttle.ts';
import { tryAgainIn } from '../try-again-in.ts';
import { isOwnLogin } from './is-own-login.ts';
import { PasswordRefusal, type PasswordRefused, refusalOfNewPassword, tooCommon } from './new-password.ts';
import { setPassword } from './set-password.ts';

/** What a signed-in resident typed to change the password. */
export interface ChangedPassword {
  /** May be missing where the tenant's rule does not ask for it. */
  oldPassword?: string | null;
  newPassword: string;
  /** Solution of a captcha, where the rule asks one. */
  captcha?: string | null;
}

/** The password is the new one; only this device is still signed in. */
export interface PasswordChanged {
  message: string;
}

/**
 * Changes the password of the resident who asks: every other session ends and a letter tells of it. Wrong old passwords are
 * limited as sign-ins are: a device left signed in is no place to guess at.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on, FORBIDDEN where the rules let
 * nobody change it alone, CAPTCHA_REQUIRED where the rule asks one
 */
export async function changePassword(
  context: Context,
  { oldPassword, newPassword, captcha }: ChangedPassword,
): Promise<PasswordChanged | PasswordRefused> {
  const { who, tenant, tenantId, request } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  if (!tenant.rules.settings.editable.includes('PASSWORD')) throw new KabinetError('FORBIDDEN');
  const refused = refusalOfNewPassword(context, newPassword);
  if (refused) return refused;
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.signIn;
  const own = { scope: 'password change', key: who.residentId, ...perAccount };
  const others = [
    { scope: 'password change address', key: networkOf(request.ip), ...perAddress },
    { scope: 'password change tenant', key: '', ...perTenant },
  ];
  await requireCaptcha(context, 'PASSWORD_CHANGE', captcha, [own, ...others.slice(0, 1)]);
  const wait = await countAttempt(context, [own, ...others]);
  if (wait !== undefined)
    return {
      reason: PasswordRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много попыток. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  const giveBack = (): Promise<void> => context.write((em) => takeBackAttempt(em, tenantId, [own, ...others]));
  try {
    return await change(context, who, { oldPassword, newPassword }, { own, others });
  } catch (error) {
    // They learned nothing about the old password, so it was no attempt.
    await giveBack().catch(() => undefined);
    throw error;
  }
}

async function change(
  context: Context,
  who: Who,
  { oldPassword, newPassword }: ChangedPassword,
  { own, others }: { own: Limit; others: readonly Limit[] },
): Promise<PasswordChanged | PasswordRefused> {
  const { tenant, tenantId } = context;
  const kept = await passwordOf(context, who);
  if (kept === undefined) throw new KabinetError('UNAUTHENTICATED');
  if (tenant.rules.password.oldAskedOnChange) {
    const old = oldPassword ?? '';
    if (!canBePassword(old) || !(await passwordMatches(kept, old)))
      return {
        reason: PasswordRefusal.WRONG_PASSWORD,
        message: 'Старый пароль не подошёл. Проверьте раскладку и Caps Lock.',
      };
  }
  if (await passwordMatches(kept, newPassword))
    return { reason: PasswordRefusal.SAME_PASSWORD, message: 'Это тот же пароль. Придумайте другой.' };
  if (await isOwnLogin(context, who.residentId, newPassword)) return tooCommon();
  const passwordHash = await hashPassword(newPassword);
  const changed = await context.write(async (em) => {
    const { residentId, sessionId } = who;
    if (!(await setPassword(em, context, { residentId, passwordHash, instead: kept, keepSession: sessionId })))
      return false;
    await clearAttempts(em, tenantId, own);
    await takeBackAttempt(em, tenantId, others);
    return true;
  });
  // Somebody changed it at the same moment: the password typed as the old one is no more.
  if (!changed)
    return { reason: PasswordRefusal.WRONG_PASSWORD, message: 'Пароль только что изменён. Войдите заново.' };
  return { message: 'Пароль изменён. На других устройствах нужно войти заново.' };
}

/** The hash of the resident's password, as long as the very session that asks goes on: tokens outlive it by minutes. */
async function passwordOf(context: Context, { residentId, sessionId }: Who): Promise<string | undefined> {
  const [row] = await context.readPrimary<{ hash: string }>(
    'password_of_session',
    `select password_hash as hash from resident r where tenant_id = $1 and id = $2 and status = 'ACTIVE'
       and exists (select from session s where s.tenant_id = $1 and s.resident_id = $2 and s.id = $3
         and s.ended_at is null and s.expires_at > $4)`,
    [context.tenantId, residentId, sessionId, context.clock.now()],
  );
  return row?.hash;
}
