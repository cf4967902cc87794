import pg from 'pg';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { Given, type GivenAccount } from '../support/given.ts';

let database: TestDatabase;
let given: Given;
let account: GivenAccount;
let app: pg.Client;
let importer: pg.Client;

const payment = '00000000-0000-7000-8000-00000000000a';
const posting = '00000000-0000-7000-8000-00000000000b';

beforeAll(async () => {
  database = await freshDatabase();
  given = await Given.in(database);
  account = await given.account(await given.tenant('x'));
  [app, importer] = [database.appUrl, database.importerUrl].map((url) => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ];
  await app.connect();
  await importer.connect();
});
afterAll(async () => {
  await app.end();
  await importer.end();
  await given.close();
  await database.drop();
});

/** Each test in a transaction of its own, with a payment that waits for its card and a posting. */
beforeEach(async () => {
  await app.query('begin');
  await app.query('select app.set_tenant($1)', [account.tenantId]);
  await step(1, null, 'CREATED');
  await step(2, 'CREATED', 'REGISTERED');
  await app.query(
    `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id, step, begun_by, begun_at, expires_at)
     values ($1, $2, $3, 10000, now(), 'PORTAL', 'REGISTERED', 'k1', 2, $3, now(), now())`,
    [account.tenantId, account.id, payment],
  );
  await app.query(
    `insert into posting (tenant_id, account_id, id, kind, subject, period, day, posted_at)
     values ($1, $2, $3, 'PAYMENT', 'p', '2026-11-01', '2026-11-20', now())`,
    [account.tenantId, account.id, posting],
  );
  await app.query(
    `insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
     values ($1, $2, $3, 1, 'ACQUIRER', 'RECEIVABLE', '01', 10000)`,
    [account.tenantId, account.id, posting],
  );
});
afterEach(() => app.query('rollback'));

async function step(n: number, from: string | null, to: string, before: number | null = n === 1 ? null : n - 1) {
  const bank = to === 'REGISTERED' ? 'bank-1' : null;
  await app.query(
    `insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, bank_order_id)
     values ($1, $2, $3, $4, $5, $6, $7, now(), 'POLL', $8)`,
    [account.tenantId, account.id, payment, n, before, from, to, bank],
  );
}
const stands = (status: string, at: number, refunded = 0) =>
  app.query('update payment set status = $2, step = $3, refunded = $4 where id = $1', [payment, status, at, refunded]);

