import { expect, test } from 'vitest';
import { hostName, tenantOfHost } from '../../server/tenancy/tenant-of-host.ts';

const tenants = [
  { slug: 'kaluga', hosts: ['svet.kaluga.ru', 'xn--80ak6aa92e.xn--p1ai'] },
  { slug: 'stk', hosts: ['stk-kis.ru', 'www.stk-kis.ru'] },
];
const inDevelopment = (host: string | undefined): string | undefined =>
  tenantOfHost(tenants, host, { development: true })?.slug;
const inProduction = (host: string | undefined): string | undefined =>
  tenantOfHost(tenants, host, { development: false })?.slug;

test.each([
  ['svet.kaluga.ru', 'kaluga'],
  ['SVET.Kaluga.RU', 'kaluga'],
  ['svet.kaluga.ru.', 'kaluga'],
  ['svet.kaluga.ru:443', 'kaluga'],
  ['svet.kaluga.ru.:4000', 'kaluga'],
  ['xn--80ak6aa92e.xn--p1ai', 'kaluga'],
  ['www.stk-kis.ru', 'stk'],
])('the host %s belongs to %s', (host, slug) => {
  expect(inProduction(host)).toBe(slug);
  expect(inDevelopment(host)).toBe(slug);
});

test('slug.localhost is a portal in development only', () => {
  expect(inDevelopment('kaluga.localhost:4000')).toBe('kaluga');
  expect(inDevelopment('KALUGA.localhost')).toBe('kaluga');
  expect(inProduction('kaluga.localhost:4000')).toBeUndefined();
  expect(inProduction('kaluga.localhost')).toBeUndefined();
});

test.each([
  undefined,
  '',
  ' ',
  '.',
  ':',
  ':4000',
  'localhost',
  'localhost:4000',
  'kaluga',
  'stk.kaluga.localhost',
  'nobody.localhost',
  'svet.kaluga.ru.evil.example',
  'evil.svet.kaluga.ru',
  'evilsvet.kaluga.ru',
  'svet.kaluga.ru..',
  '.svet.kaluga.ru',
  'svet..kaluga.ru',
  '127.0.0.1',
  '127.0.0.1:4000',
  '[::1]',
  '[::1]:4000',
  '::1',
  '[svet.kaluga.ru]',
  '0x7f.1',
  '2130706433',
  'user@svet.kaluga.ru',
  'svet.kaluga.ru@evil.example',
  'user:pass@svet.kaluga.ru',
  'svet.kaluga.ru:443:443',
  'svet.kaluga.ru, stk-kis.ru',
  'svet.kaluga.ru,stk-kis.ru',
  'svet.kaluga.ru stk-kis.ru',
  'svet.kaluga.ru/',
  'svet.kaluga.ru/path',
  'svet.kaluga.ru?x',
  'svet.kaluga.ru#x',
  'svet.kaluga.ru\\',
  'http://svet.kaluga.ru',
  '//svet.kaluga.ru',
  'svet.kaluga.ru:',
  'svet.kaluga.ru:x',
  'svet.kaluga.ru:-1',
  'svet.kaluga.ru:0',
  'svet.kaluga.ru:65536',
  'svet.kaluga.ru:4000000',
  'svet.kaluga.ru\0',
  'svet.kaluga.ru\n',
  '\tsvet.kaluga.ru',
  'svet.kaluga.ru\r\nX: y',
  'svet.kaluga.ru%00',
  'svet%2ekaluga.ru',
  'ѕvet.kaluga.ru',
  'svet.kaluga。ru',
  'svet.ka\u0131uga.ru',
  'svet.\u212Aaluga.ru',
  '-svet.kaluga.ru',
  '*.kaluga.ru',
  '__proto__',
  'constructor',
  'a'.repeat(300),
  `${'a.'.repeat(5000)}ru`,
  `${'a-'.repeat(127)}!`,
])('the host %j belongs to nobody', (host) => {
  expect(inDevelopment(host)).toBeUndefined();
  expect(inProduction(host)).toBeUndefined();
});

test('a plain name is kept whole, so that an unknown one can be logged', () => {
  expect(hostName('Unknown.Example.:8080')).toBe('unknown.example');
  expect(hostName('a b')).toBeUndefined();
});
