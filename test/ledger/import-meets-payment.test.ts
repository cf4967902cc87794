import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterLedger } from '../../server/ledger/ledger-lock.ts';
import { lockAccount } from '../../server/readings/lock-account.ts';
import type { ImportProgress } from '../../server/bills/import/import-context.ts';
import { accountLine, accountsFile, chargeLine, chargesFile } from '../bills/import/written-registries.ts';
import { fileOf } from '../bills/import/importing.ts';
import { Books, slug } from './books.ts';

let books: Books;
/** Only a superuser sees what others wait for. */
let admin: pg.Pool;
beforeEach(async () => {
  books = await Books.open();
  admin = new pg.Pool({ connectionString: books.at.database.adminUrl, max: 1 });
  await books.charges(
    '2025-11',
    [0, 1, 2].map((index) => chargeLine(index, '2025-11', { charged: 1000 })),
  );
});
afterEach(async () => {
  await admin.end();
  await books.close();
});

const december = () => [0, 1, 2].map((index) => chargeLine(index, '2025-12', { charged: 500, opening: 1000 }));

/** An import of December that stands still at a step until it is released. */
function importHeldAt(step: ImportProgress['step']) {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const done = books.at.import(slug, fileOf('charges-2025-12.csv', chargesFile(december())), {
    onProgress: async (progress) => {
      if (progress.step !== step) return;
      arrive();
      await held;
    },
  });
  return { arrived, release, done };
}

const waiting = async (role: string) => {
  for (;;) {
    const { rows } = await admin.query(
      `select from pg_stat_activity where datname = current_database() and usename = $1 and wait_event = 'advisory'`,
      [role],
    );
    if (rows.length > 0) return;
  }
};

/** December's bill of 1500 less January's payment of 300. */
const both = { whole: 1200, services: { '01': 1200 }, prepaid: 0 };

test('a payment that is credited while a registry is being read is in the balance the registry makes', async () => {
  const { arrived, release, done } = importHeldAt('applying');
  await arrived;
  await books.pay(0, 300);
  expect((await books.balance(0)).whole).toBe(700);
  release();
  expect(await done).toMatchObject({ status: 'APPLIED' });
  expect(await books.balance(0)).toEqual(both);
});

test('a registry waits for a payment that is being credited, and does not lose it', async () => {
  const paymentId = await books.begun(0, 300);
  let imported: Promise<unknown> | undefined;
  await books.write(async (em) => {
    await books.credit(em, 0, paymentId, 300);
    imported = books.charges('2025-12', december());
    await waiting('kabinet_importer');
  });
  await imported;
  expect(await books.balance(0)).toEqual(both);
});

test('a payment waits for a registry that is settling accounts, and does not lose its bill', async () => {
  const { arrived, release, done } = importHeldAt('committing');
  await arrived;
  const paid = books.pay(0, 300);
  await waiting('kabinet_app');
  release();
  await Promise.all([done, paid]);
  expect(await books.balance(0)).toEqual(both);
});

test('payments, hand-ins and registries of accounts, charges and banks at once neither lose a kopeck nor lock each other out', async () => {
  const [resident] = await books.sql<{ id: string }>(
    `insert into resident (tenant_id, id, name, password_hash, created_at) values ($1, uuidv7(), 'x', '-', now()) returning id`,
    [books.tenantId],
  );
  const link = async (index: number) => {
    for (const table of ['account_resident', 'resident_account'])
      await books.sql(
        `insert into ${table} (tenant_id, account_id, resident_id) values ($1, $2, $3) on conflict do nothing`,
        [books.tenantId, books.account(index), resident!.id],
      );
  };
  for (const index of [0, 1, 2]) await link(index);
  const of = (index: number) => ({ accountId: books.account(index), residentId: resident!.id });
  const payments = [...Array(8).keys()].flatMap((n) =>
    [0, 1, 2].map(async (index) => {
      const paymentId = await books.begun(index, 100 + n);
      await books.write(async (em) => {
        // As with readings: the account's links are held besides.
        if (n % 2 === 0) {
          await enterLedger(em, books.context);
          await lockAccount(em, books.context, of(index));
        }
        await books.credit(em, index, paymentId, 100 + n);
        if (n % 2 === 1) await lockAccount(em, books.context, of(index));
      });
    }),
  );
  const handIns = [...Array(12).keys()].map((n) =>
    books.write(async (em) => {
      await lockAccount(em, books.context, of(n % 3));
      await em.execute('delete from preliminary_charge where account_id = ?', [books.account(n % 3)]);
    }),
  );
  const registries = (async () => {
    for (const owner of ['Петров Пётр', 'Сидоров Сидор', 'Иванова Мария Ивановна']) {
      const lines = [0, 1, 2].map((index) => accountLine(index, { owner }));
      expect(await books.at.importText(slug, 'accounts.csv', accountsFile(lines))).toMatchObject({ status: 'APPLIED' });
      await books.charges('2025-12', december());
      await books.payments('2026-01', [
        [0, 11, 'a'],
        [1, 12, 'b'],
      ]);
    }
  })();
  await Promise.all([...payments, ...handIns, registries]);
  const paid = [...Array(8).keys()].reduce((sum, n) => sum + 100 + n, 0);
  const wholes = await Promise.all([0, 1, 2].map(async (index) => (await books.balance(index)).whole));
  expect(wholes).toEqual([1500 - paid - 11, 1500 - paid - 12, 1500 - paid]);
  for (const index of [0, 1, 2]) {
    const { closing } = await books.statement(index, '2025-01-01', '2026-12-31');
    expect(Number(closing)).toBe(wholes[index]);
  }
});
