import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';

/** What moves money by a key. */
export type MoneyActName = 'START_PAYMENT' | 'REFUND_PAYMENT' | 'REQUEST_REFUND' | 'SET_AUTOPAY';

/** An act that moves money, as its sender sent it. */
export interface MoneyAct {
  act: MoneyActName;
  /** The resident or the member of staff who sent it: keys of others are others. */
  ownerId: string;
  key: string;
  /** All that was sent, but for the key. */
  input: unknown;
  accountId: string;
}

/** Whether a text can be a key at all. */
export const isMoneyKey = (key: string): boolean => /^[A-Za-z0-9-]{8,64}$/.test(key);

/**
 * Takes a key for what an act is about to make (`subjectId`), or gives the id of what was made under it before. The first
 * statement of the act's transaction: while another one goes on under the same key this waits for its end, on whatever
 * server; and what is rolled back, by a refusal as by a crash, leaves the key free.
 * @throws KabinetError IDEMPOTENCY_KEY_REUSED when it was used with other input, or for another act
 */
export async function takeMoneyKey(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  { act, ownerId, key, input, accountId }: MoneyAct,
  subjectId: string,
): Promise<{ madeBefore: string } | { taken: true }> {
  const db = em.getKysely();
  const inputHash = hashOf(input);
  const { numAffectedRows } = await sql`
    insert into money_key (tenant_id, owner_id, key, act, input_hash, account_id, subject_id, used_at)
    values (${tenantId}, ${ownerId}, ${key}, ${act}, ${inputHash}, ${accountId}, ${subjectId}, ${clock.now()})
    on conflict (tenant_id, owner_id, key) do nothing`.execute(db);
  if (numAffectedRows === 1n) return { taken: true };
  const { rows } = await sql<{ act: string; input_hash: string; subject_id: string }>`
    select act, input_hash, subject_id from money_key
    where tenant_id = ${tenantId} and owner_id = ${ownerId} and key = ${key}`.execute(db);
  const before = rows[0]!;
  if (before.act !== act || before.input_hash !== inputHash) throw new KabinetError('IDEMPOTENCY_KEY_REUSED');
  return { madeBefore: before.subject_id };
}

const hashOf = (input: unknown): string => createHash('sha256').update(inFixedForm(input)).digest('base64url');

/** One text for one input: keys in order, what is null as if it were not there, whole numbers as digits. */
export function inFixedForm(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(inFixedForm).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== null && field !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${inFixedForm(field)}`).join()}}`;
}
