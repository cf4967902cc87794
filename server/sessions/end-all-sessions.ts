import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { SessionEnd } from './session.entity.ts';

/** So many in one transaction: a utility has more sessions than one statement may take time for. */
const batch = 1000;

/**
 * Ends every session of a tenant, in transactions of its own; gives how many. Tells nobody: the stop of the portal, which it
 * is for, has told them already.
 */
export async function endAllSessions({
  tenantId,
  clock,
  write,
}: Pick<Context, 'tenantId' | 'clock' | 'write'>): Promise<number> {
  let ended = 0;
  for (;;) {
    const { rows } = await write((em) =>
      sql<{ ended: number }>`
        with these as (
          select resident_id, id from session where tenant_id = ${tenantId} and ended_at is null
          order by resident_id, id limit ${batch} for update),
        over as (
          update session s set ended_at = ${clock.now()}, "end" = ${SessionEnd.SERVICE_STOPPED} from these
          where s.tenant_id = ${tenantId} and s.resident_id = these.resident_id and s.id = these.id
          returning s.id),
        tokens as (
          delete from refresh_token t using these
          where t.tenant_id = ${tenantId} and t.resident_id = these.resident_id and t.session_id = these.id)
        select count(*)::int as ended from over`.execute(em.getKysely()),
    );
    const of = rows[0]?.ended ?? 0;
    ended += of;
    if (of === 0) return ended;
  }
}
