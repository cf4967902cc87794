import pg from 'pg';
import type { Tenant } from './load-tenants.ts';

/** The advisory lock of whoever enrols tenants: several processes may start at once. */
const ENROLLING = 4_000_003;

/**
 * Makes the folders known to the database: a number for every new tenant, its services, and its rules as a new dated
 * version when the folder says something else than it said last. Repeatable. Connects as owner: the server's own role may
 * only read these tables.
 */
export async function enrolTenants(ownerUrl: string, tenants: readonly Tenant[], now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kabinet enrol' });
  client.on('error', () => undefined); // the query that runs says what went wrong
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ENROLLING]);
    for (const tenant of tenants) await enrol(client, tenant, now);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function enrol(client: pg.Client, tenant: Tenant, now: Date): Promise<void> {
  await client.query(
    `insert into tenant (id, slug)
     select coalesce(max(id), 0) + 1, $1 from tenant having not exists (select from tenant where slug = $1)`,
    [tenant.slug],
  );
  const { rows } = await client.query<{ id: number }>('select id from tenant where slug = $1', [tenant.slug]);
  const id = rows[0]!.id;
  for (const [position, { code, name, unit, kind }] of tenant.services.entries()) {
    await client.query(
      `insert into service (tenant_id, code, name, unit, kind, position) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, code) do update
       set name = excluded.name, unit = excluded.unit, kind = excluded.kind, position = excluded.position
       where (service.name, service.unit, service.kind, service.position)
         is distinct from (excluded.name, excluded.unit, excluded.kind, excluded.position)`,
      [id, code, name, unit, kind, position],
    );
  }
  await client.query(
    `insert into tenant_rules (tenant_id, version, valid_from, source, rules)
     select $1, coalesce((select max(version) from tenant_rules where tenant_id = $1), 0) + 1, $2, 'FOLDER', $3::jsonb
     where $3::jsonb is distinct from
       (select rules from tenant_rules where tenant_id = $1 and source = 'FOLDER' order by version desc limit 1)`,
    [id, now, JSON.stringify(tenant.rules)],
  );
}

/** The numbers the database gave to these tenants, by slug. Works as the server's role. */
export async function tenantIds(pool: pg.Pool, tenants: readonly Tenant[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: number; slug: string }>('select id, slug from tenant');
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  const missing = tenants.filter(({ slug }) => !ids.has(slug)).map(({ slug }) => slug);
  if (missing.length > 0) throw new Error(`not enrolled in this database: ${missing.join(', ')}; run npm run migrate`);
  return ids;
}
