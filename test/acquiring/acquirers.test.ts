import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Acquirers } from '../../server/acquiring/acquirers.ts';
import { SetClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';
import { startServer } from '../support/server.ts';
import { tenantWith } from './tenant-with.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
let bank: TestBank;
beforeAll(async () => void (bank = await startSandboxBank({ clock })));
afterAll(() => bank.close());

const order = (orderNumber: string) => ({
  orderNumber,
  amount: 100n,
  returnUrl: 'http://town.localhost/pay',
  failUrl: 'http://town.localhost/pay',
  callbackUrl: 'http://127.0.0.1:9/payments/callback',
  description: 'Оплата',
  sessionSeconds: 600,
});
const town = tenantWith('town', { driver: 'rbs', sessionMinutes: 20 });

describe('whether a utility takes cards', () => {
  test('it does when its bank is in the environment, by the key that its bank signs with', () => {
    const { banks } = readConfig({
      BANK_TOWN_URL: 'https://bank.example/payment/rest',
      BANK_TOWN_TOKEN: 'token',
      BANK_TOWN_CALLBACK_KEY: 'a key of sixteen',
    });
    const acquirers = new Acquirers({ banks, sandboxOrigin: undefined, clock });
    expect(acquirers.of(town)).toBe(acquirers.of(town));
    expect(acquirers.callbackKeyOf(town)).toBe('a key of sixteen');
    expect(banks.get('TOWN')).toMatchObject({ url: 'https://bank.example/payment/rest/', login: { token: 'token' } });
  });

  test('it does not in production without a bank, nor anywhere when it does not want to', () => {
    const production = new Acquirers({ banks: new Map(), sandboxOrigin: undefined, clock });
    expect([production.of(town), production.callbackKeyOf(town)]).toEqual([undefined, undefined]);
    const development = new Acquirers({ banks: new Map(), sandboxOrigin: 'http://127.0.0.1:4000', clock });
    const plain = tenantWith('town', undefined);
    expect([development.of(plain), development.callbackKeyOf(plain)]).toEqual([undefined, undefined]);
    expect(development.callbackKeyOf(town)).toBe('sandbox-callback-key');
  });
});

test('a utility whose bank answers nobody holds up no other, and is left alone after a while', async () => {
  const { banks } = readConfig(bank.environment({ town: 'rbs', 'new-town': 'ecomm' }));
  const rests: unknown[] = [];
  const resting = (slug: string, restMs: number) => rests.push([slug, restMs]);
  const acquirers = new Acquirers({ banks, sandboxOrigin: undefined, clock, resting });
  const other = acquirers.of(tenantWith('new-town', { driver: 'ecomm', sessionMinutes: 20 }))!;
  bank.switch({ fault: 'ERROR_500' }, 'broken');
  for (let n = 0; n < 5; n += 1)
    await expect(acquirers.of(town)!.register(order('broken'))).rejects.toMatchObject({ code: 'HTTP_500' });
  await expect(acquirers.of(town)!.register(order('town1'))).rejects.toMatchObject({ kind: 'NOT_SENT' });
  await expect(other.register(order('town1'))).resolves.toMatchObject({ bankOrderId: expect.any(String) });
  expect(rests).toEqual([['town', 10_000]]);
  clock.advance(10);
  await expect(acquirers.of(town)!.register(order('town1'))).resolves.toMatchObject({ formUrl: expect.any(String) });
  acquirers.close();
});

describe('a bank in the environment', () => {
  const whole = {
    BANK_TOWN_URL: 'https://bank.example/payment/rest/',
    BANK_TOWN_USER: 'town-api',
    BANK_TOWN_PASSWORD: 'password',
    BANK_TOWN_CALLBACK_KEY: 'a key of sixteen',
  };
  const reasons = (changes: Record<string, string>): string[] => {
    try {
      readConfig({ ...whole, ...changes });
      return [];
    } catch (error) {
      return (error as { reasons: string[] }).reasons;
    }
  };

  test.each<[string, Record<string, string>, RegExp]>([
    ['without its address', { BANK_TOWN_URL: '' }, /^BANK_TOWN_URL: is needed/],
    ['over a line anybody reads', { BANK_TOWN_URL: 'http://bank.example/rest/' }, /^BANK_TOWN_URL: is not an https/],
    ['with a password in its address', { BANK_TOWN_URL: 'https://bank.example/?password=1' }, /^BANK_TOWN_URL/],
    ['without a password', { BANK_TOWN_PASSWORD: '' }, /^BANK_TOWN_USER, BANK_TOWN_PASSWORD/],
    ['with a password and a token', { BANK_TOWN_TOKEN: 'token' }, /^BANK_TOWN_TOKEN/],
    ['without a key for its callbacks', { BANK_TOWN_CALLBACK_KEY: '' }, /^BANK_TOWN_CALLBACK_KEY: is needed/],
    ['with a key that can be guessed', { BANK_TOWN_CALLBACK_KEY: 'short' }, /^BANK_TOWN_CALLBACK_KEY: is shorter/],
  ])('set by half stops the start: %s', (_, changes, reason) => {
    expect(reasons(changes)).toEqual([expect.stringMatching(reason)]);
  });

  test('set whole is taken, on this machine without https', () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ BANK_TOWN_URL: 'http://127.0.0.1:4001/payment/rest' })).toEqual([]);
  });

  test('of no utility that takes cards stops the start: a name mistyped would take none in silence', async () => {
    await expect(startServer({ env: { ...whole } })).rejects.toThrow(/BANK_TOWN.*no utility/s);
  });
});

test('in development a utility without a bank uses the sandbox bank of its own server', async () => {
  const server = await startServer();
  const tenants = await loadTenants('tenants');
  const taking = tenants.filter(({ acquiring }) => acquiring);
  expect(taking.map(({ acquiring }) => acquiring!.driver)).toEqual(expect.arrayContaining(['rbs', 'ecomm']));
  try {
    const orders = await Promise.all(
      taking.map(async (tenant: Tenant) => server.shared.acquirers.of(tenant)!.register(order(`o-${tenant.slug}`))),
    );
    for (const { formUrl } of orders) expect(formUrl).toContain(`:${server.port}/sandbox-bank/payment/merchants/`);
    // Each is a shop of its own there: none sees the orders of another.
    const [one, other] = taking.map((tenant) => server.shared.acquirers.of(tenant)!);
    expect(await one!.statusOf({ orderNumber: `o-${taking[0]!.slug}` })).toMatchObject({ state: 'REGISTERED' });
    expect(await other!.statusOf({ orderNumber: `o-${taking[0]!.slug}` })).toBeUndefined();
  } finally {
    await server.close();
  }
});