/** Tries a statement; what was before it in the transaction stays when it is refused. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  await app.query('savepoint attempt');
  await work().catch(async (error: unknown) => {
    await app.query('rollback to savepoint attempt');
    throw error;
  });
}

describe('what is written of money', () => {
  test.each(['posting', 'ledger_entry', 'payment_step', 'payment_order', 'payment_part', 'money_key'])(
    'is never taken away or changed by the server: %s',
    async (table) => {
      await expect(attempt(() => app.query(`delete from ${table}`))).rejects.toThrow(/permission denied/);
      const { rows } = await app.query<{ column: string }>(
        `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [table],
      );
      for (const { column } of rows)
        await expect(attempt(() => app.query(`update ${table} set "${column}" = "${column}"`))).rejects.toThrow(
          /permission denied/,
        );
    },
  );

  test.each(['posting', 'ledger_entry'])('is only added to by registries: %s', async (table) => {
    await expect(importer.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(importer.query(`update ${table} set account_id = account_id`)).rejects.toThrow(/permission denied/);
  });

  test('says of a payment for ever whose it is, how much, and which order', async () => {
    for (const column of ['account_id', 'id', 'amount', 'fee', 'external_id', 'source', 'begun_by', 'begun_at'])
      await expect(attempt(() => app.query(`update payment set ${column} = ${column}`))).rejects.toThrow(
        /permission denied/,
      );
    await expect(attempt(() => app.query('delete from payment'))).rejects.toThrow(/permission denied/);
    for (const column of ['amount', 'payment_id', 'reason', 'staff_id'])
      await expect(attempt(() => app.query(`update refund set ${column} = ${column}`))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('a payment', () => {
  test('cannot stand where none of its steps has led', async () => {
    await expect(attempt(() => stands('PAID', 2))).rejects.toThrow(/payment_.*foreign/);
    await expect(attempt(() => stands('PAID', 3))).rejects.toThrow(/payment_.*foreign/);
  });

  test('cannot pass a step by, nor go back', async () => {
    await expect(attempt(() => step(3, 'REGISTERED', 'REFUNDED'))).rejects.toThrow(/payment_step_allowed_check/);
    await expect(attempt(() => step(3, 'REGISTERED', 'CREATED'))).rejects.toThrow(/payment_step_allowed_check/);
    await expect(attempt(() => step(3, 'CREATED', 'DECLINED'))).rejects.toThrow(/payment_step_.*foreign/); // it does not stand there
    await expect(attempt(() => step(4, 'REGISTERED', 'PAID', 2))).rejects.toThrow(/payment_step_order_check/);
    await expect(attempt(() => step(4, 'REGISTERED', 'PAID'))).rejects.toThrow(/payment_step_.*foreign/); // there is no third one
  });

  test('takes a step once: who is second is refused', async () => {
    await step(3, 'REGISTERED', 'PAID');
    await expect(attempt(() => step(3, 'REGISTERED', 'PAID'))).rejects.toThrow(/payment_step_pkey|payment_step_once/);
    await expect(attempt(() => step(3, 'REGISTERED', 'DECLINED'))).rejects.toThrow(/payment_step_once_unique/);
    await stands('PAID', 3);
  });

  test('gives back no more than was taken, and says so in its state', async () => {
    await step(3, 'REGISTERED', 'PAID');
    await stands('PAID', 3);
    await expect(attempt(() => stands('PAID', 3, 1))).rejects.toThrow(/payment_refunded_status_check/);
    await step(4, 'PAID', 'PARTLY_REFUNDED');
    await expect(attempt(() => stands('PARTLY_REFUNDED', 4, 0))).rejects.toThrow(/payment_refunded_status_check/);
    await expect(attempt(() => stands('PARTLY_REFUNDED', 4, 10_000))).rejects.toThrow(/payment_refunded_status_check/);
    await expect(attempt(() => stands('PARTLY_REFUNDED', 4, 10_001))).rejects.toThrow(
      /payment_refunded_check|payment_refunded_status_check/,
    );
    await expect(attempt(() => stands('PARTLY_REFUNDED', 4, -1))).rejects.toThrow(
      /payment_refunded_check|payment_refunded_status_check/,
    );
    await stands('PARTLY_REFUNDED', 4, 9999);
    await step(5, 'PARTLY_REFUNDED', 'REFUNDED');
    await expect(attempt(() => stands('REFUNDED', 5, 9999))).rejects.toThrow(/payment_refunded_status_check/);
    await stands('REFUNDED', 5, 10_000);
    await expect(attempt(() => step(6, 'REFUNDED', 'PARTLY_REFUNDED'))).rejects.toThrow(/payment_step_allowed_check/);
  });

  test('that has not been paid gives nothing back', async () => {
    await expect(attempt(() => stands('REGISTERED', 2, 1))).rejects.toThrow(/payment_refunded_status_check/);
  });
});

describe('the ledger', () => {
  const key = () => [account.tenantId, account.id, posting];
  const entry = (line: number, sides: [string, string], amount: number) =>
    app.query(
      `insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, amount) values ($1, $2, $3, $4, $5, $6, $7)`,
      [...key(), line, ...sides, amount],
    );

  test('takes from one account what it gives to another, above zero', async () => {
    await expect(attempt(() => entry(2, ['RECEIVABLE', 'RECEIVABLE'], 1))).rejects.toThrow(/ledger_entry_sides_check/);
    for (const amount of [0, -1])
      await expect(attempt(() => entry(2, ['BANK', 'RECEIVABLE'], amount))).rejects.toThrow(
        /ledger_entry_amount_check/,
      );
    await expect(attempt(() => entry(2, ['POCKET', 'RECEIVABLE'], 1))).rejects.toThrow(/ledger_entry_debit_check/);
  });

  test('has one posting of a subject, and none of half a month', async () => {
    const post = (period: string) =>
      app.query(
        `insert into posting (tenant_id, account_id, id, kind, subject, period, day, posted_at)
         values ($1, $2, uuidv7(), 'PAYMENT', 'p', $3, '2026-11-20', now())`,
        [account.tenantId, account.id, period],
      );
    await expect(attempt(() => post('2026-11-01'))).rejects.toThrow(/posting_once_unique/);
    await expect(attempt(() => post('2026-11-02'))).rejects.toThrow(/posting_period_check/);
  });

  test('has no entry of another account’s posting', async () => {
    const other = await given.account(account.tenantId);
    await expect(
      attempt(() =>
        app.query(
          `insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, amount) values ($1, $2, $3, 2, 'BANK', 'RECEIVABLE', 1)`,
          [account.tenantId, other.id, posting],
        ),
      ),
    ).rejects.toThrow(/ledger_entry_.*foreign/);
  });
});
