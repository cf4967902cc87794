import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOrm, type Orm } from '../../../server/database/orm.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { entities } from '../../../server/entities.ts';
import { DiskFileStore } from '../../../server/files/disk-file-store.ts';
import type { FileStore } from '../../../server/files/file-store.ts';
import { createJobTables } from '../../../server/jobs/create-job-tables.ts';
import { type Jobs, startJobs } from '../../../server/jobs/start-jobs.ts';
import { ReadingExportCause } from '../../../server/meters/reading-submission.entity.ts';
import { exportQueue, exportReadingsJob } from '../../../server/readings/exchange/export-readings.job.ts';
import { requestExport } from '../../../server/readings/exchange/request-export.ts';
import { type ExportsParts, lookForDueExports, sendExports } from '../../../server/readings/exchange/start-exports.ts';
import { sweep } from '../../../server/start-sweeping.ts';
import { startProcess } from '../../support/process.ts';
import { exchanging, type Exchanging, type HandedIn } from './exchanging.ts';

const slug = 'stk';
const node = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node');
const log = pino({ level: 'silent' });

let at: Exchanging;
let orms: Orm[];
let jobs: Jobs;
let folder: string;
let files: FileStore;
let now = '2026-11-10T09:00:00Z';
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  at = await exchanging();
  await createJobTables(at.database, [exportQueue]);
  folder = mkdtempSync(join(tmpdir(), 'kabinet-files-'));
  files = new DiskFileStore(folder);
  orms = await Promise.all([0, 1, 2].map(() => createOrm({ entities, url: at.database.appUrl, connectMs: 20_000 })));
  jobs = await startJobs({ url: at.database.appUrl, log, work: [] });
});
afterAll(async () => {
  await jobs.stop();
  await Promise.all(orms.map((orm) => orm.close()));
  await at.close();
  rmSync(folder, { recursive: true });
});

const reading = (index: number, more: Partial<HandedIn> = {}): HandedIn => ({
  number: String(1_000_000_000 + index),
  service: 'OT',
  serial: `s${index}`,
  code: 'T1',
  value: '100',
  takenOn: `${(more.period ?? '2026-11-01').slice(0, 8)}20`,
  ...more,
});
const parts = (process = 0): ExportsParts => ({
  tenants: at.tenants,
  tenantIds: new Map(at.tenants.map((tenant) => [tenant.slug, at.of(tenant.slug).tenantId])),
  clock,
  orm: orms[process]!,
  pool: at.app,
  jobs,
  log,
});
const ask = (period: string, of = slug): Promise<string> => {
  const { tenant, tenantId } = at.of(of);
  const context = { tenant: tenant as never, tenantId, clock };
  return writeAs(orms[0]!, tenantId)((em) => requestExport(em, context, { period, cause: ReadingExportCause.STAFF }));
};
const exportsOf = (period: string, of = slug) =>
  at.database &&
  query<{ id: string; cause: string; status: string; readings: number | null; sha256: string | null }>(
    'select id, cause, status, readings, sha256 from reading_export where tenant_id = $1 and period = $2 order by id',
    [at.of(of).tenantId, period],
  );
/** As a superuser: the importer knows nothing of exports. */
async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: at.database.adminUrl });
  await admin.connect();
  return (await admin.query<Row>(text, values).finally(() => admin.end())).rows;
}
const job = (store = files) =>
  exportReadingsJob({ pool: at.app, orm: orms[0]!, files: store, clock, tenantOf: () => at.of(slug).tenant });
async function until<T>(look: () => Promise<T | undefined | false | null | 0>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
  }
}

