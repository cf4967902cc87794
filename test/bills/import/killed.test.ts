import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRegistry } from '../../../server/bills/import/import-registry.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';
import { dump, importing, type Importing } from './importing.ts';

const slug = 'energosbyt';
const file = 'charges-2025-12.dbf';
const node = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node');

let at: Importing;
let admin: pg.Client;
/** Holds locks; it cannot look on, because a transaction sees the activity of its beginning. */
let locker: pg.Client;
let before: string;
let undisturbed: string;

/** What was imported, without the ids that the database makes up. */
async function meaning(of: Importing): Promise<string> {
  const rows = await of.query(
    `select a.number, a.owner, a.balance, a.balance_period, a.due_on,
       (select json_agg(to_jsonb(b) - 'account_id' order by period) from bill b where b.account_id = a.id) bills,
       (select json_agg(to_jsonb(c) - 'account_id' order by period, service_code) from charge c where c.account_id = a.id) charges,
       (select json_agg(to_jsonb(l) - 'account_id' order by period, service_code, position) from bill_line l where l.account_id = a.id) lines,
       (select json_agg(to_jsonb(o) - 'account_id' order by service_code) from account_service o where o.account_id = a.id) services,
       (select json_agg((to_jsonb(r) - 'account_id' - 'id' - 'meter_id') || jsonb_build_object('serial', m.serial) order by taken_on, serial, register_code)
          from reading r join meter m on m.id = r.meter_id where r.account_id = a.id) readings
     from account a where a.tenant_id = $1 order by a.number`,
    [of.of(slug).tenantId],
  );
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

async function prepared(): Promise<Importing> {
  const one = await importing();
  for (const name of ['accounts.dbf', 'charges-2025-11.dbf']) await one.import(slug, name);
  return one;
}

beforeAll(async () => {
  const other = await prepared();
  await other.import(slug, file);
  undisturbed = await meaning(other);
  await other.close();
  at = await prepared();
  before = await dump(at, slug);
  [admin, locker] = [0, 1].map(() => new pg.Client({ connectionString: at.database.adminUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([admin.connect(), locker.connect()]);
});
afterAll(async () => {
  await Promise.all([admin.end(), locker.end()]);
  await at.close();
});

const child = (stayAt = ''): TestProcess =>
  startProcess(node, [
    '--experimental-transform-types',
    join(import.meta.dirname, 'import-child.ts'),
    at.database.importerUrl,
    String(at.of(slug).tenantId),
    slug,
    at.registry(slug, file),
    stayAt,
  ]);

const importers = `from pg_stat_activity where usename = 'kabinet_importer' and datname = current_database()`;

async function until(query: string): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query(query);
    if (rowCount) return;
  }
}

/** The pool of the test itself rests; whoever is in a transaction is the child. */
const childGone = () => until(`select where not exists (select ${importers} and state <> 'idle')`);

describe('an import that is killed leaves the old state', () => {
  test.each(['reading', 'checking', 'applying', 'committing'])('at the step "%s"', async (step) => {
    const running = child(step);
    await running.says(new RegExp(`^${step}$`));
    expect(await dump(at, slug)).toBe(before);
    running.kill('SIGKILL');
    expect(await running.ended).toBe('SIGKILL');
    await childGone();
    expect(await dump(at, slug)).toBe(before);
  });

  test.each([
    'bill',
    'charge',
    'bill_line',
    'reading',
    'posting',
    'ledger_entry',
    'account',
    'account_service',
    'registry_import',
  ])('while it writes %s', async (table) => {
    await locker.query(`begin; lock table ${table} in share row exclusive mode`);
    const running = child();
    await until(`select ${importers} and wait_event_type = 'Lock' and query ~ '(into|update) ${table}\\M'`);
    // Readers are not held up by an import, and see nothing of it.
    expect(await dump(at, slug)).toBe(before);
    running.kill('SIGKILL');
    expect(await running.ended).toBe('SIGKILL');
    await locker.query('rollback');
    await childGone();
    expect(await dump(at, slug)).toBe(before);
  });
});

test('run again, it ends as if nothing had happened', async () => {
  const running = child();
  await running.says(/^APPLIED$/);
  expect(await running.ended).toBe(0);
  expect(await meaning(at)).toBe(undisturbed);
});

test.each(['reading', 'applying', 'committing'] as const)(
  'a database that is lost at the step "%s" is an error, and neither hangs nor ends the process',
  async (step) => {
    const before = await dump(at, slug);
    const importer = new pg.Pool({ connectionString: at.database.importerUrl, application_name: `lost ${step}` });
    importer.on('error', () => {});
    const lost = importRegistry(
      { ...at.of(slug), importer },
      {
        file: at.registry(slug, 'charges-2026-01.dbf'),
        onProgress: async (progress) => {
          if (progress.step !== step) return;
          await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost ${step}'`,
          );
          await until(`select where not exists (select from pg_stat_activity where application_name = 'lost ${step}')`);
        },
      },
    );
    await expect(lost).rejects.toThrow(/terminat|connection|Connection/);
    expect(await dump(at, slug)).toBe(before);
    await importer.end();
  },
);
