import type { Context } from '../context.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import type { Unavailable } from './enrol-registered.ts';
import { CompletionRefusal, type RegistrationNotCompleted } from './outcomes.ts';
import type { Shown } from './what-completes.ts';

/** Wrong, void, expired or of another portal: one and the same is said of what was shown. */
export function wrongCode({
  token,
  oneTimePassword,
}: Pick<Shown, 'token' | 'oneTimePassword'>): RegistrationNotCompleted {
  const message = token
    ? 'Срок этой ссылки вышел, или есть сообщение новее: откройте ссылку из последнего.'
    : oneTimePassword
      ? 'Пароль для первого входа не подошёл: ошибка при наборе, вышел его срок или есть сообщение новее.'
      : 'Код не подошёл. Проверьте цифры. Если сообщений несколько, нужен код из последнего.';
  return { reason: CompletionRefusal.WRONG_CODE, message };
}

/** Said to whoever shows what was right before, as on opening a link twice. */
export const alreadyCompleted = (): RegistrationNotCompleted => ({
  reason: CompletionRefusal.ALREADY_COMPLETED,
  message: 'Всё в порядке, кабинет уже открыт. Войдите.',
});

/** The same where a one-time password is on its way. */
export const passwordIsSent = (): RegistrationNotCompleted => ({
  reason: CompletionRefusal.ALREADY_COMPLETED,
  message: 'Войдите с одноразовым паролем: мы его уже отправили.',
});

/** One has to wait. */
export const tooManyTries = (seconds: number): RegistrationNotCompleted => ({
  reason: CompletionRefusal.TOO_MANY_ATTEMPTS,
  message: `Слишком много попыток. ${tryAgainIn(seconds)}`,
  retryAfterSeconds: seconds,
});

/** Who comes second, or to nothing, learns it here; of accounts only together. */
export function notCompleted({ tenant }: Pick<Context, 'tenant'>, reason: Unavailable): RegistrationNotCompleted {
  if (reason === CompletionRefusal.LOGIN_TAKEN)
    return { reason, message: 'Такой логин уже занят. Придумайте другой: ничего вводить заново не нужно.' };
  const byCode = tenant.rules.registration.identity.checks.some(({ proof }) => proof === 'OFFICE_CODE');
  const why = `в номере ошибка или по нему уже есть кабинет${byCode ? ', либо код из офиса уже использован' : ''}`;
  const what = 'Проверьте номер; если он верный, войдите или восстановите пароль.';
  return { reason, message: `Открыть кабинет не получилось: ${why}. ${what}` };
}