describe('an export that was asked for', () => {
  test('while it waits is one, however often it is asked for, and is queued once by all processes together', async () => {
    await at.handIn(slug, [reading(1, { period: '2026-01-01' })]);
    const ids = await Promise.all([1, 2, 3].map(() => ask('2026-01-01')));
    expect(new Set(ids).size).toBe(1);
    const sent = await Promise.all([0, 1, 2].map((process) => sendExports(parts(process))));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(
      await query(`select from pgboss.job where name = 'export-readings' and data->>'exportId' = $1`, [ids[0]]),
    ).toHaveLength(1);
    await job().run({ tenantId: at.of(slug).tenantId, exportId: ids[0]! });
    expect(await ask('2026-01-01')).not.toBe(ids[0]);
  });

  test(
    'is written anew by the next worker when the first one is killed, once and whole',
    { timeout: 120_000 },
    async () => {
      await query('delete from pgboss.job');
      await at.handIn(
        slug,
        [1, 2, 3].map((index) => reading(index, { period: '2026-02-01' })),
      );
      const exportId = await ask('2026-02-01');
      await sendExports(parts());
      const worker = () =>
        startProcess(node, [
          '--experimental-transform-types',
          join(import.meta.dirname, 'export-worker.ts'),
          at.database.appUrl,
          folder,
          slug,
        ]);
      const locker = new pg.Client({ connectionString: at.database.adminUrl });
      await locker.connect();
      await locker.query('begin; lock table meter in access exclusive mode');
      const first = worker();
      await until(
        async () =>
          (
            await query(
              `select from pg_stat_activity where application_name = 'export worker' and wait_event_type = 'Lock'`,
            )
          ).length,
      );
      first.kill('SIGKILL');
      expect(await first.ended).toBe('SIGKILL');
      await locker.query('rollback');
      await locker.end();
      expect(await exportsOf('2026-02-01')).toMatchObject([{ status: 'QUEUED', readings: null }]);

      const second = worker();
      const [done] = await until(async () => {
        const all = await exportsOf('2026-02-01');
        return all[0]?.status === 'DONE' && all;
      });
      expect(done).toMatchObject({ id: exportId, readings: 3, sha256: (await at.export(slug, '2026-02-01')).sha256 });
      const kept = readFileSync(join(folder, String(at.of(slug).tenantId), exportId));
      expect(createHash('sha256').update(kept).digest('hex')).toBe(done!.sha256);
      second.kill('SIGTERM');
      await second.ended;
    },
  );

  test('whose worker died between its file and its word is written again to the same file, and not a third time', async () => {
    await at.handIn(slug, [reading(1, { period: '2026-03-01' })]);
    const payload = { tenantId: at.of(slug).tenantId, exportId: await ask('2026-03-01') };
    let kept = 0;
    const dying: FileStore = {
      ...files,
      use: (key, work) => files.use(key, work),
      remove: (key) => files.remove(key),
      keep: async (key, path) => {
        await files.keep(key, path);
        if (kept++ === 0) throw new Error('died');
      },
    };
    await expect(job(dying).run(payload)).rejects.toThrow('died');
    expect(await exportsOf('2026-03-01')).toMatchObject([{ status: 'QUEUED' }]);
    for (const _ of [1, 2]) await job(dying).run(payload);
    expect(kept).toBe(2);
    await job().gaveUp(payload); // comes too late
    expect(await exportsOf('2026-03-01')).toMatchObject([{ status: 'DONE', readings: 1 }]);
  });

  test('and cannot be written is told to staff, and so is a value that its file cannot carry', async () => {
    const { tenantId } = at.of(slug);
    await at.handIn(slug, [reading(1, { period: '2026-04-01' })]);
    const given = { tenantId, exportId: await ask('2026-04-01') };
    await job().gaveUp(given);
    await job().run(given);
    expect(await exportsOf('2026-04-01')).toMatchObject([{ status: 'FAILED', readings: null }]);
    await at.handIn(slug, [reading(1, { period: '2026-05-01', serial: 'a|b' })]);
    await job().run({ tenantId, exportId: await ask('2026-05-01') });
    expect(
      await query(`select subject, details from staff_notice where kind = 'READING_EXPORT' order by subject`),
    ).toEqual([
      { subject: 'readings-2026-04.txt', details: { failed: 'GAVE_UP' } },
      { subject: 'readings-2026-05.txt', details: { lostValues: 1 } },
    ]);
  });
});

