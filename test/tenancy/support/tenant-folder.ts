import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

const fixture = join(root, 'test/tenants/fixture');

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder for tenants, empty; gone with the test file. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-tenants-'));
  made.push(folder);
  return folder;
}

/** Writes a tenant like the fixture into a folder of tenants; `change` is code that may change the object `tenant`. */
export async function writeTenant(folder: string, slug: string, change = ''): Promise<string> {
  const path = join(folder, slug);
  await mkdir(path);
  await cp(join(fixture, 'brand'), join(path, 'brand'), { recursive: true });
  await cp(join(fixture, 'legal'), join(path, 'legal'), { recursive: true });
  await cp(join(root, 'tenants/kaluga/registries.ts'), join(path, 'registries.ts'));
  const lines = [
    `import fixture from ${JSON.stringify(join(fixture, 'tenant.ts'))};`,
    `const tenant: any = structuredClone(fixture);`,
    `tenant.slug = ${JSON.stringify(slug)};`,
    `tenant.hosts = [${JSON.stringify(`lk.${slug}.example`)}];`,
    change,
    'export default tenant;',
  ];
  await writeFile(join(path, 'tenant.ts'), lines.join('\n'));
  return path;
}
