import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';

/** Where the server processes tell each other that sessions are over. */
export const endedChannel = 'kabinet_sessions_ended';

/** What is told: sessions of a tenant; none named: so many that everyone reads them for themselves. */
export interface EndedNotice {
  tenantId: number;
  sessionIds: readonly string[];
}

/** A notice may have 8000 bytes; beyond this many it is quicker to read them anyway. */
const mostNamed = 100;

/**
 * Tells every server process, when the transaction is committed and not otherwise, that these sessions are over. Ids only:
 * whoever may connect to the database may listen.
 */
export async function tellEnded(em: EntityManager, tenantId: number, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await notify(em, [tenantId, ...(sessionIds.length > mostNamed ? [] : sessionIds)]);
}

/** Tells every server process to read for itself what has become of a tenant's sessions, and whether its portal is stopped. */
export const tellToReadAgain = (em: EntityManager, tenantId: number): Promise<void> => notify(em, [tenantId]);

async function notify(em: EntityManager, words: readonly (string | number)[]): Promise<void> {
  await sql`select pg_notify(${endedChannel}, ${words.join(' ')})`.execute(em.getKysely());
}

const notice = /^\d{1,5}( [0-9a-f-]{36})*$/;

/** The notice in a payload; undefined for anything else, as anybody with a connection may notify. */
export function readNotice(payload: string | undefined): EndedNotice | undefined {
  if (payload === undefined || !notice.test(payload)) return undefined;
  const [tenantId, ...sessionIds] = payload.split(' ');
  return { tenantId: Number(tenantId), sessionIds };
}
