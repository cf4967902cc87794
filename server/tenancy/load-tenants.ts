import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { TenantDefinition, type Tenant } from './define-tenant.ts';
import { readDrawing } from './folder/read-drawing.ts';
import { readLegalTexts } from './folder/read-legal-texts.ts';
import { Faults, TenantFoldersError } from './folder/faults.ts';
import { type CheckedRegistryProfile, RegistryProfile } from './registry-profile.ts';

export type { Tenant } from './define-tenant.ts';

const inTenantFile = 'tenant.ts';

/** The default export of a module; undefined when the file is missing or cannot be run, which is noted as a fault. */
async function defaultExport(path: string, file: string, faults: Faults): Promise<unknown> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) {
    faults.add(file, '', 'the file is missing');
    return undefined;
  }
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    if (module.default === undefined) faults.add(file, 'default', 'the file has no default export');
    return module.default;
  } catch (error) {
    faults.add(file, '', `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function check<T extends z.ZodType>(schema: T, value: unknown, file: string, faults: Faults): z.output<T> | undefined {
  if (value === undefined) return undefined;
  const checked = schema.safeParse(value);
  if (!checked.success) faults.addIssues(file, checked.error.issues);
  return checked.data;
}

async function loadTenant(folder: string, name: string, faults: Faults): Promise<Tenant | undefined> {
  const path = join(folder, name);
  const file = (inside: string): string => `${name}/${inside}`;
  const exported = await defaultExport(join(path, inTenantFile), file(inTenantFile), faults);
  const definition = check(TenantDefinition, exported, file(inTenantFile), faults);
  const profile = await defaultExport(join(path, 'registries.ts'), file('registries.ts'), faults);
  const registries = check(RegistryProfile, profile, file('registries.ts'), faults);
  const logo = await readDrawing(path, file('brand/logo.svg'), 'brand/logo.svg', faults);
  const favicon = await readDrawing(path, file('brand/favicon.svg'), 'brand/favicon.svg', faults);
  if (!definition) return undefined;
  if (definition.slug !== name)
    faults.add(file(inTenantFile), 'slug', `is ${definition.slug}, but the folder is ${name}`);
  const legalTexts = await readLegalTexts(join(path, 'legal'), file('legal'), definition.legalTexts, faults);
  if (registries && definition.rules.delivery.paperRefusal && !registries.paperRefusals)
    faults.add(
      file('registries.ts'),
      'paperRefusals',
      'is needed: rules.delivery.paperRefusal lets residents refuse paper',
    );
  if (registries) noteNarrowNumbers(definition, registries, file('registries.ts'), faults);
  if (!logo || !favicon || !registries) return undefined;
  return { ...definition, folder: path, legalTexts, logo, favicon, registries };
}

/** A number that is cut off would be somebody else's in the billing system. */
function noteNarrowNumbers(
  { rules }: TenantDefinition,
  { readings, portalPayments, paperRefusals }: CheckedRegistryProfile,
  file: string,
  faults: Faults,
): void {
  const { maxLength } = rules.accountNumber;
  for (const [kind, profile] of Object.entries({ readings, portalPayments, paperRefusals }))
    for (const [place, { is, width }] of profile?.columns.entries() ?? [])
      if (is === 'number' && (width ?? maxLength) < maxLength)
        faults.add(
          file,
          `${kind}.columns.${place}.width`,
          `is narrower than an account number of ${maxLength} characters`,
        );
}

function noteHostsTakenTwice(tenants: readonly Tenant[], faults: Faults): void {
  const owners = new Map<string, string>();
  for (const { slug, hosts } of tenants)
    for (const [place, host] of hosts.entries()) {
      const owner = owners.get(host);
      if (owner !== undefined)
        faults.add(`${slug}/${inTenantFile}`, `hosts.${place}`, `${host} is already a host of ${owner}`);
      owners.set(host, slug);
    }
}

/**
 * Every utility of a folder of tenants, in the order of their slugs, checked as a whole.
 * A file is read with the machine's own loader, so a folder needs no build.
 * @throws {TenantFoldersError} that lists file, field and reason of everything wrong in any of them
 */
export async function loadTenants(folder: string): Promise<Tenant[]> {
  const faults = new Faults();
  const entries = await readdir(folder).catch(() => {
    throw new TenantFoldersError(folder, [{ file: '.', field: '', reason: 'the folder of tenants is missing' }]);
  });
  const names: string[] = [];
  // stat follows links: a deployment may put a tenant's folder together from elsewhere.
  for (const name of entries.toSorted())
    if (!name.startsWith('.') && (await stat(join(folder, name))).isDirectory()) names.push(name);
  if (names.length === 0) faults.add('.', '', 'there is no tenant');
  const loaded = await Promise.all(names.map(async (name) => loadTenant(folder, name, faults)));
  const tenants = loaded.filter((tenant) => tenant !== undefined);
  noteHostsTakenTwice(tenants, faults);
  faults.stopWhenAny(folder);
  return tenants;
}
