import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';
import { emptyFolder, writeTenant } from './support/tenant-folder.ts';

test('nothing in a legal text can run in a resident’s browser', async () => {
  const folder = await emptyFolder();
  const tenant = await writeTenant(folder, 'hostile');
  const text = [
    '## Главное',
    '- <script>alert(1)</script>кратко',
    '',
    '## Полно <img src=x onerror=alert(1)>',
    '<script>alert(2)</script>',
    '',
    '<iframe src="//evil.example"></iframe>',
    '',
    '[нажмите](javascript:alert(3)) [и тут](data:text/html,x) ![вид](https://evil.example/x.png) [дом](//evil.example)',
    '',
    '[закон](https://pravo.gov.ru) [почта](mailto:a@b.example)',
  ];
  await writeFile(join(tenant, 'legal/service-rules-1.md'), text.join('\n'));
  const [loaded] = await loadTenants(folder);
  const { html, summary } = loaded!.legalTexts[0]!;
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name));
  expect(tags).toEqual(new Set(['a', 'h2', 'p']));
  const links = [...html.matchAll(/<a [^>]*>/g)].map(([link]) => link);
  expect(links).toEqual(['<a href="https://pravo.gov.ru">', '<a href="mailto:a@b.example">']);
  expect(html).toContain('&lt;script&gt;');
  // The summary is plain text: whoever shows it shows it as text.
  expect(summary).toEqual(['<script>alert(1)</script>кратко']);
});

test('the hash of a legal text changes with its words and not with the ends of its lines', async () => {
  const folder = await emptyFolder();
  const hashWith = async (slug: string, text: string): Promise<string> => {
    const tenant = await writeTenant(folder, slug);
    await writeFile(join(tenant, 'legal/service-rules-1.md'), text);
    return (await loadTenants(folder)).find((one) => one.slug === slug)!.legalTexts[0]!.hash;
  };
  const text = '## Главное\n\n- Кратко.\n\n## Полно\n\nТекст.\n';
  const hash = await hashWith('unix', text);
  expect(await hashWith('windows', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe(hash);
  expect(await hashWith('changed', text.replace('Текст', 'Тест'))).not.toBe(hash);
});
