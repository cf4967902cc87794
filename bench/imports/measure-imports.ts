import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ask, type BenchCluster, type BenchDatabase } from '../cluster.ts';
import { median } from '../median.ts';
import type { Imported, ImportOrder } from './import-child.ts';
import { formats, writeAccounts, writeCharges, type Format } from './registries.ts';

/** Which registry is imported, how large and how often. */
export interface ImportPlan {
  format: Format;
  lines: number;
  rounds: number;
}

/** Medians over the rounds. */
export interface ImportResult {
  format: Format;
  lines: number;
  megabytes: number;
  /** From the file to the commit. */
  seconds: number;
  /** COPY of the rows it wrote into the same tables. */
  floorSeconds: number;
  /** Rows in bill, charge, bill_line, reading, posting and ledger_entry. */
  rows: number;
  /** Most resident memory of the importing process, in MiB. */
  peakMiB: number;
}

/** What a registry of charges writes, in the order of the foreign keys; rows of the measured month in the order of their keys. */
const written = [
  { table: 'bill', rows: `period = '2025-12-01' order by account_id` },
  { table: 'charge', rows: `period = '2025-12-01' order by account_id, service_code` },
  { table: 'bill_line', rows: `period = '2025-12-01' order by account_id, service_code, position` },
  { table: 'reading', rows: `taken_on = '2025-12-31' order by account_id, meter_id, register_code` },
  { table: 'posting', rows: `period = '2025-12-01' order by account_id, id` },
  {
    table: 'ledger_entry',
    rows: `posting_id in (select id from posting where period = '2025-12-01') order by account_id, posting_id, line`,
  },
] as const;

/** Given anew with every import. */
const ids: Partial<Record<(typeof written)[number]['table'], string>> = {
  reading: `- 'id'`,
  posting: `- 'id' - 'posted_at'`,
  ledger_entry: `- 'posting_id'`,
};

/**
 * Imports a month's charges into a database that has the accounts and the month before, and copies the same rows, parsed
 * already, into an equal one. Each round starts both from a fresh copy of the same database.
 */
export async function measureImports(
  cluster: BenchCluster,
  { format, lines, rounds }: ImportPlan,
): Promise<ImportResult> {
  const folder = mkdtempSync(join(cluster.folder, 'registries-'));
  try {
    const { extension, linesPerAccount } = formats[format];
    const accounts = Math.round(lines / linesPerAccount);
    const file = (name: string) => join(folder, `${name}.${extension}`);
    console.log(`${format}: ${(accounts * linesPerAccount).toLocaleString('en')} charge lines…`);
    await writeAccounts(format, file('accounts'), accounts);
    for (const month of ['2025-11', '2025-12'] as const)
      await writeCharges(format, file(`charges-${month}`), accounts, month);

    const base = `import_${format}`;
    const database = await cluster.database(base);
    const before = [await importFile(format, database, file('accounts'), accounts)];
    before.push(await importFile(format, database, file('charges-2025-11'), accounts * linesPerAccount));
    await ask(database.adminUrl, 'vacuum (analyze)');

    const times: { import: number[]; floor: number[] } = { import: [], floor: [] };
    const peaks = before.map(({ peakMiB }) => peakMiB);
    let rows = 0;
    for (let round = 1; round <= rounds; round++) {
      const target = await cluster.copy(base, `${base}_file`);
      const imported = await importFile(format, target, file('charges-2025-12'), accounts * linesPerAccount);
      times.import.push(imported.seconds);
      peaks.push(imported.peakMiB);
      const content = await contentOf(target);
      if (round === 1)
        for (const { table, rows: which } of written) await unload(target, table, which, join(folder, table));
      await cluster.drop(`${base}_file`);

      const equal = await cluster.copy(base, `${base}_rows`);
      times.floor.push(await copyRows(equal, folder));
      if ((await contentOf(equal)).hash !== content.hash)
        throw new Error(`${format}: COPY wrote other rows than the import`);
      await cluster.drop(`${base}_rows`);
      rows = content.rows;
      console.log(
        `  round ${round}: import ${times.import.at(-1)!.toFixed(1)} s, COPY ${times.floor.at(-1)!.toFixed(1)} s`,
      );
    }
    await cluster.drop(base);
    return {
      format,
      lines: accounts * linesPerAccount,
      megabytes: statSync(file('charges-2025-12')).size / 2 ** 20,
      seconds: median(times.import),
      floorSeconds: median(times.floor),
      rows,
      peakMiB: Math.max(...peaks),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error when anything of the file was refused or set aside: the figure would be of another work */
async function importFile(
  format: Format,
  { adminUrl, importerUrl }: BenchDatabase,
  file: string,
  rows: number,
): Promise<Imported> {
  await ask(adminUrl, 'checkpoint');
  const child = fork(join(import.meta.dirname, 'import-child.ts'));
  const order: ImportOrder = { slug: format, importerUrl, file };
  child.send(order);
  const gone = once(child, 'exit');
  const [answer] = (await Promise.race([once(child, 'message'), gone])) as [Imported | number];
  if (typeof answer !== 'object' || !answer) throw new Error(`${format}: the import of ${file} ended with ${answer}`);
  await gone;
  const { status, refusal, setAside } = answer;
  if (status !== 'APPLIED' || answer.rows !== rows || setAside > 0)
    throw new Error(
      `${format}: ${file}: ${status}, ${answer.rows} of ${rows} rows, ${setAside} set aside. ${refusal ?? ''}`,
    );
  return answer;
}

async function unload({ adminUrl }: BenchDatabase, table: string, which: string, path: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await pipeline(
    client.query(copyTo(`copy (select * from ${table} where ${which}) to stdout`)),
    createWriteStream(path),
  );
  await client.end();
}

/** Seconds of COPY into these tables in one transaction, as the importer's role, keys and foreign keys in place. */
async function copyRows({ adminUrl, importerUrl }: BenchDatabase, folder: string): Promise<number> {
  await ask(adminUrl, 'checkpoint');
  const client = new pg.Client({ connectionString: importerUrl });
  await client.connect();
  const begun = performance.now();
  await client.query('begin');
  for (const { table } of written) {
    const source = createReadStream(join(folder, table), { highWaterMark: 2 ** 18 });
    await pipeline(source, client.query(copyFrom(`copy ${table} from stdin`)));
  }
  await client.query('commit');
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return seconds;
}

/** How many rows of the month there are, and a fingerprint of them; readings and postings get new ids with every import. */
async function contentOf({ adminUrl }: BenchDatabase): Promise<{ rows: number; hash: string }> {
  const parts: { rows: number; hash: string }[] = [];
  for (const { table, rows } of written) {
    const [where] = rows.split(' order by');
    const row = ids[table] ? `to_jsonb(t) ${ids[table]}` : 't';
    parts.push(
      ...(await ask<{ rows: number; hash: string }>(
        adminUrl,
        `select count(*)::int "rows", coalesce(sum(hashtextextended((${row})::text, 0)::numeric), 0)::text hash from ${table} t where ${where}`,
      )),
    );
  }
  return { rows: parts.reduce((sum, part) => sum + part.rows, 0), hash: parts.map(({ hash }) => hash).join() };
}
