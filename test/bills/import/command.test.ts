import { rmSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from '../../support/process.ts';
import { fileOf, importing, type Importing } from './importing.ts';

let at: Importing;
let folder: string;
beforeAll(async () => {
  at = await importing();
  folder = mkdtempSync(join(tmpdir(), 'kabinet-command-'));
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built command against the test's database. */
async function run(...args: string[]) {
  const { appUrl, ownerUrl, importerUrl } = at.database;
  const env = {
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_IMPORTER_URL: importerUrl,
    DATA_DIR: folder,
  };
  const command = startProcess(process.execPath, ['dist/server/import.js', ...args], { env });
  const code = await command.ended;
  return { code, said: command.lines.join('\n') };
}

test('npm run import applies files in the right order, says what came of each, and fails when one is refused', async () => {
  const { code, said } = await run(
    'stk',
    at.registry('stk', 'charges-2025-11.txt'),
    at.registry('stk', 'accounts.txt'),
  );
  expect({ code, said }).toEqual({
    code: 0,
    said: [
      'accounts.txt: лицевые счета, загружен',
      '  строк 80, принято 80, отложено 0',
      'charges-2025-11.txt: начисления за 2025-11, загружен',
      '  строк 240, принято 240, отложено 0',
      '  начислено 385908,49',
      '  к оплате 385465,49',
      '  оплачено 42670,24',
      'Файлов 2, загружено 2, отклонено 0.',
    ].join('\n'),
  });
  const cut = readFileSync(at.registry('stk', 'charges-2025-12.txt')).subarray(0, 5000);
  const refused = await run('stk', fileOf('charges-2025-12.txt', cut));
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/charges-2025-12\.txt: .*ОТКЛОНЁН\n.*\n.*\[TRUNCATED\]/);
});

test('npm run import explains itself when it is called wrongly', async () => {
  const nobody = await run('nobody', 'x.csv');
  expect(nobody.code).toBe(2);
  expect(nobody.said).toMatch(
    /There is no tenant nobody; there are elista, energosbyt, kaluga, stk\.\nThere is no file x\.csv\.\nUsage/,
  );
  expect((await run('stk')).code).toBe(2);
});

test('npm run import -- --background leaves the work to the workers', async () => {
  const { code, said } = await run('stk', '--background', at.registry('stk', 'charges-2026-01.txt'));
  expect(code).toBe(0);
  const [row] = await at.query<{ id: string; status: string }>(
    `select id, status from registry_import where file_name = 'charges-2026-01.txt'`,
  );
  expect(row!.status).toBe('QUEUED');
  expect(said).toContain(row!.id);
});
