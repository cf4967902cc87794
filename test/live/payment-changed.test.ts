import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { becomes } from '../support/becomes.ts';
import { LiveTown } from './live-town.ts';

let town: LiveTown;
beforeAll(async () => void (town = await LiveTown.open()));
afterEach(() => town.pay.bank.behave());
afterAll(() => town.close());

const listeners = `select pid from pg_stat_activity where application_name = 'kabinet-payments' and datname = current_database()`;

test('a page at another server sees the payment as it stands, then paid, and then nothing more', async () => {
  const anna = await town.pay.payer();
  const payment = await town.begun(anna);
  const followed = [0, 1].map((server) => town.follow(payment.id, { server, token: anna.token }));
  await becomes('both know it', () => followed.every(({ statuses }) => statuses.length === 1));
  await town.paid(anna, payment);
  await becomes('both end', () => followed.every(({ end }) => end !== undefined));
  for (const { statuses, end, codes } of followed) {
    expect(statuses).toEqual(['REGISTERED', 'PAID']);
    expect({ end, codes }).toEqual({ end: 'complete', codes: [] });
  }
  expect([town.followers(0), town.followers(1)]).toEqual([0, 0]);
});

test('a payment that is decided already is shown once', async () => {
  const anna = await town.pay.payer();
  const payment = await town.begun(anna);
  await town.paid(anna, payment);
  const followed = town.follow(payment.id, { server: 1, token: anna.token });
  await becomes('it ends', () => followed.end !== undefined);
  expect(followed.statuses).toEqual(['PAID']);
});

test('what was told while nobody could listen is read when the connection is back', async () => {
  const anna = await town.pay.payer();
  const payment = await town.begun(anna);
  const followed = town.follow(payment.id, { server: 1, token: anna.token });
  await becomes('it is known', () => followed.statuses.length === 1);
  const before = (await town.admin(listeners)) as { pid: number }[];
  expect(before).toHaveLength(2);
  await town.admin(`select pg_terminate_backend(pid) from (${listeners}) as listening`);
  await becomes('it is read again', () => followed.statuses.length >= 2);
  await town.paid(anna, payment);
  await becomes('it ends', () => followed.end === 'complete');
  expect(followed.statuses.at(-1)).toBe('PAID');
});

test('strangers, other tenants and nonsense learn nothing, and are not listened for', async () => {
  const [anna, boris, eva] = [await town.pay.payer(), await town.pay.payer(), await town.pay.payer('stk')];
  const payment = await town.begun(anna);
  const tries = [
    town.follow(payment.id, { token: boris.token }),
    town.follow(payment.id, { slug: 'stk', token: eva.token }),
    town.follow('nonsense', { token: anna.token }),
    town.follow(payment.id.slice(0, -4), { token: anna.token }),
  ];
  await becomes('all end', () => tries.every(({ end }) => end !== undefined));
  for (const { statuses, codes } of tries) expect({ statuses, codes }).toEqual({ statuses: [], codes: ['NOT_FOUND'] });
  expect(town.followers(0)).toBe(0);
});

test('who loses the account meanwhile is told no more of its payments', async () => {
  const anna = await town.pay.payer();
  const payment = await town.begun(anna);
  const followed = town.follow(payment.id, { token: anna.token });
  await becomes('it is known', () => followed.statuses.length === 1);
  await town.pay.sql('delete from account_resident where account_id = $1', [anna.accountId]);
  await town.tell(anna, payment);
  await becomes('it ends', () => followed.end !== undefined);
  expect(followed).toMatchObject({ statuses: ['REGISTERED'], codes: ['NOT_FOUND'] });
  expect(town.followers(0)).toBe(0);
});

test('who leaves without a word is forgotten at once, though nothing happens', async () => {
  const anna = await town.pay.payer();
  const payment = await town.begun(anna);
  const all = [0, 1, 2].map(() => town.follow(payment.id, { token: anna.token }));
  await becomes('all know it', () => all.every(({ statuses }) => statuses.length === 1));
  expect(town.followers(0)).toBe(3);
  const [stays, completes, breaks] = all;
  completes!.stop();
  await becomes('the one who completes is forgotten', () => town.followers(0) === 2);
  breaks!.client.terminate();
  await becomes('the one who breaks off is forgotten', () => town.followers(0) === 1);
  stays!.stop();
  await becomes('nobody is left', () => town.followers(0) === 0);
});