describe('a month that is over', () => {
  const look = (count = 3) =>
    Promise.all(Array.from({ length: count }, (_, process) => lookForDueExports(parts(process % 3))));
  const causes = async (period: string) => (await exportsOf(period)).map(({ cause }) => cause);

  test('is exported by itself once, by whichever process sees it first, and once more for what came late', async () => {
    const period = '2026-11-01'; // counted until the 25th
    await at.handIn(slug, [reading(1, { receivedAt: '2026-11-20T09:00:00Z' })]);
    now = '2026-11-25T16:59:00Z'; // 23:59 in the utility's zone
    await look();
    expect(await causes(period)).toEqual([]);
    now = '2026-11-25T17:01:00Z';
    await look(9);
    expect(await causes(period)).toEqual(['PERIOD_OVER']);
    await look();
    expect(await causes(period)).toEqual(['PERIOD_OVER']);

    await at.handIn(slug, [reading(2, { receivedAt: '2026-11-26T09:00:00Z' })]);
    now = '2026-11-26T10:00:00Z';
    await look();
    expect(await causes(period)).toEqual(['PERIOD_OVER']);
    const { takenWithinDays } = at.tenants.find((tenant) => tenant.slug === slug)!.rules.readings;
    now = new Date(Date.parse('2026-11-25T17:01:00Z') + takenWithinDays * 86_400_000).toISOString();
    await look(9);
    expect(await causes(period)).toEqual(['PERIOD_OVER', 'LATE_READINGS']);
    now = '2026-12-20T10:00:00Z';
    await look();
    expect(await causes(period)).toEqual(['PERIOD_OVER', 'LATE_READINGS']);
  });

  test('and nobody handed anything in, or nothing came late, leaves nothing to export', async () => {
    now = '2026-12-26T10:00:00Z';
    await look();
    expect(await exportsOf('2026-12-01')).toEqual([]);
    await at.handIn(slug, [reading(3, { period: '2027-01-01', receivedAt: '2027-01-20T09:00:00Z' })]);
    for (const day of ['2027-01-26', '2027-02-05', '2027-02-20']) {
      now = `${day}T10:00:00Z`;
      await look();
    }
    expect(await causes('2027-01-01')).toEqual(['PERIOD_OVER']);
  });
});

test('exports that were written long ago go with their files, those that wait and the last months stay', async () => {
  const written = async (period: string) => {
    await at.handIn(slug, [reading(1, { period })]);
    const exportId = await ask(period);
    await job().run({ tenantId: at.of(slug).tenantId, exportId });
    return exportId;
  };
  await query('delete from reading_export');
  now = '2027-03-01T10:00:00Z';
  const old = await written('2026-06-01');
  now = '2027-05-01T10:00:00Z';
  const waits = await ask('2026-07-01');
  const late = await written('2026-08-01');
  await query(`update reading_export set created_at = '2026-01-01' where id = $1`, [waits]);
  now = '2027-06-10T10:00:00Z';
  const sweeping = { tenants: at.tenants as never, tenantIds: parts().tenantIds, clock, files };
  for (const process of [0, 1]) await sweep({ ...sweeping, orm: orms[process]!, log: { warn: () => undefined } });
  expect((await query('select id from reading_export order by id')).map(({ id }) => id)).toEqual([waits, late]);
  const fileOf = (id: string) => join(folder, String(at.of(slug).tenantId), id);
  expect([old, late].map((id) => existsSync(fileOf(id)))).toEqual([false, true]);
  // What was handed in is there, so the file can be had again.
  expect((await at.export(slug, '2026-06-01')).rows).toBe(1);
});
