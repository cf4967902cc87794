import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTemplates } from '../../server/documents/check-templates.ts';
import { Documents } from '../../server/documents/documents.ts';
import type { TenantFoldersError } from '../../server/tenancy/folder/faults.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { loadFive } from './bills.ts';

let five: Tenant[];
let folder: string;
let documents: Documents;
beforeAll(async () => {
  five = await loadFive();
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
  documents = new Documents({ dataDir: folder, threads: 1 });
});
afterAll(async () => {
  await documents.close();
  await rm(folder, { recursive: true });
});

/** Tenants with these templates; each the fixture's folder otherwise. */
async function faultsOf(templates: Record<string, string | undefined>) {
  const fixture = five.find(({ slug }) => slug === 'fixture')!;
  const tenants = await Promise.all(
    Object.entries(templates).map(async ([slug, text]) => {
      const own = join(folder, slug);
      await cp(fixture.folder, own, { recursive: true });
      await (text === undefined ? rm(join(own, 'bill.typ')) : writeFile(join(own, 'bill.typ'), text));
      return { ...fixture, slug, folder: own };
    }),
  );
  const error = await checkTemplates(documents, tenants, folder).then(
    () => undefined,
    (thrown: unknown) => thrown as TenantFoldersError,
  );
  return error?.faults.map(({ file, field, reason }) => `${file} ${field}: ${reason}`);
}

test('the templates of the four utilities, and of the fifth, are in order', async () => {
  await expect(checkTemplates(documents, five, 'tenants')).resolves.toBeUndefined();
});

test('a utility with a page of its own needs nothing but its bill.typ', async () => {
  expect(await faultsOf({ plain: '#let bill = json("bill.json")\n#bill.title: #bill.due.sum' })).toBeUndefined();
});

test('whatever is wrong in a template stops the start with file, line and reason, of all utilities at once', async () => {
  const faults = await faultsOf({
    missing: undefined,
    empty: '\n',
    unknown: '#import "base.typ": *\n\n#show: sheet\n#mastheat()',
    unclosed: '#import "base.typ": *\n#text(fill: red',
    reaching: '#read("/etc/passwd")',
    outside: '#import "../kaluga/bill.typ"',
    fetching: '#import "@preview/tablex:0.0.9": *',
    deeper: '#import "base.typ": *\n#show: sheet\n#beside(account())',
    // Wrong only for a bill with nothing to pay.
    codeless: '#import "base.typ": *\n#show: sheet\n#payment-code()',
  });
  expect(faults!.toSorted()).toEqual([
    'codeless/bill.typ line 3: while calling payment-code',
    expect.stringMatching(/^codeless\/parts\.typ line \d+: /),
    expect.stringMatching(/^deeper\/bill\.typ line 3: missing argument: right/),
    'empty/bill.typ : cannot be read',
    'fetching/bill.typ : packages are not fetched: write out what you need',
    'missing/bill.typ : cannot be read',
    expect.stringMatching(/^outside\/bill\.typ line 1: /),
    expect.stringMatching(/^reaching\/bill\.typ line 1: file not found/),
    'unclosed/bill.typ line 2: unclosed delimiter',
    'unknown/bill.typ line 4: unknown variable: mastheat',
  ]);
});
