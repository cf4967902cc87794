import type pg from 'pg';

/** What has become of a tenant's sessions lately. */
export interface EndedLately {
  sessionIds: string[];
  /** What the utility tells its residents while its portal is stopped. */
  stopped: string | undefined;
}

/**
 * Sessions of a tenant that ended since then and were used since then: others have no access token that is still good.
 * Read on the connection that listens, as this tenant.
 */
export async function readEnded(client: pg.Client, tenantId: number, since: Date): Promise<EndedLately> {
  await client.query('begin read only');
  await client.query('select app.set_tenant($1)', [tenantId]);
  const { rows: ended } = await client.query<{ id: string }>(
    'select id from session where tenant_id = $1 and ended_at > $2 and last_used_at > $2 order by ended_at',
    [tenantId, since],
  );
  const { rows: stops } = await client.query<{ message: string }>(
    'select message from service_stop where tenant_id = $1',
    [tenantId],
  );
  await client.query('commit');
  return { sessionIds: ended.map(({ id }) => id), stopped: stops[0]?.message };
}
