import type { Context } from '../context.ts';
import type { Run } from '../database/tenant-reader.ts';
import { requireStaff } from './require-staff.ts';
import type { StaffNotice } from './staff-notice.type.ts';

interface Row extends Omit<StaffNotice, 'details' | 'raisedAt' | 'lastAt' | 'seenAt'> {
  details: Record<string, unknown>;
  raisedAt: Date;
  lastAt: Date;
  seenAt: Date | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What staff must know, unseen first, then the latest first, a hundred at most.
 * @throws KabinetError FORBIDDEN for anybody else
 */
export async function staffNotices(context: Context): Promise<StaffNotice[]> {
  await requireStaff(context);
  return noticesBy(context.readPrimary, context.tenantId, null);
}

/**
 * Notes that a notice was seen; null when there is none. When the same thing happens again it is unseen once more.
 * @throws KabinetError FORBIDDEN for anybody else
 */
export async function seeStaffNotice(context: Context, id: string): Promise<StaffNotice | null> {
  await requireStaff(context);
  if (!uuid.test(id)) return null;
  const { tenantId, clock } = context;
  await context.write((em) =>
    em.execute('update staff_notice set seen_at = ? where tenant_id = ? and id = ? and seen_at is null', [
      clock.now(),
      tenantId,
      id,
    ]),
  );
  const [notice] = await noticesBy(context.readPrimary, tenantId, id);
  return notice ?? null;
}

async function noticesBy(run: Run, tenantId: number, id: string | null): Promise<StaffNotice[]> {
  const rows = await run<Row>(
    'staff_notices',
    `select id, kind, subject, details, times, raised_at as "raisedAt", last_at as "lastAt", seen_at as "seenAt"
     from staff_notice where tenant_id = $1 and ($2::uuid is null or id = $2)
     order by seen_at is not null, last_at desc, id desc limit 100`,
    [tenantId, id],
  );
  return rows.map((row) => ({
    ...row,
    details: Object.entries(row.details).map(([name, value]) => ({ name, value: String(value) })),
    raisedAt: row.raisedAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
  }));
}
