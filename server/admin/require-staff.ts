import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';
import { StaffActEntity } from './staff.entity.ts';

/** The member of staff who acts. */
export interface ActingStaff {
  staffId: string;
}

/**
 * The member of the utility's staff who asks. Looked up each time: a token outlives the right to act by minutes.
 * @throws KabinetError FORBIDDEN for residents, for nobody, and for staff who may not sign in any more
 */
export async function requireStaff({ staff, tenantId, readPrimary }: Context): Promise<ActingStaff> {
  if (!staff) throw new KabinetError('FORBIDDEN');
  const rows = await readPrimary<{ id: string }>(
    'active_staff',
    `select id from staff where tenant_id = $1 and id = $2 and status = 'ACTIVE'`,
    [tenantId, staff.staffId],
  );
  if (rows.length === 0) throw new KabinetError('FORBIDDEN');
  return { staffId: staff.staffId };
}

/** What a member of staff did, and to whom or what. `reason` in the words of staff. */
export interface StaffAct {
  act: string;
  accountId?: string;
  residentId?: string;
  reason?: string;
}

/** Records, within the act's transaction, what the member of staff who asks has done. */
export async function recordStaffAct(em: EntityManager, context: Context, act: StaffAct): Promise<void> {
  const { staff, tenantId, clock } = context;
  if (!staff) throw new KabinetError('FORBIDDEN');
  await insertRow(em, StaffActEntity, { tenantId, staffId: staff.staffId, ...act, actedAt: clock.now() });
}
