import type pg from 'pg';

/** Thrown at start: the database does not keep tenants apart, or the server's role could switch that off. */
export class UnsafeDatabaseError extends Error {
  constructor(faults: readonly string[]) {
    super(`the database does not keep tenants apart:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'UnsafeDatabaseError';
  }
}

const roleFaults = `
  select 'role ' || quote_ident(rolname) || ': ' || fault as fault
  from pg_roles, lateral (values
    (rolsuper, 'is a superuser'),
    (rolbypassrls, 'may bypass row-level security'),
    (rolcreaterole, 'may create roles'),
    (rolcreatedb, 'may create databases'),
    (rolreplication, 'may replicate'),
    (exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
             and pg_has_role(current_user, c.relowner, 'MEMBER')), 'owns tables'),
    (has_schema_privilege(current_user, 'public', 'CREATE'), 'may create tables')
  ) as faults (present, fault)
  where rolname = current_user and present`;

const tableFaults = `
  select 'table ' || c.relname || ': ' || fault as fault
  from pg_class c, lateral (values
    (not c.relrowsecurity, 'has no row-level security'),
    (c.relrowsecurity and not c.relforcerowsecurity, 'does not force row-level security on its owner'),
    ((select count(*) from pg_policy p where p.polrelid = c.oid) <> 1, 'has not exactly one policy'),
    (exists (select from pg_policy p where p.polrelid = c.oid
       and (p.polcmd <> '*' or not p.polpermissive or p.polroles <> '{0}'
         or pg_get_expr(p.polqual, p.polrelid) is distinct from $1 or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from $1)),
     'has a policy with another condition than the tenant')
  ) as faults (present, fault)
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition and present
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  order by 1`;

/** The one condition, as PostgreSQL prints it. */
const ofThisTenant = `(tenant_id = (current_setting('app.tenant_id'::text))::smallint)`;

/** Everything that would let this connection's role see another tenant; empty when nothing would. */
export async function isolationFaults(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const role = await client.query<{ fault: string }>(roleFaults);
  const tables = await client.query<{ fault: string }>(tableFaults, [ofThisTenant]);
  return [...role.rows, ...tables.rows].map(({ fault }) => fault);
}

/** Refuses to go on when tenants are not kept apart by the database itself. */
export async function assertIsolation(pool: pg.Pool): Promise<void> {
  const faults = await isolationFaults(pool);
  if (faults.length > 0) throw new UnsafeDatabaseError(faults);
}
