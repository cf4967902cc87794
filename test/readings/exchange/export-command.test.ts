import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from '../../support/process.ts';
import { exchanging, type Exchanging } from './exchanging.ts';

const root = join(import.meta.dirname, '..', '..', '..');
let at: Exchanging;
let folder: string;
beforeAll(async () => {
  at = await exchanging();
  folder = mkdtempSync(join(tmpdir(), 'export-command-'));
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: unknown; said: string }> {
  const { appUrl, ownerUrl, importerUrl } = at.database;
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_IMPORTER_URL: importerUrl,
  };
  const file = join(root, 'server/readings/exchange/export-readings-command.ts');
  const command = startProcess(process.execPath, ['--experimental-transform-types', '--no-warnings', file, ...args], {
    cwd: root,
    env,
  });
  const code = await command.ended;
  return { code, said: command.lines.join('\n') };
}

test('a command writes the readings of a month into a file, the same as any export', { timeout: 60_000 }, async () => {
  await at.handIn('kaluga', [{ number: '100000001', service: '01', serial: 's1', code: 'T1', value: '4512' }]);
  const file = join(folder, 'out.csv');
  expect(await run('kaluga', '2026-11', file)).toMatchObject({ code: 0, said: expect.stringContaining('показаний 1') });
  expect(readFileSync(file)).toEqual(readFileSync((await at.export('kaluga')).file));
  expect(readdirSync(folder)).toEqual(['out.csv']);
});

test.each([
  [['nowhere', '2026-11', 'x'], 2, 'no tenant nowhere'],
  [['kaluga', '2026-13', 'x'], 2, 'Usage'],
  [['kaluga', '2026-11'], 2, 'Usage'],
  [['kaluga', '2026-11', '/nowhere/at/all/x.csv'], 1, 'ENOENT'],
])('called as %j it says what is wrong', { timeout: 60_000 }, async (args, code, said) => {
  expect(await run(...args)).toMatchObject({ code, said: expect.stringContaining(said) });
  expect(existsSync('x')).toBe(false);
});
