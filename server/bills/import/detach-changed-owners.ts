import type pg from 'pg';
import { DetachmentReason } from '../../accounts/detachment.entity.ts';
import type { ImportContext } from './import-context.ts';

/**
 * Notes which accounts get another owner by the staged rows; a name that is merely spelled another way is no other owner. To
 * be called before the accounts are written.
 */
export async function noteChangedOwners(db: pg.ClientBase, { tenantId }: ImportContext): Promise<void> {
  await db.query('create temporary table changed_owner (account_id uuid primary key) on commit drop');
  await db.query(
    `insert into changed_owner
     select a.id from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number
       join account a on a.tenant_id = $1 and a.id = n.account_id
     where s.line = s.first_line and a.owner <> s.owner and not app.same_name(a.owner, s.owner)`,
    [tenantId],
  );
}

/**
 * Takes accounts with another owner off everybody who had them, where the utility's rules say so (S4 2.4), and voids the office
 * codes handed out to the owner before. In the import's own transaction: nobody sees the new owner's data with the old one's
 * link. Where accounts stay with their residents, their owner and address are masked again. Gives how many links were removed; residents are told later, by `tellUntoldDetachments`.
 */
export async function detachChangedOwners(
  db: pg.ClientBase,
  { tenantId, tenant, clock }: ImportContext,
): Promise<number> {
  // Codes first: one that is being used at this moment is waited for, and its link is then found below.
  await db.query(
    `delete from office_code c using changed_owner o
     where c.tenant_id = $1 and c.account_id = o.account_id and c.used_at is null`,
    [tenantId],
  );
  if (!tenant.rules.rights.detachOnOwnerChange) {
    // The links stay, but their proofs were of another owner: whose account it is now is not theirs to see.
    await db.query(
      `update account_resident r set proof = null from changed_owner o
       where r.tenant_id = $1 and r.account_id = o.account_id and r.proof is not null`,
      [tenantId],
    );
    return 0;
  }
  let detached = 0;
  for (;;) {
    const { rows } = await db.query<{ id: string }>(
      `select o.account_id as id from changed_owner o
       where exists (select from account_resident r where r.tenant_id = $1 and r.account_id = o.account_id)
       order by o.account_id`,
      [tenantId],
    );
    // Once more until there is none: a link made by another's password may have waited for that one's end.
    if (rows.length === 0) return detached;
    for (const { id } of rows) detached += await detachAll(db, tenantId, id, clock.now());
  }
}

/** One account at a time, first its own side of the links, then the residents': the order in which everybody takes them off. */
async function detachAll(db: pg.ClientBase, tenantId: number, accountId: string, now: Date): Promise<number> {
  const { rows } = await db.query<{ residentId: string }>(
    `delete from account_resident where tenant_id = $1 and account_id = $2 returning resident_id as "residentId"`,
    [tenantId, accountId],
  );
  const residents = rows.map(({ residentId }) => residentId).toSorted();
  for (const residentId of residents)
    await db.query('delete from resident_account where tenant_id = $1 and resident_id = $2 and account_id = $3', [
      tenantId,
      residentId,
      accountId,
    ]);
  await db.query(
    `insert into detachment (tenant_id, account_id, resident_id, reason, detached_at)
     select $1, $2, resident_id, $4, $5 from unnest($3::uuid[]) resident_id`,
    [tenantId, accountId, residents, DetachmentReason.OWNER_CHANGED, now],
  );
  return residents.length;
}
