import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postBankPayment } from '../../server/ledger/post-payment.ts';
import { chargeLine } from '../bills/import/written-registries.ts';
import { Books } from './books.ts';

let books: Books;
beforeEach(async () => void (books = await Books.open()));
afterEach(() => books.close());

const november = (charged = 1000, opening = 300) => [chargeLine(0, '2025-11', { charged, opening, paid: 300 })];

describe('a registry of charges', () => {
  test('posts what stood on the account before, and what is charged; the same file again posts nothing', async () => {
    await books.charges('2025-11', november());
    const lines = ['OPENING 2025-11 1: RECEIVABLE OPENING 01 300', 'CHARGE 2025-11 1: RECEIVABLE REVENUE 01 1000'];
    expect(await books.ledger(0)).toEqual(lines);
    expect((await books.charges('2025-11', november())).details.changes).toMatchObject({ postings: 0 });
    expect(await books.ledger(0)).toEqual(lines);
  });

  test('that is corrected posts the difference and changes nothing that is posted', async () => {
    await books.charges('2025-11', november());
    await books.charges('2025-11', november(1250));
    await books.charges('2025-11', november(900));
    expect((await books.ledger(0)).slice(1)).toEqual([
      'CHARGE 2025-11 1: RECEIVABLE REVENUE 01 1000',
      'CHARGE 2025-11 2: RECEIVABLE REVENUE 01 250',
      'CHARGE 2025-11 3: REVENUE RECEIVABLE 01 350',
    ]);
  });

  test('that does not have an account any more takes its bill back; it may come again', async () => {
    await books.charges('2025-11', [...november(), chargeLine(1, '2025-11', { charged: 5 })]);
    await books.charges('2025-11', [chargeLine(1, '2025-11', { charged: 5 })]);
    const both = ['OPENING 2025-11 2: OPENING RECEIVABLE 01 300', 'CHARGE 2025-11 2: REVENUE RECEIVABLE 01 1000'];
    expect(await books.ledger(0)).toEqual(expect.arrayContaining(both));
    expect((await books.statement(0, '2025-01-01', '2025-12-31')).closing).toBe(0n);
    await books.charges('2025-11', [...november(), chargeLine(1, '2025-11', { charged: 5 })]);
    expect((await books.statement(0, '2025-01-01', '2025-12-31')).closing).toBe(1300n);
  });

  test('of an older month takes the opening balance with it', async () => {
    await books.charges('2025-11', november());
    await books.charges('2025-10', [chargeLine(0, '2025-10', { charged: 200, opening: 100 })]);
    expect(await books.statement(0, '2025-01-01', '2025-12-31')).toMatchObject({ opening: 0n, closing: 1300n });
    expect(await books.ledger(0)).toEqual([
      'OPENING 2025-10 1: RECEIVABLE OPENING 01 100',
      'CHARGE 2025-10 1: RECEIVABLE REVENUE 01 200',
      'OPENING 2025-11 1: RECEIVABLE OPENING 01 300',
      'OPENING 2025-11 2: OPENING RECEIVABLE 01 300',
      'CHARGE 2025-11 1: RECEIVABLE REVENUE 01 1000',
    ]);
  });
});

describe("a bank's registry", () => {
  beforeEach(() => books.charges('2025-11', november()));

  test('posts each payment once, to what is owed, and what is over as prepaid', async () => {
    await books.payments('2025-12', [[0, 1500, 'a']]);
    await books.payments('2025-12', [[0, 1500, 'a']]);
    const lines = (await books.ledger(0)).filter((line) => line.startsWith('BANK_PAYMENT'));
    expect(lines).toEqual(['BANK_PAYMENT a 1: BANK RECEIVABLE 01 1000', 'BANK_PAYMENT a 1: BANK RECEIVABLE - 500']);
    expect(await books.balance(0)).toEqual({ whole: -500, services: { '01': 0 }, prepaid: 500 });
  });

  test('that changes a sum, takes a payment away and brings it again posts the differences', async () => {
    await books.payments('2025-12', [[0, 700, 'a']]);
    await books.payments('2025-12', [[0, 900, 'a']]);
    await books.payments('2025-12', [[0, 400, 'a']]);
    await books.payments('2025-12', [[1, 1, 'b']]);
    expect((await books.balance(0)).whole).toBe(1000);
    await books.payments('2025-12', [[0, 400, 'a']]);
    expect((await books.balance(0)).whole).toBe(600);
    expect((await books.ledger(0)).filter((line) => line.startsWith('BANK_PAYMENT'))).toEqual([
      'BANK_PAYMENT a 1: BANK RECEIVABLE 01 700',
      'BANK_PAYMENT a 2: BANK RECEIVABLE 01 200',
      'BANK_PAYMENT a 3: RECEIVABLE BANK 01 500',
      'BANK_PAYMENT a 4: RECEIVABLE BANK 01 400',
      'BANK_PAYMENT a 5: BANK RECEIVABLE 01 400',
    ]);
  });

  test('that has a payment for another month moves it', async () => {
    await books.payments('2025-12', [[0, 700, 'a']]);
    await books.payments('2026-01', [[0, 700, 'a']]);
    expect((await books.balance(0)).whole).toBe(300);
    const months = await books.sql<{ month: string; sum: string }>(
      `select to_char(period, 'YYYY-MM') as month, sum(case when debit = 'BANK' then amount else -amount end)::text as sum
       from posting p join ledger_entry e on e.posting_id = p.id where kind = 'BANK_PAYMENT' group by 1 order by 1`,
    );
    expect(months).toEqual([
      { month: '2025-12', sum: '0' },
      { month: '2026-01', sum: '700' },
    ]);
  });

  test('that brings what a terminal has told of already counts it once, with the sum of the registry', async () => {
    const terminal = (number: string, kopecks: number) =>
      books.write(async (em) => {
        const accountId = books.account(0);
        const posted = await postBankPayment(em, books.context, {
          accountId,
          number,
          amount: BigInt(kopecks),
          day: '2025-12-17',
          period: '2025-12-01',
        });
        if (posted)
          await em.execute(
            `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id)
             values (?, ?, uuidv7(), ?, '2025-12-17 10:00', 'TERMINAL', 'PAID', ?)`,
            [books.tenantId, accountId, kopecks, number],
          );
        return posted;
      });
    expect(await terminal('t1', 400)).toBe(true);
    expect(await terminal('t1', 400)).toBe(false);
    expect((await books.balance(0)).whole).toBe(600);
    const report = await books.payments('2025-12', [
      [0, 400, 't1'],
      [0, 50, 'b1'],
    ]);
    expect(report.details.changes).toMatchObject({ payments: 1, terminalPayments: 1 });
    expect((await books.balance(0)).whole).toBe(550);
    expect(await books.sql('select source, amount::text from payment order by source')).toEqual([
      { source: 'BANK', amount: '50' },
      { source: 'TERMINAL', amount: '400' },
    ]);
    await books.payments('2025-12', [
      [0, 410, 't1'],
      [0, 50, 'b1'],
    ]);
    expect((await books.balance(0)).whole).toBe(540);
    // Nor does the terminal count what the registry has brought first.
    expect(await terminal('b1', 50)).toBe(false);
    expect((await books.balance(0)).whole).toBe(540);
  });
});
