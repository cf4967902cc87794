import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ConsentTick } from '../consents/consent-tick.type.ts';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import type { IdentityProof } from './outcomes.ts';
import { RegistrationEntity, RegistrationStatus } from './registration.entity.ts';

/** Minutes within which a registration that was begun is finished. */
const askingMinutes = 60;

/** What is known of a registration. */
export interface KeptRegistration {
  id: string;
  status: RegistrationStatus;
  step: number;
  checksDone: number;
  proofs: IdentityProof[];
  accountNumber: string | null;
  accountId: string | null;
  login: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  passwordHash: string | null;
  officeCodeHash: string | null;
  consents: ConsentTick[];
  ip: string | null;
  userAgent: string | null;
  codeHash: string | null;
  oneTimeHash: string | null;
  attempts: number;
}

/** Its columns, as a statement gives them. */
export const columns = `id, status, step, checks_done as "checksDone", proofs, account_number as "accountNumber",
  account_id as "accountId", login, name, email, phone, password_hash as "passwordHash",
  office_code_hash as "officeCodeHash", consents, ip, user_agent as "userAgent", code_hash as "codeHash",
  one_time_hash as "oneTimeHash", attempts`;

/** A registration that begins with this request, and the secret with which its browser goes on. */
export function newRegistration({ request }: Context): { registration: KeptRegistration; bearer: string } {
  const id = randomUUIDv7();
  const registration: KeptRegistration = {
    id,
    status: RegistrationStatus.ASKING,
    step: 0,
    checksDone: 0,
    proofs: [],
    accountNumber: null,
    accountId: null,
    login: null,
    name: null,
    email: null,
    phone: null,
    passwordHash: null,
    officeCodeHash: null,
    consents: [],
    ip: request.ip,
    userAgent: request.userAgent ?? null,
    codeHash: null,
    oneTimeHash: null,
    attempts: 0,
  };
  return { registration, bearer: `${id}.${randomBytes(32).toString('base64url')}` };
}

/** Id and hashes of a bearer's secret; undefined for what cannot be one. */
export function readBearer({ tenant, tokens }: Context, bearer: string): { id: string; hashes: string[] } | undefined {
  const [, id, secret] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(bearer) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id, hashes: tokens.codeHashes(['registration', tenant.slug, id], secret) };
}

/** The registration of a bearer, unless it has expired or is of another portal. */
export async function findRegistration(context: Context, bearer: string): Promise<KeptRegistration | undefined> {
  const read = readBearer(context, bearer);
  if (!read) return undefined;
  const [row] = await context.readPrimary<KeptRegistration>(
    'registration_of_bearer',
    `select ${columns} from registration where tenant_id = $1 and id = $2 and token_hash = any($3::text[]) and expires_at > $4`,
    [context.tenantId, read.id, read.hashes, context.clock.now()],
  );
  return row;
}

/** Writes a registration that was begun just now. */
export async function insertRegistration(
  em: EntityManager,
  context: Context,
  { registration, bearer }: { registration: KeptRegistration; bearer: string },
): Promise<void> {
  const now = context.clock.now();
  const { hashes } = readBearer(context, bearer)!;
  await insertRow(em, RegistrationEntity, {
    ...registration,
    tenantId: context.tenantId,
    tokenHash: hashes[0]!,
    createdAt: now,
    expiresAt: new Date(now.getTime() + askingMinutes * 60_000),
  });
}

/** Writes what a step has brought; false when the registration has gone on meanwhile, as after a second click. */
export async function updateRegistration(
  em: EntityManager,
  { tenantId }: Context,
  was: KeptRegistration,
  now: KeptRegistration,
): Promise<boolean> {
  const { rows } = await sql`
    update registration set status = ${now.status}, step = ${now.step}, checks_done = ${now.checksDone},
      proofs = ${JSON.stringify(now.proofs)}::jsonb, account_number = ${now.accountNumber}, account_id = ${now.accountId},
      login = ${now.login}, name = ${now.name}, email = ${now.email}, phone = ${now.phone},
      password_hash = ${now.passwordHash}, office_code_hash = ${now.officeCodeHash},
      consents = ${JSON.stringify(now.consents)}::jsonb
    where tenant_id = ${tenantId} and id = ${was.id} and status = 'ASKING' and step = ${was.step}
      and checks_done = ${was.checksDone} and jsonb_array_length(proofs) = ${was.proofs.length}
    returning id`.execute(em.getKysely());
  return rows.length > 0;
}
