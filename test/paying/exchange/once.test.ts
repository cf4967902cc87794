import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileStore } from '../../../server/files/file-store.ts';
import { choosePayments } from '../../../server/paying/exchange/choose-payments.ts';
import { forgetPaymentExports } from '../../../server/paying/exchange/forget-payment-exports.ts';
import { askForDuePayments, writeAnew } from '../../../server/paying/exchange/request-payment-export.ts';
import { Exporting } from './exporting.ts';

// A payment that no file has is lost to the billing system; one in two files is counted there twice.

let at: Exporting;
beforeEach(async () => {
  at = await Exporting.open('kaluga');
  await at.household(0, '100000004', { '01': 100_000 });
});
afterEach(() => at.close());

const pay = (kopecks: number, day = '2026-10-17') => at.books.pay(0, kopecks, { day });
const amounts = async () =>
  (
    await at.books.sql<{ number: number; amount: string }>(
      'select number, amount::text from payment_export where number is not null order by number',
    )
  ).map(({ amount }) => Number(amount));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('what is in a file is in no other; a refund after it comes in a later one, below zero and by the payment’s number', async () => {
  const paid = await pay(40_000);
  const open = await at.books.begun(0, 77);
  const first = await at.export();
  await at.books.refund(0, paid, 15_000, '2026-10-18');
  await pay(500, '2026-10-18');
  const second = await at.export();
  expect(await amounts()).toEqual([40_000, -14_500]);
  expect(await at.export()).toMatchObject({ status: 'EMPTY', number: null, bytes: Buffer.of() });
  const [order] = await at.books.sql<{ number: string }>('select external_id as number from payment where id = $1', [
    paid,
  ]);
  const lines = (file: typeof first) => file.bytes.toString('latin1').trim().split('\r\n').slice(1);
  expect(lines(first)).toEqual([expect.stringContaining(`;400,00;${order!.number};${order!.number}`)]);
  expect(lines(second).find((line) => line.includes(';-150,00;'))).toMatch(new RegExp(`;${order!.number}$`));
  // It was not paid, and once it is, a file has it.
  await at.books.write((em) => at.books.credit(em, 0, open, 77, { day: '2026-10-19' }));
  expect(await at.export()).toMatchObject({ number: 3, payments: 1, amount: '77' });
});

test('a worker that dies anywhere loses nothing and puts nothing into two files', async () => {
  await pay(100);
  const id = await at.ask();
  const { tenantId } = at.books;
  // Dead after it chose, before it wrote: what is paid meanwhile is not in the file, and is in the next one.
  await choosePayments({ pool: at.app, tenantId, exportId: id, fileName: 'x-{number}' });
  await pay(20);
  const dying: FileStore = {
    use: (key, work) => at.files.use(key, work),
    remove: (key) => at.files.remove(key),
    keep: async (key, path) => {
      await at.files.keep(key, path);
      throw new Error('died');
    },
  };
  await expect(at.run(id, dying)).rejects.toThrow('died');
  const half = await at.bytes(id);
  expect((await at.exported(id)).status).toBe('QUEUED');
  await at.run(id);
  await at.run(id);
  expect(await at.exported(id)).toMatchObject({ status: 'DONE', amount: '100', sha256: sha256(half) });
  expect(await at.bytes(id)).toEqual(half);
  await at.export();
  expect(await amounts()).toEqual([100, 20]);
});

test('files asked for at once, by several and by the day, choose each payment once', async () => {
  for (const kopecks of [1, 2, 4, 8]) await pay(kopecks);
  at.now = '2026-10-20T21:30:00Z'; // half past midnight there
  const day = () => at.books.write((em) => askForDuePayments(em, at.context));
  expect((await Promise.all([day(), day(), day()])).reduce((sum, one) => sum + one, 0)).toBe(1);
  const [due] = await at.books.sql<{ id: string; day: string }>(
    `select id, day::text from payment_export where cause = 'DAY_OVER'`,
  );
  expect(due!.day).toBe('2026-10-20');
  const [asked, again] = await Promise.all([at.ask(), at.ask()]);
  expect(asked).toBe(again);
  await Promise.all([at.run(due!.id), at.run(asked)]);
  expect(await amounts()).toEqual([15]);
  expect(await day()).toBe(0);
});

test('what could not be written is in the next file asked for; a file taken away after its time is written again, the same', async () => {
  await pay(100);
  const id = await at.ask();
  await choosePayments({ pool: at.app, tenantId: at.books.tenantId, exportId: id, fileName: 'x-{number}' });
  await at.job().gaveUp({ tenantId: at.books.tenantId, exportId: id });
  expect(await at.books.sql(`select subject, details from staff_notice where kind = 'PAYMENT_EXPORT'`)).toEqual([
    { subject: 'x-1', details: { failed: 'GAVE_UP' } },
  ]);
  expect(await at.ask()).toBe(id);
  await at.run(id);
  const written = await at.bytes(id);

  at.now = '2027-03-01T09:00:00Z';
  const forget = () => at.books.write((em) => forgetPaymentExports(em, at.context, at.files));
  expect(await forget()).toBe(1);
  expect(await forget()).toBe(0);
  expect([(await at.exported(id)).status, await at.bytes(id)]).toEqual(['FORGOTTEN', Buffer.of()]);
  expect(await at.books.write((em) => writeAnew(em, at.context, id))).toBe(true);
  await at.run(id);
  expect(await at.bytes(id)).toEqual(written);
  expect(await amounts()).toEqual([100]);
});

test('a file whose rows do not make the sum that was chosen does not go out', async () => {
  await pay(100);
  const id = await at.ask();
  await choosePayments({ pool: at.app, tenantId: at.books.tenantId, exportId: id, fileName: 'x-{number}' });
  await at.books.sql('update payment_export set amount = 101 where id = $1', [id]);
  await expect(at.run(id)).rejects.toThrow('do not make its sum');
});
