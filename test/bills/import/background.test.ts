import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRegistryJob, importQueue } from '../../../server/bills/import/import-registry.job.ts';
import { queueImport } from '../../../server/bills/import/queue-import.ts';
import { DiskFileStore } from '../../../server/files/disk-file-store.ts';
import { createJobTables } from '../../../server/jobs/create-job-tables.ts';
import { startJobs, type Jobs } from '../../../server/jobs/start-jobs.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';
import { importing, type Importing } from './importing.ts';

const slug = 'stk';
const node = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node');
const log = pino({ level: 'silent' });

let at: Importing;
let app: pg.Pool;
let jobs: Jobs;
let folder: string;
let files: DiskFileStore;

beforeAll(async () => {
  at = await importing();
  await createJobTables(at.database, [importQueue]);
  await createJobTables(at.database, [importQueue]);
  await at.import(slug, 'accounts.txt');
  folder = mkdtempSync(join(tmpdir(), 'kabinet-files-'));
  files = new DiskFileStore(folder);
  app = new pg.Pool({ connectionString: at.database.appUrl });
  jobs = await startJobs({ url: at.database.appUrl, log, work: [] });
});
afterAll(async () => {
  await jobs.stop();
  await app.end();
  await at.close();
  rmSync(folder, { recursive: true });
});

const queue = (file: string) =>
  queueImport(
    { tenantId: at.of(slug).tenantId, pool: app, files, jobs, clock: at.of(slug).clock },
    { file: at.registry(slug, file) },
  );
const statusOf = async (id: string) =>
  (
    await at.query<{ status: string; reason_code: string | null; rows_applied: number }>(
      'select status, reason_code, rows_applied from registry_import where id = $1',
      [id],
    )
  )[0];
const worker = (): TestProcess =>
  startProcess(node, [
    '--experimental-transform-types',
    join(import.meta.dirname, 'import-worker.ts'),
    at.database.appUrl,
    at.database.importerUrl,
    folder,
    slug,
  ]);

async function until<T>(look: () => Promise<T | undefined | false | null | 0>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
  }
}
const reported = (id: string) => until(async () => ['APPLIED', 'REFUSED'].includes((await statusOf(id))?.status ?? ''));

test('a queued file is kept, imported by a worker and then removed', { timeout: 60_000 }, async () => {
  const id = await queue('charges-2025-11.txt');
  expect(await statusOf(id)).toMatchObject({ status: 'QUEUED' });
  expect(readdirSync(join(folder, String(at.of(slug).tenantId)))).toEqual([id]);
  const running = worker();
  await reported(id);
  expect(await statusOf(id)).toMatchObject({ status: 'APPLIED', rows_applied: 240 });
  await running.says(/job done/);
  expect(existsSync(join(folder, String(at.of(slug).tenantId), id))).toBe(false);
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
});

test(
  'a job whose worker is killed is taken over by another one, to the end of an undisturbed run',
  { timeout: 120_000 },
  async () => {
    const id = await queue('charges-2025-12.txt');
    const locker = new pg.Client({ connectionString: at.database.adminUrl });
    const onlooker = new pg.Client({ connectionString: at.database.adminUrl });
    await Promise.all([locker.connect(), onlooker.connect()]);
    await locker.query('begin; lock table bill_line in share row exclusive mode');
    const first = worker();
    await until(
      async () =>
        (
          await onlooker.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ 'into bill_line'`,
          )
        ).rowCount,
    );
    first.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    expect(await statusOf(id)).toMatchObject({ status: 'RUNNING' });
    await locker.query('rollback');
    await Promise.all([locker.end(), onlooker.end()]);

    const second = worker();
    await reported(id);
    expect(await statusOf(id)).toMatchObject({ status: 'APPLIED', rows_applied: 240 });
    const [{ sum }] = (await at.query<{ sum: string }>(
      `select sum(charged)::text sum from bill_line where period = '2025-12-01'`,
    )) as [{ sum: string }];
    expect(sum).toBe('38513073');
    second.kill('SIGTERM');
    await second.ended;
  },
);

test('a job that was reported before its worker died is not done twice, and one that is given up is reported', async () => {
  const { tenantId, clock } = at.of(slug);
  const job = importRegistryJob({ importer: at.importer, files, clock, tenantOf: () => at.of(slug).tenant });
  const id = await queue('charges-2026-01.txt');
  await job.run({ tenantId, importId: id });
  const before = await statusOf(id);
  await job.run({ tenantId, importId: id });
  await job.gaveUp({ tenantId, importId: id });
  expect(await statusOf(id)).toEqual(before);

  const lost = await queue('charges-2026-02.txt');
  await files.remove({ tenantId, id: lost });
  await expect(job.run({ tenantId, importId: lost })).rejects.toThrow(/ENOENT/);
  await job.gaveUp({ tenantId, importId: lost });
  expect(await statusOf(lost)).toMatchObject({ status: 'REFUSED', reason_code: 'GAVE_UP' });
});

test('what is queued in a transaction that fails is not there, neither is its file', async () => {
  const filesBefore = readdirSync(join(folder, String(at.of(slug).tenantId)));
  const broken = {
    ...at.of(slug),
    tenantId: at.of(slug).tenantId,
    pool: app,
    files,
    jobs: { ...jobs, send: () => Promise.reject(new Error('no queue')) },
  };
  await expect(queueImport(broken, { file: at.registry(slug, 'accounts.txt') })).rejects.toThrow('no queue');
  expect(readdirSync(join(folder, String(at.of(slug).tenantId)))).toEqual(filesBefore);
  expect(await at.query(`select from registry_import where file_name = 'accounts.txt' and status = 'QUEUED'`)).toEqual(
    [],
  );
});
