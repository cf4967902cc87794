import { sql } from 'kysely';
import { useOfficeCode } from '../accounts/use-office-code.ts';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import { checkIdentity } from './checks/check-identity.ts';
import type { IdentityCheck } from './checks/identity-check.ts';
import type { IdentityProof } from './outcomes.ts';

/** Why an account is not proved. */
export enum ProofRefusal {
  NOT_RECOGNISED = 'NOT_RECOGNISED',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  NOT_OFFERED = 'NOT_OFFERED',
  INVALID_ANSWERS = 'INVALID_ANSWERS',
}

/** What a resident proves an account with. */
export interface ProofGiven {
  /** Opaque id of the account. */
  accountId: string;
  proof: IdentityProof;
  answers: RegistrationAnswers;
}

/** The account whose masking is lifted, and for whom. */
export interface AccountProved {
  accountId: string;
  residentId: string;
}

/** Nothing was changed. */
export interface AccountNotProved {
  reason: ProofRefusal;
  message: string;
  retryAfterSeconds?: number;
}

/**
 * Lifts the masking of an account the resident already has, by a proof that the tenant's rule takes for it. Wrong answers are
 * counted as those of the registration are, and together with them. An account that is proved stays so, whatever is answered.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function proveAccount(context: Context, given: ProofGiven): Promise<AccountProved | AccountNotProved> {
  const { who, tenant } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { masking } = tenant.rules.registration;
  if (!masking.liftedBy.includes(given.proof) || shownAnyway.includes(given.proof))
    return { reason: ProofRefusal.NOT_OFFERED, message: 'Так подтвердить счёт здесь нельзя. Выберите другой способ.' };
  const link = await ownLink(context, who.residentId, given.accountId);
  if (!link) return { reason: ProofRefusal.NOT_RECOGNISED, message: 'Этого счёта нет среди ваших.' };
  const proved = { accountId: link.accountId, residentId: who.residentId };
  if (masking.liftedBy.some((proof) => proof === link.proof)) return proved;

  const outcome = await checkIdentity(context, ruleOf(context, given.proof), link, given.answers);
  if (outcome.passed)
    return (await context.write((em) => keepProof(em, context, proved, given.proof, outcome.officeCodeHash)))
      ? proved
      : notRecognised;
  if (outcome.invalid !== undefined) return { reason: ProofRefusal.INVALID_ANSWERS, message: outcome.invalid };
  if (outcome.retryAfterSeconds === undefined) return notRecognised;
  return {
    reason: ProofRefusal.TOO_MANY_ATTEMPTS,
    message: `Слишком много неверных ответов. ${tryAgainIn(outcome.retryAfterSeconds)}`,
    retryAfterSeconds: outcome.retryAfterSeconds,
  };
}

/**
 * What the portal shows to whoever has bound the account, proved or not: it proves something at registration and when one is
 * bound, and nothing afterwards. Serial numbers of meters are masked until then.
 */
const shownAnyway: readonly IdentityProof[] = ['AMOUNT_DUE'];

const notRecognised: AccountNotProved = {
  reason: ProofRefusal.NOT_RECOGNISED,
  message: 'Не совпало с нашими данными. Проверьте, что набрано, или подтвердите счёт иначе.',
};

/** The resident's link to the account; undefined when there is none, whoever the account belongs to. */
async function ownLink(context: Context, residentId: string, id: string) {
  const account = readId('Account', id);
  if (!account || account.key !== '') return undefined;
  const [link] = await context.readPrimary<{ accountId: string; number: string; proof: string | null }>(
    'own_link',
    `select a.id as "accountId", a.number, l.proof from account a
     join account_resident l on l.tenant_id = a.tenant_id and l.account_id = a.id and l.resident_id = $3
     where a.tenant_id = $1 and a.id = $2`,
    [context.tenantId, account.owner, residentId],
  );
  return link;
}

/** What still counts as equal for a proof that no check of the registration describes. */
const tolerances = {
  NAME: 'SPELLING',
  METER_SERIAL: 'LEADING_ZEROS',
  AMOUNT_DUE: 'EXACT',
  OFFICE_CODE: 'EXACT',
  EMAIL_ON_FILE: 'EXACT',
} as const satisfies Record<IdentityProof, IdentityCheck['tolerance']>;

/** The registration's own check by this proof, or one as strict as registrations are. */
function ruleOf({ tenant: { rules } }: Context, proof: IdentityProof): IdentityCheck {
  const check = rules.registration.identity.checks.find((one) => one.proof === proof);
  return check ?? { proof, question: '', tolerance: tolerances[proof], attempts: rules.throttling.registration };
}

/** False when the link, or the code that was shown, is gone meanwhile. */
async function keepProof(
  em: EntityManager,
  context: Context,
  { accountId, residentId }: AccountProved,
  proof: IdentityProof,
  officeCodeHash: string | undefined,
): Promise<boolean> {
  const own = sql`
    tenant_id = ${context.tenantId} and account_id = ${accountId} and resident_id = ${residentId}`;
  // Locked first: a code is not used up for a link that was removed a moment ago.
  const { rows } = await sql`select from account_resident where ${own} for update`.execute(em.getKysely());
  if (rows.length === 0) return false;
  if (officeCodeHash !== undefined && !(await useOfficeCode(em, context, officeCodeHash, residentId))) return false;
  await sql`update account_resident set proof = ${proof} where ${own}`.execute(em.getKysely());
  return true;
}
