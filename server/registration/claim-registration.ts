import { timingSafeEqual } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { columns, type KeptRegistration } from './kept-registration.ts';
import { codePurpose } from './send-proof.ts';
import type { Way } from './what-completes.ts';

/**
 * The answered registration a link, code or one-time password is of; undefined when there is none. Its row is locked: whoever
 * comes with the same at the same time waits, and finds it completed. A wrong code counts against the code of the message.
 */
export async function claimRegistration(
  em: EntityManager,
  context: Context,
  way: Way,
): Promise<KeptRegistration | undefined> {
  switch (way.by) {
    case 'LINK':
      return locked(em, context, sql`link_hash = any(${way.hashes}::text[])`);
    case 'ONE_TIME_PASSWORD':
      return locked(em, context, sql`one_time_hash = any(${way.hashes}::text[])`);
    case 'CODE':
      return claimByCode(em, context, way);
  }
}

async function locked(
  em: EntityManager,
  { tenantId, clock }: Context,
  which: RawBuilder<unknown>,
): Promise<KeptRegistration | undefined> {
  const { rows } = await sql<KeptRegistration>`
    select ${sql.raw(columns)} from registration
    where tenant_id = ${tenantId} and ${which} and status <> 'ASKING' and expires_at > ${clock.now()}
    for update`.execute(em.getKysely());
  return rows[0];
}

async function claimByCode(
  em: EntityManager,
  context: Context,
  { id, bearerHashes, code }: Extract<Way, { by: 'CODE' }>,
): Promise<KeptRegistration | undefined> {
  const { tenant, tenantId, clock, tokens } = context;
  const { activation } = tenant.rules.registration;
  if (activation.mode !== 'CONFIRM') return undefined;
  const db = em.getKysely();
  const now = clock.now();
  const { rows } = await sql<KeptRegistration>`
    update registration set attempts = attempts + 1
    where tenant_id = ${tenantId} and id = ${id} and token_hash = any(${bearerHashes}::text[]) and status <> 'ASKING'
      and attempts < ${activation.code.attempts} and code_expires_at > ${now} and expires_at > ${now}
    returning ${sql.raw(columns)}`.execute(db);
  const [kept] = rows;
  const hashes = tokens.codeHashes(codePurpose(context, id), code);
  if (!kept || !hashes.some((hash) => isEqual(hash, kept.codeHash ?? ''))) return undefined;
  // A right code may have to come again, with another login.
  await sql`update registration set attempts = attempts - 1 where tenant_id = ${tenantId} and id = ${id}`.execute(db);
  return kept;
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
