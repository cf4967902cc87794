import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { AccountResidentEntity } from '../accounts/account.entity.ts';
import { useOfficeCode } from '../accounts/use-office-code.ts';
import { recordConsents } from '../consents/record-consents.ts';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { ResidentAccountEntity, ResidentEntity } from '../sessions/resident.entity.ts';
import type { KeptRegistration } from './kept-registration.ts';
import { CompletionRefusal, type IdentityProof } from './outcomes.ts';

/** With what the resident will sign in. */
export interface OwnCredentials {
  login: string;
  passwordHash: string;
}

/** Why no resident can be made. */
export type Unavailable = CompletionRefusal.LOGIN_TAKEN | CompletionRefusal.ACCOUNT_UNAVAILABLE;

/**
 * Makes the resident of a registration within the act's transaction: login, links to the account on both sides with the proof
 * that was given, consents as they were ticked; the office code is used up. Whoever comes second gets why not, and nothing is
 * written. The registration's row must be locked.
 */
export async function enrolRegistered(
  em: EntityManager,
  context: Context,
  registration: KeptRegistration,
  { login, passwordHash }: OwnCredentials,
): Promise<Unavailable | undefined> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  const found = await availableAccount(em, context, registration);
  if (found === undefined) return CompletionRefusal.ACCOUNT_UNAVAILABLE;
  const residentId = randomUUIDv7();
  // The first of several for one login; the others wait here for it and then find it taken.
  const { rows } =
    await sql`insert into login (tenant_id, login, resident_id) values (${tenantId}, ${login}, ${residentId})
    on conflict do nothing returning login`.execute(db);
  if (rows.length === 0) return takenLogin(context);

  const now = clock.now();
  const { name, email, phone, consents, ip, userAgent, officeCodeHash } = registration;
  await insertRow(em, ResidentEntity, { tenantId, id: residentId, name, email, phone, passwordHash, createdAt: now });
  if (found.accountId !== null) {
    const link = { tenantId, accountId: found.accountId, residentId, linkedAt: now };
    await insertRow(em, ResidentAccountEntity, { ...link, position: 0 });
    await insertRow(em, AccountResidentEntity, { ...link, proof: strongestProof(context, registration) });
  }
  if (officeCodeHash !== null && !(await useOfficeCode(em, context, officeCodeHash, residentId)))
    throw new Error('an office code that was locked and free is used up');
  await recordConsents(em, context, residentId, consents, 'REGISTRATION', { ip: ip ?? '', userAgent });
  // Who registered is the resident's row now; here stays only that this registration is over, for whoever comes again.
  await sql`update registration set status = 'COMPLETED', login = ${login}, name = null, email = null, phone = null,
      password_hash = null, consents = '[]'::jsonb
    where tenant_id = ${tenantId} and id = ${registration.id}`.execute(db);
  return undefined;
}

/**
 * Whether a resident could be made of a registration at this moment: what a confirmed address is told before its one-time
 * password goes out. `enrolRegistered` looks again.
 */
export async function whyUnavailable(
  em: EntityManager,
  context: Context,
  registration: KeptRegistration,
  login: string,
): Promise<Unavailable | undefined> {
  if ((await availableAccount(em, context, registration)) === undefined) return CompletionRefusal.ACCOUNT_UNAVAILABLE;
  const { rows } = await sql`
    select from login where tenant_id = ${context.tenantId} and login = ${login}`.execute(em.getKysely());
  return rows.length > 0 ? takenLogin(context) : undefined;
}

/** Where the number is the login, «taken» is about the account: it is told together with «no such account». */
const takenLogin = ({ tenant }: Context): Unavailable =>
  tenant.rules.login.mode === 'CHOSEN' ? CompletionRefusal.LOGIN_TAKEN : CompletionRefusal.ACCOUNT_UNAVAILABLE;

/** The account to link, or null where the rules link none now; undefined when it cannot be linked. Locks the office code. */
async function availableAccount(
  em: EntityManager,
  { tenant, tenantId, clock }: Context,
  { accountNumber, accountId, officeCodeHash }: KeptRegistration,
): Promise<{ accountId: string | null } | undefined> {
  const db = em.getKysely();
  if (officeCodeHash !== null) {
    const { rows } = await sql`
      select from office_code where tenant_id = ${tenantId} and code_hash = ${officeCodeHash}
        and used_at is null and expires_at > ${clock.now()} for update`.execute(db);
    if (rows.length === 0) return undefined;
  }
  if (tenant.rules.registration.account === 'AFTER_SIGN_IN') return { accountId: null };
  const { rows: numbers } = await sql<{ id: string }>`
    select account_id as id from account_number
    where tenant_id = ${tenantId} and number = ${accountNumber ?? ''}`.execute(db);
  const id = numbers[0]?.id;
  // Checks were passed for one account; no other gets linked for them.
  if (id === undefined || (accountId !== null && accountId !== id)) return undefined;
  const { rows: accounts } = await sql`
    select from account where tenant_id = ${tenantId} and id = ${id} and status = 'ACTIVE'`.execute(db);
  return accounts.length > 0 ? { accountId: id } : undefined;
}

/** The first proof that lifts the masking of name and address, else the first of all. */
function strongestProof({ tenant }: Context, { proofs }: KeptRegistration): IdentityProof | null {
  const { liftedBy } = tenant.rules.registration.masking;
  return proofs.find((proof) => liftedBy.includes(proof)) ?? proofs[0] ?? null;
}
