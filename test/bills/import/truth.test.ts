import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rubles } from '../../../server/money.ts';
import { dump, importing, months, type Importing } from './importing.ts';

interface Truth {
  accounts: number;
  meters: number;
  due: string;
  charged: Record<string, string>;
  payments: number;
  paid: string;
}
const truth = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'registries', 'truth.json'), 'utf8'),
) as Record<string, Truth>;
const extension: Record<string, string> = { kaluga: 'csv', energosbyt: 'dbf', elista: 'xlsx', stk: 'txt' };

let at: Importing;
beforeAll(async () => {
  at = await importing();
});
afterAll(() => at.close());

describe.each(Object.keys(truth))('the registries of %s', (slug) => {
  const expected = truth[slug]!;
  const files = [
    `accounts.${extension[slug]}`,
    ...months.map((month) => `charges-${month}.${extension[slug]}`),
    ...months.map((month) => `payments-${month}.txt`),
  ];

  test('are all applied, without a line set aside and without a warning', async () => {
    for (const file of files) {
      const report = await at.import(slug, file);
      expect(report).toMatchObject({ status: 'APPLIED', refusal: null });
      expect(report.faults.count).toBe(0);
      expect(report.details.warnings ?? []).toEqual([]);
    }
  });

  const one = async (text: string) => (await at.query<Record<string, string>>(text, [at.of(slug).tenantId]))[0];

  test('bring every account and meter', async () => {
    expect(await one('select count(*)::int accounts from account where tenant_id = $1')).toEqual({
      accounts: expected.accounts,
    });
    expect(await one(`select count(*)::int meters from meter where tenant_id = $1 and status = 'ACTIVE'`)).toEqual({
      meters: expected.meters,
    });
  });

  test.each(months)('reach what was charged in %s, to the kopeck', async (month) => {
    const sums = async (table: string) =>
      (
        await at.query<{ sum: string }>(
          `select sum(charged)::text from ${table} where tenant_id = $1 and period = $2`,
          [at.of(slug).tenantId, `${month}-01`],
        )
      )[0]!.sum;
    expect(rubles(await sums('bill'))).toBe(expected.charged[month]);
    expect(await sums('charge')).toBe(await sums('bill'));
    expect(await sums('bill_line')).toBe(await sums('bill'));
  });

  test('reach what is due, in bills, accounts and services', async () => {
    const due = await one(`select sum(closing)::text due from bill where tenant_id = $1 and period = '2026-10-01'`);
    expect(rubles(due!['due']!)).toBe(expected.due);
    expect(await one('select sum(balance)::text due from account where tenant_id = $1')).toEqual(due);
    expect(await one('select sum(balance)::text due from account_service where tenant_id = $1')).toEqual(due);
  });

  test('bring every payment of the bank', async () => {
    const paid = await one('select count(*)::int count, sum(amount)::text sum from payment where tenant_id = $1');
    expect(paid!['count']).toBe(expected.payments);
    expect(rubles(paid!['sum']!)).toBe(expected.paid);
  });

  test('change nothing when they are imported again, not even the place of a row', async () => {
    const before = await dump(at, slug);
    for (const file of files) await at.import(slug, file);
    expect(await dump(at, slug)).toBe(before);
  });
});
