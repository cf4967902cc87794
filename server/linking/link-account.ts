import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { clearAttempts, countAttempt, takeBackAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { bindAccount } from './bind-account.ts';
import { type Claim, readClaim, type TypedClaim } from './claim.ts';
import { evidenceByChecks } from './evidence-by-checks.ts';
import { evidenceByNumber } from './evidence-by-number.ts';
import { evidenceByOfficeCode } from './evidence-by-office-code.ts';
import { evidenceByPassword } from './evidence-by-password.ts';
import type { EvidenceOrRefusal } from './evidence.ts';
import { limitsOf } from './link-limits.ts';
import { type Linked, LinkRefusal, type LinkRefused } from './outcomes.ts';

/**
 * Binds one more account to the resident who asks, the first one as their primary. A missing account, a closed one and whatever
 * was wrong with password or code get one answer: numbers follow one another and must not be found out here. Each try counts
 * before it is looked at, also one that succeeds.
 * @throws KabinetError UNAUTHENTICATED without a session; TOO_MANY_REQUESTS when more passwords are checked than the server can
 */
export async function linkAccount(context: Context, typed: TypedClaim): Promise<Linked | LinkRefused> {
  const { who, tenantId } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const claim = readClaim(context, typed);
  if ('reason' in claim) return claim;
  const limits = limitsOf(context, who, claim);
  const wait = await countAttempt(context, limits);
  if (wait !== undefined)
    return {
      reason: LinkRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много попыток. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  const evidence = await evidenceOf(context, claim).catch(async (error: unknown) => {
    // Nothing was found out, so it was no attempt; when the database is away, it stays one.
    await context.write((em) => takeBackAttempt(em, tenantId, limits)).catch(() => undefined);
    throw error;
  });
  if ('reason' in evidence) return evidence;
  return context.write(async (em) => {
    const bound = await bindAccount(em, context, who, evidence);
    if (bound === undefined) return notLinked(context, claim);
    // The password was right: as after a sign-in, forgotten tries of it do not count.
    if (claim.means === 'NUMBER_AND_PASSWORD' && !('reason' in bound)) await clearAttempts(em, tenantId, limits[0]!);
    return bound;
  });
}

function evidenceOf(context: Context, claim: Claim): Promise<EvidenceOrRefusal> {
  switch (claim.means) {
    case 'NUMBER':
      return Promise.resolve(evidenceByNumber(context, claim));
    case 'NUMBER_AND_PASSWORD':
      return evidenceByPassword(context, claim);
    case 'OFFICE_CODE':
      return Promise.resolve(evidenceByOfficeCode(context, claim));
    case 'IDENTITY_CHECK':
      return evidenceByChecks(context, claim);
  }
}

/** The same whatever exactly was wrong. */
function notLinked({ tenant }: Context, { means }: Claim): LinkRefused {
  const { accountNumber, registration } = tenant.rules;
  const messages = {
    NUMBER: 'Добавить не получилось. Сверьте номер с последней квитанцией.',
    NUMBER_AND_PASSWORD: `Добавить не получилось. Проверьте ${accountNumber.name} и пароль, с которым по нему входят.`,
    OFFICE_CODE: 'Код не подошёл: ошибка в знаках, срок вышел или код уже использован. Новый код выдадут в офисе.',
    IDENTITY_CHECK: registration.identity.fallback ?? 'Данные не совпали с нашими. Сверьте их с последней квитанцией.',
  };
  return { reason: LinkRefusal.NOT_LINKED, message: messages[means] };
}
