import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tenantPage } from '../../server/portal/tenant-page.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';

const tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'));
const build = {
  html: '<head><!--tenant-head--></head><b><!--tenant-brand--></b><!--signed-out-->door<!--/signed-out--><!--signed-in-->home<!--/signed-in-->',
  fonts: ['/assets/a.woff2'],
};

test('a name with signs of HTML and of replacements stays a name', () => {
  const shortName = `</script><script>alert(1)</script> "$&' $1`;
  const { html } = tenantPage({ ...tenants[0]!, shortName }, build, false);
  expect(html).not.toContain('<script>alert');
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  const [, json] = /id="tenant">(.*?)<\/script>/s.exec(html)!;
  expect((JSON.parse(json!) as { shortName: string }).shortName).toBe(shortName);
});

test('the skeleton is of what will be seen next', () => {
  const tenant = tenants[0]!;
  expect(tenantPage(tenant, build, false).html).toContain('door');
  expect(tenantPage(tenant, build, false).html).not.toContain('home');
  expect(tenantPage(tenant, build, true).html).toContain('home');
  expect(tenantPage(tenant, build, true).html).not.toContain('door');
});
