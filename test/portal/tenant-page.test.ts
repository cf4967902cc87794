import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tenantPage } from '../../server/portal/tenant-page.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';

const tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'));
const [kaluga, stk] = ['kaluga', 'stk'].map((slug) => tenants.find((tenant) => tenant.slug === slug)!) as [
  Tenant,
  Tenant,
];
const build = {
  html: '<head><!--tenant-head--></head><b><!--tenant-brand--></b><!--signed-out-->door<!--/signed-out--><!--known-device-->keypad<!--/known-device--><!--signed-in-->home<!--/signed-in-->',
  fonts: ['/assets/a.woff2'],
};

test('a name with signs of HTML and of replacements stays a name', () => {
  const shortName = `</script><script>alert(1)</script> "$&' $1`;
  const { html } = tenantPage({ ...tenants[0]!, shortName }, build, { returning: false });
  expect(html).not.toContain('<script>alert');
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  const [, json] = /id="tenant">(.*?)<\/script>/s.exec(html)!;
  expect((JSON.parse(json!) as { shortName: string }).shortName).toBe(shortName);
});

test.each([
  [{ returning: false }, 'door'],
  [{ returning: false, device: { passkey: false } }, 'keypad'],
  [{ returning: true }, 'home'],
  [{ returning: true, device: { passkey: true } }, 'home'],
])('the skeleton is of what will be seen next: %j → %s', (visitor, seen) => {
  const { html } = tenantPage(kaluga, build, visitor);
  expect(['door', 'keypad', 'home'].filter((part) => html.includes(part))).toEqual([seen]);
});

const factsOf = (html: string) => JSON.parse(/id="tenant">(.*?)<\/script>/s.exec(html)![1]!) as { device: unknown };

test('the page of a device with a PIN says how many digits it has and whether a passkey will do', () => {
  const page = tenantPage(kaluga, build, { returning: false, device: { passkey: true } });
  expect(factsOf(page.html).device).toEqual({ digits: 4, passkey: true });
  const other = tenantPage(kaluga, build, { returning: false, device: { passkey: false } });
  expect(other.etag).not.toBe(page.etag);
});

test('a utility without PINs shows none, whatever cookie is sent', () => {
  const { html } = tenantPage(stk, build, { returning: false, device: { passkey: true } });
  expect(factsOf(html).device).toBeNull();
  expect(html).toContain('door');
});

test('the page of a stopped portal has the utility’s word from its first byte, and no skeleton of what will not come', () => {
  const word = 'До 1 декабря кабинет не работает.';
  const { html } = tenantPage(kaluga, build, { returning: true, device: { passkey: false }, stopped: word });
  expect(JSON.parse(/id="tenant">(.*?)<\/script>/s.exec(html)![1]!)).toMatchObject({ stopped: word });
  expect(['door', 'keypad', 'home'].filter((part) => html.includes(part))).toEqual(['door']);
});
