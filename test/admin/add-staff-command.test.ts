import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff } from '../../server/admin/sign-in-staff.ts';
import { Portals } from '../sessions/portals.ts';
import { startProcess } from '../support/process.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open()));
afterAll(() => portals.close());

const root = join(import.meta.dirname, '..', '..');

async function addStaff(...args: string[]): Promise<{ code: unknown; said: string }> {
  const { appUrl, ownerUrl, importerUrl } = portals.database;
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_IMPORTER_URL: importerUrl,
  };
  const program = ['--experimental-transform-types', '--no-warnings', join(root, 'server/admin/add-staff-command.ts')];
  const command = startProcess(process.execPath, [...program, ...args], {
    cwd: root,
    env,
  });
  const code = await command.ended;
  return { code, said: command.lines.join('\n') };
}

test('a utility gets staff by a command that shows the password once, changes it and shuts them out', async () => {
  const made = await addStaff('stk', 'Olga');
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('shown this once') });
  const password = made.said.split(': ').at(-1)!;
  const signIn = (typed: string) => signInStaff(portals.context('stk'), { login: 'olga', password: typed });
  expect(await signIn(password)).toHaveProperty('accessToken');
  expect(await addStaff('stk', 'olga')).toMatchObject({ code: 1, said: expect.stringContaining('taken') });
  const other = await addStaff('stk', 'olga', '--new-password');
  expect(await signIn(password)).toHaveProperty('reason');
  expect(await signIn(other.said.split(': ').at(-1)!)).toHaveProperty('accessToken');
  expect(await addStaff('stk', 'olga', '--disable')).toMatchObject({ code: 0 });
  expect(await signIn(other.said.split(': ').at(-1)!)).toHaveProperty('reason');
  expect(await addStaff('nowhere', 'olga')).toMatchObject({ code: 2, said: expect.stringContaining('no tenant') });
  expect(await addStaff('stk', 'two words')).toMatchObject({ code: 2 });
});
