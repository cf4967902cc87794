import type { Context } from '../context.ts';
import { provedBy } from '../tenancy/rules/registration.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import { type CheckOutcome, checkIdentity } from './checks/check-identity.ts';
import type { KeptRegistration } from './kept-registration.ts';
import { type RegistrationRefused, RegistrationRefusal } from './outcomes.ts';
import { invalidAnswers, tooManyAttempts } from './refusals.ts';

type IdentityCheck = Context['tenant']['rules']['registration']['identity']['checks'][number];

/** The check that is still to be passed one after another; undefined when none is. */
export function pendingCheck({ tenant }: Context, { proofs, checksDone }: KeptRegistration): IdentityCheck | undefined {
  const { require, checks } = tenant.rules.registration.identity;
  return require === 'FIRST_THAT_PASSES' && proofs.length === 0 ? checks[checksDone] : undefined;
}

/** No account has it: looked up when the number leads to none, so that the same statements run. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The account of a number; one the utility serves no more is as good as none. */
export async function accountOf(context: Context, number: string | null): Promise<string | null> {
  const { tenantId } = context;
  const [found] = await context.readPrimary<{ id: string }>(
    'account_of_number',
    'select account_id as id from account_number where tenant_id = $1 and number = $2',
    [tenantId, number ?? ''],
  );
  const [account] = await context.readPrimary<{ id: string }>(
    'account_served',
    `select id from account where tenant_id = $1 and id = $2 and status = 'ACTIVE'`,
    [tenantId, found?.id ?? nobody],
  );
  return account?.id ?? null;
}

/**
 * Runs the identity checks that can be run with these answers. Gives the registration as it is after them, with one more check
 * to be asked for where the rules have one, or why it does not go on. For a missing account all is as for one whose check fails.
 */
export async function runChecks(
  context: Context,
  registration: KeptRegistration,
  answers: RegistrationAnswers,
): Promise<KeptRegistration | RegistrationRefused> {
  const { require, checks } = context.tenant.rules.registration.identity;
  if (require === 'NONE') return registration;
  const { accountNumber, accountId } = registration;
  const subject = { number: accountNumber ?? '', accountId: accountId ?? undefined };
  if (require === 'ALL') {
    const outcomes: CheckOutcome[] = [];
    // All of them, also after one that failed: which one it was is not to be found out by the time it takes.
    for (const check of checks) outcomes.push(await checkIdentity(context, check, subject, answers));
    const refused = refusalOf(context, checks, outcomes);
    return refused ?? passedBy(registration, checks, outcomes);
  }
  const pending = pendingCheck(context, registration);
  if (!pending) return registration;
  const outcome = await checkIdentity(context, pending, subject, answers);
  if (outcome.passed) return passedBy(registration, [pending], [outcome]);
  const isLast = registration.checksDone + 1 >= checks.length;
  if (isLast || outcome.invalid !== undefined || outcome.retryAfterSeconds !== undefined)
    return refusalOf(context, [pending], [outcome])!;
  return { ...registration, checksDone: registration.checksDone + 1 };
}

function passedBy(
  registration: KeptRegistration,
  checks: readonly IdentityCheck[],
  outcomes: readonly CheckOutcome[],
): KeptRegistration {
  const codes = outcomes.flatMap((outcome) =>
    outcome.passed && outcome.officeCodeHash ? [outcome.officeCodeHash] : [],
  );
  return {
    ...registration,
    checksDone: registration.checksDone + checks.length,
    proofs: checks.map(({ proof }) => proof),
    officeCodeHash: codes[0] ?? registration.officeCodeHash,
  };
}

/** Why the checks do not let it go on; undefined when every one passed. */
function refusalOf(
  { tenant }: Context,
  checks: readonly IdentityCheck[],
  outcomes: readonly CheckOutcome[],
): RegistrationRefused | undefined {
  const failed = outcomes.flatMap((outcome, place) => (outcome.passed ? [] : [{ ...outcome, check: checks[place]! }]));
  if (failed.length === 0) return undefined;
  const wait = Math.max(...failed.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
  if (wait > 0) return tooManyAttempts(wait);
  const faults = failed.flatMap(({ invalid, check }) =>
    invalid === undefined ? [] : [{ asks: provedBy[check.proof], message: invalid }],
  );
  if (faults.length > 0) return invalidAnswers(faults);
  return {
    reason: RegistrationRefusal.NOT_RECOGNISED,
    message:
      tenant.rules.registration.identity.fallback ?? 'Данные не совпали с нашими. Сверьте их с последней квитанцией.',
    faults: [],
  };
}
