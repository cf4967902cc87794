import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertIsolation, isolationFaults } from '../../server/database/assert-isolation.ts';
import { appGrants } from '../../server/database/grants.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connect(database.ownerUrl);
  app = await connect(database.appUrl);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

/** Tables that belong to no tenant: the list of tenants, and the record of migrations. */
const withoutTenant = ['mikro_orm_migrations', 'tenant'];

/** Names that break a rule of the catalogue; each query gives them in one column `fault`. */
const rules: Record<string, string> = {
  'a table that belongs to no tenant': `
    select c.relname as fault from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all ('{${withoutTenant}}')
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)`,
  'a unique key that does not begin with the tenant': `
    select i.indexrelid::regclass::text as fault from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname <> all ('{${withoutTenant}}')
      and (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) is distinct from 'tenant_id'`,
  'a foreign key without the tenant, or without the account between rows of an account': `
    select k.conrelid::regclass || ' ' || k.conname as fault from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid <> 'tenant'::regclass and exists (
      select from unnest(array['tenant_id', 'account_id', 'resident_id']) as needed (name)
      where exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = needed.name and a.attnum > 0)
        and not exists (
          select from unnest(k.conkey, k.confkey) as pair (own, other)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
          where a.attname = needed.name and b.attname = needed.name))`,
  'a foreign key that changes rows by itself': `
    select conname as fault from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (confupdtype <> 'a' or confdeltype <> 'a')`,
  'a trigger': `
    select t.tgname as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname <> all ('{${withoutTenant}}')`,
  'a number given by a sequence': `
    select c.relname || '.' || a.attname as fault from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ('{${withoutTenant}}')
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval%')`,
  'money that is not an integer of 64 bits': `
    select c.relname || '.' || a.attname as fault from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid <> 'bigint'::regtype
      and (a.attname in ('opening', 'charged', 'recalculated', 'paid', 'closing', 'balance', 'amount', 'fee', 'due', 'refunded',
        'refunded_before', 'limit', 'here', 'there') or a.attname ~ '_amount$')`,
};

const faultsOf = async (rule: string) => (await owner.query<{ fault: string }>(rule)).rows.map(({ fault }) => fault);

describe('what the database promises about every table, present and future', () => {
  test.each(Object.entries(rules))('there is never %s', async (_name, rule) => {
    expect(await faultsOf(rule)).toEqual([]);
  });

  test('row-level security is forced everywhere, and the server role can do nothing about it', async () => {
    expect(await isolationFaults(app)).toEqual([]);
  });

  test('each rule sees a table that breaks it', async () => {
    await owner.query('begin');
    try {
      await owner.query(`
        create table careless (id serial primary key, tenant_id smallint, account_id uuid, amount numeric,
          foreign key (tenant_id) references tenant on delete cascade);
        create table strayed (tenant_id smallint not null, meter_id uuid, x uuid, primary key (x));
        create table homeless (id int primary key);
        alter table meter add unique (tenant_id, id);
        alter table strayed add foreign key (tenant_id, meter_id) references meter (tenant_id, id);
        create function nothing() returns trigger language plpgsql as 'begin return new; end';
        create trigger sly before insert on careless for each row execute function nothing()`);
      for (const [name, rule] of Object.entries(rules)) expect(await faultsOf(rule), name).not.toEqual([]);
      const faults = await isolationFaults(owner);
      expect(faults).toContain('table careless: has no row-level security');
      expect(faults).toContain('role kabinet_owner: may bypass row-level security');
      await owner.query(
        'alter table bill no force row level security; alter policy charge_of_tenant on charge using (true)',
      );
      expect(await isolationFaults(owner)).toEqual(
        expect.arrayContaining([
          'table bill: does not force row-level security on its owner',
          'table charge: has a policy with another condition than the tenant',
        ]),
      );
    } finally {
      await owner.query('rollback');
    }
  });

  test('the server refuses to start as the owner of the tables', async () => {
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    await expect(assertIsolation(pool)).rejects.toThrow(/owns tables/);
    await pool.end();
  });

  test('the server may do with a table what is granted by name, and nothing with one that is not named', async () => {
    await owner.query('create table tomorrow (tenant_id smallint not null)');
    await expect(app.query('select from tomorrow')).rejects.toThrow(/permission denied/);
    await owner.query('drop table tomorrow');
    const { rows } = await owner.query<{ table: string }>(
      `select distinct table_name as "table" from information_schema.role_table_grants where grantee = 'kabinet_app' and table_schema = 'public'`,
    );
    expect(rows.map(({ table }) => table).toSorted()).toEqual(Object.keys(appGrants).toSorted());
    for (const forbidden of [
      'update bill set closing = 0',
      'delete from payment',
      'update resident set id = uuidv7()',
    ]) {
      await expect(app.query(`begin; select app.set_tenant(1::smallint); ${forbidden}`)).rejects.toThrow(
        /permission denied/,
      );
      await app.query('rollback');
    }
  });
});

describe('a connection without a tenant', () => {
  const readable = Object.keys(appGrants).filter((table) => !withoutTenant.includes(table));

  test.each(readable)('gets an error from %s, fresh or used, never rows', async (table) => {
    const fresh = await connect(database.appUrl);
    await expect(fresh.query(`select * from ${table}`)).rejects.toThrow(/app\.tenant_id/);
    await fresh.query('begin');
    await fresh.query('select app.set_tenant($1)', [1]);
    await fresh.query(`select * from ${table}`);
    await fresh.query('commit');
    await expect(fresh.query(`select * from ${table}`)).rejects.toThrow(/smallint/);
    await fresh.end();
  });
});
