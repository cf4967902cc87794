import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { emptyText } from './empty-text.ts';
import { enrolRegistered } from './enrol-registered.ts';
import {
  findRegistration,
  insertRegistration,
  type KeptRegistration,
  updateRegistration,
} from './kept-registration.ts';
import { type RegistrationOutcome, RegistrationNext, type RegistrationSubmitted } from './outcomes.ts';
import { countMessage, recipientsOf, sendAlreadyRegistered, sendProof } from './send-proof.ts';
import { expired, invalidAnswers, tooManyAttempts } from './refusals.ts';
import { proofAwaited } from './proof-awaited.ts';

/** A registration that is answered, and as it was kept before. */
interface Answered {
  was: KeptRegistration | undefined;
  registration: KeptRegistration;
  bearer: string;
}

/**
 * Keeps a registration that is answered and sends what completes it: a link with a code, or a one-time password. It is sent
 * whatever there is behind the number or the login; whoever reads the message learns more.
 */
export async function submitRegistration(
  context: Context,
  { was, registration, bearer }: Answered,
): Promise<RegistrationOutcome> {
  const recipients = recipientsOf(context, registration);
  if (recipients.length === 0) {
    const asks = registration.email === null ? 'EMAIL' : 'PHONE';
    return invalidAnswers([{ asks, message: emptyText(context, asks) }]);
  }
  const wait = await countMessage(context, recipients);
  if (wait !== undefined) return tooManyAttempts(wait);
  const isFirst = await context.write(async (em) => {
    if (!was) await insertRegistration(em, context, { registration, bearer });
    else if (!(await updateRegistration(em, context, was, registration))) return false;
    if (proofAwaited(context, registration) !== 'NOTHING') await sendProof(em, context, registration);
    else await openAtOnce(em, context, registration);
    return true;
  });
  // A second click: the first one has sent the message, and what it said holds.
  const kept = isFirst ? registration : await findRegistration(context, bearer);
  return kept ? submitted(context, { registration: kept, bearer }) : expired();
}

/** Where the rules ask for no more proof and one chose a password, the last step makes the resident. */
async function openAtOnce(em: EntityManager, context: Context, registration: KeptRegistration): Promise<void> {
  const { passwordHash, login } = registration;
  const refused = await enrolRegistered(em, context, registration, { passwordHash: passwordHash!, login: login! });
  if (refused) await sendAlreadyRegistered(em, context, registration);
}

/** What is said of a registration that is answered, as often as it is asked. */
export function submitted(
  context: Context,
  { registration, bearer }: { registration: KeptRegistration; bearer: string },
): RegistrationSubmitted {
  const { activation } = context.tenant.rules.registration;
  const login = registration.login ?? '';
  if (activation.mode === 'CONFIRM')
    return {
      registration: bearer,
      next: RegistrationNext.CONFIRM,
      message:
        activation.channel === 'SMS'
          ? 'Мы отправили СМС с кодом. Введите код или откройте ссылку из сообщения.'
          : 'Мы отправили письмо. Откройте ссылку из него или введите код. Если письма нет, загляните в «Спам».',
      codeDigits: activation.code.digits,
      login,
    };
  return { registration: bearer, next: RegistrationNext.SIGN_IN, message: signInText(context, registration), login };
}

function signInText(context: Context, registration: KeptRegistration): string {
  const { password } = context.tenant.rules;
  if (password.mode === 'CHOSEN') return 'Всё готово. Войдите с паролем, который вы придумали.';
  const ways = password.channels.filter((channel) => (channel === 'SMS' ? registration.phone : registration.email));
  const where = ways.length > 1 ? 'по СМС и на почту' : ways[0] === 'SMS' ? 'по СМС' : 'на почту';
  return `Мы отправили ${where} логин и одноразовый пароль. Войдите с ним и задайте свой.`;
}
