import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/tenant-folder.ts';

// A branch needs the name in code. Comments may speak of a utility; strings, names and paths may not.
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

async function sources(folder: string): Promise<string[]> {
  if (!existsSync(join(root, folder))) return [];
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries
    .filter((name) => /\.(?:tsx?|css|html|graphql|svg)$/.test(name) && !name.includes('generated'))
    .map((name) => join(folder, name));
}

test('neither server nor client knows a utility by name', async () => {
  const slugs = (await readdir(join(root, 'tenants'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(slugs).toContain('kaluga');
  const named = new RegExp(`\\b(?:${slugs.join('|')})\\b|Энергосбыт|Калужск|Элист|Киселёвск`, 'i');
  const files = (await Promise.all(['server', 'client', 'migrations'].map(sources))).flat();
  expect(files.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const file of files) {
    const lines = withoutComments(await readFile(join(root, file), 'utf8')).split('\n');
    for (const [place, line] of lines.entries())
      if (named.test(line)) found.push(`${file}:${place + 1} ${line.trim()}`);
  }
  expect(found).toEqual([]);
});
