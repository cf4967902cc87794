import { sql } from 'kysely';
import { accountOfId } from '../accounts/account-of-number.ts';
import type { Context } from '../context.ts';
import type { RegistrationAnswers } from '../registration/answers.type.ts';
import { type CheckOutcome, checkIdentity } from '../registration/checks/check-identity.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { invalid } from './claim.ts';
import type { EvidenceOrRefusal } from './evidence.ts';
import { LinkRefusal, type LinkRefused } from './outcomes.ts';

/** What the registration's checks compare (a rule of its own): they run as they do there, and count their own tries. */
export async function evidenceByChecks(
  context: Context,
  { number, answers }: { number: string; answers: RegistrationAnswers },
): Promise<EvidenceOrRefusal> {
  const { tenant, tenantId } = context;
  const { require, checks } = tenant.rules.registration.identity;
  const [found] = await context.readPrimary<{ id: string }>(
    'link_account_number',
    'select account_id as id from account_number where tenant_id = $1 and number = $2',
    [tenantId, number],
  );
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    // All of them where all are needed, also after a failed one: nobody learns by the time it takes which one it was.
    outcomes.push(await checkIdentity(context, check, { number, accountId: found?.id }, answers));
    if (require === 'FIRST_THAT_PASSES' && outcomes.at(-1)!.passed) break;
  }
  const passed = outcomes.flatMap((outcome, place) => (outcome.passed ? [{ ...outcome, check: checks[place]! }] : []));
  if (passed.length === 0 || (require === 'ALL' && passed.length < checks.length)) {
    const refused = refusalOf(outcomes);
    if (refused) return refused;
    return { find: async () => undefined };
  }
  const proofs = passed.map(({ check }) => check.proof);
  const { liftedBy } = tenant.rules.registration.masking;
  const proof = proofs.find((one) => liftedBy.includes(one)) ?? proofs[0]!;
  const officeCodeHash = passed.find((one) => one.officeCodeHash !== undefined)?.officeCodeHash;
  return {
    find: async (em) => {
      if (officeCodeHash !== undefined)
        await sql`select from office_code where tenant_id = ${tenantId} and code_hash = ${officeCodeHash} for update`.execute(
          em.getKysely(),
        );
      const account = await accountOfId(em, tenantId, found?.id);
      return account && { accountId: account.id, proof, ...(officeCodeHash === undefined ? {} : { officeCodeHash }) };
    },
  };
}

/** A check that is closed for a time, or an answer that cannot be one; undefined when the answers are just not right. */
function refusalOf(outcomes: readonly CheckOutcome[]): LinkRefused | undefined {
  const failed = outcomes.flatMap((outcome) => (outcome.passed ? [] : [outcome]));
  const wait = Math.max(0, ...failed.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
  if (wait > 0)
    return {
      reason: LinkRefusal.TOO_MANY_ATTEMPTS,
      message: `Слишком много попыток. ${tryAgainIn(wait)}`,
      retryAfterSeconds: wait,
    };
  const wrong = failed.find((one) => one.invalid !== undefined)?.invalid;
  return wrong === undefined ? undefined : invalid(wrong);
}
