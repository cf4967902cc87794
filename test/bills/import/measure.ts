import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { importRegistry } from '../../../server/bills/import/import-registry.ts';
import { systemClock } from '../../../server/clock.ts';
import { provisionDatabase, roleUrls } from '../../../server/database/provision.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';
import { asSuperuser, startTestCluster } from '../../support/cluster.ts';
import { writeAccounts, writeCharges, type LargeFile } from './large-files.ts';

// Imports large registries of every format, each in a process of its own, and prints time and peak memory; then copies the
// same rows, parsed already, into the same tables, which is the floor of any import. `node test/bills/import/measure.ts [scale] [slug]`

/** What the limits of the issue are about: 1 M rows of CSV, DBF and text, 200 k of XLSX. */
const files: LargeFile[] = [
  { slug: 'kaluga', rows: 1_000_000 },
  { slug: 'energosbyt', rows: 1_000_000 },
  { slug: 'stk', rows: 1_000_000 },
  { slug: 'elista', rows: 200_000 },
];

async function tenantOf(slug: string) {
  const load = async (file: string) =>
    ((await import(new URL(`../../../tenants/${slug}/${file}.ts`, import.meta.url).href)) as { default: never })
      .default;
  return {
    ...((await load('tenant')) as { slug: string; timeZone: string; rules: never }),
    registries: RegistryProfile.parse(await load('registries')),
  };
}

/** Of this program alone: what getrusage calls the peak includes the parent's memory at the fork. */
function peakMemory(): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024);
}

if (process.argv[2] === 'child') {
  const [, , , slug, importerUrl, ...paths] = process.argv;
  const importer = new pg.Pool({ connectionString: importerUrl, max: 1 });
  const tenant = await tenantOf(slug!);
  for (const path of paths) {
    const begun = performance.now();
    const report = await importRegistry({ tenant, tenantId: 1, importer, clock: systemClock }, { file: path });
    process.send!({
      file: report.fileName,
      status: report.status,
      refusal: report.refusal,
      rows: report.rowsApplied,
      changes: report.details.changes,
      warnings: report.details.warnings,
      seconds: (performance.now() - begun) / 1000,
      peakMiB: peakMemory(),
    });
  }
  await importer.end();
  process.disconnect();
} else await measure(Number(process.argv[2] ?? 1), process.argv[3]);

async function measure(scale: number, only?: string): Promise<void> {
  const cluster = await startTestCluster();
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  try {
    for (const file of files.filter(({ slug }) => !only || slug === only)) {
      const { slug } = file;
      const rows = file.rows * scale;
      const extension = { kaluga: 'csv', energosbyt: 'dbf', stk: 'txt', elista: 'xlsx' }[slug];
      const accounts = join(folder, `accounts.${extension}`);
      const charges = ['2025-11', '2025-12'].map((month) => join(folder, `charges-${month}.${extension}`));
      await writeAccounts(accounts, { slug, rows });
      for (const [index, path] of charges.entries())
        await writeCharges(path, { slug, rows }, ['2025-11', '2025-12'][index]!);
      const name = `large_${slug}`;
      await asSuperuser(cluster, `create database ${name} template ${cluster.template} owner kabinet_owner`);
      await provisionDatabase(cluster.adminUrl, name);
      const urls = roleUrls(cluster.adminUrl, name, cluster.passwords);
      await asSuperuser(cluster, `insert into tenant (id, slug) values (1, '${slug}')`, name);
      const child = fork(import.meta.filename, ['child', slug, urls.importerUrl, accounts, ...charges, charges[1]!]);
      child.on('message', (message) => process.stdout.write(`${slug} ${JSON.stringify(message)}\n`));
      const [code] = (await once(child, 'exit')) as [number];
      if (code !== 0) throw new Error(`the import of ${slug} ended with ${code}`);
      process.stdout.write(
        `${slug} file ${(statSync(charges[1]!).size / 2 ** 20).toFixed(0)} MiB, floor ${(await copyFloor(urls.importerUrl, folder)).toFixed(1)} s\n`,
      );
      await asSuperuser(cluster, `drop database ${name} with (force)`);
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of COPY of the rows of the last month into bill, charge, bill_line and reading, with their keys. */
async function copyFloor(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const parts = [
    ['bill', `period = '2025-12-01'`],
    ['charge', `period = '2025-12-01'`],
    ['bill_line', `period = '2025-12-01'`],
    ['reading', `taken_on = '2025-12-31'`],
  ] as const;
  for (const [table, where] of parts)
    await pipeline(
      client.query(copyTo(`copy (select * from ${table} where ${where}) to stdout`)),
      createWriteStream(join(folder, table)),
    );
  for (const [table, where] of parts.toReversed()) await client.query(`delete from ${table} where ${where}`);
  await client.query('vacuum').catch(() => {});
  const begun = performance.now();
  await client.query('begin');
  for (const [table] of parts)
    await pipeline(
      createReadStream(join(folder, table), { highWaterMark: 2 ** 18 }),
      client.query(copyFrom(`copy ${table} from stdin`)),
    );
  await client.query('commit');
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return seconds;
}
