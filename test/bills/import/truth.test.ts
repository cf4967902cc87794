import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareBooks } from '../../../server/paying/reconcile/compare-books.ts';
import { inSnapshot } from '../../../server/paying/reconcile/snapshot.ts';
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

/** Accounts and months whose ledger does not make what their bill says. */
const ledgerDiffers = `
  select b.account_id, b.period, b.closing, l.owed, b.paid, l.paid posted
  from bill b cross join lateral (
    select coalesce(sum(case when e.debit = 'RECEIVABLE' then e.amount else -e.amount end), 0) owed,
      coalesce(sum(e.amount) filter (where p.period = b.period and p.kind = 'BANK_PAYMENT'), 0) paid
    from posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id
    where p.tenant_id = b.tenant_id and p.account_id = b.account_id and p.period <= b.period) l
  where b.tenant_id = $1 and (b.closing, b.paid) is distinct from (l.owed, l.paid)`;

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

  test('post every bill and payment: the ledger reaches the closing balance of each account in each month', async () => {
    const { tenantId } = at.of(slug);
    expect(await at.query(ledgerDiffers, [tenantId])).toEqual([]);
    const sum = await one(
      `select sum(case debit when 'RECEIVABLE' then amount else 0 end - case credit when 'RECEIVABLE' then amount else 0 end)::text due
       from ledger_entry where tenant_id = $1`,
    );
    expect(rubles(sum!['due']!)).toBe(expected.due);
  });

  test('leave nothing for the comparison of a night to find', async () => {
    const pool = new pg.Pool({ connectionString: at.database.appUrl, max: 1 });
    const { tenantId } = at.of(slug);
    expect(await inSnapshot(pool, tenantId, (read) => compareBooks(read, tenantId))).toEqual([]);
    await pool.end();
  });

  test('change nothing when they are imported again, not even the place of a row', async () => {
    const before = await dump(at, slug);
    for (const file of files) await at.import(slug, file);
    expect(await dump(at, slug)).toBe(before);
  });
});
