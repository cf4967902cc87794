import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importing, type Importing } from './importing.ts';
import {
  accountLine,
  accountsFile,
  chargeLine,
  chargesFile,
  numberOf,
  paymentLine,
  paymentsFile,
} from './written-registries.ts';

let at: Importing;
beforeEach(async () => {
  at = await importing();
  await at.importText('kaluga', 'accounts.csv', accountsFile([0, 1, 2].map((index) => accountLine(index))));
});
afterEach(() => at.close());

const charges = async (month: string, lines: string[]) => {
  const report = await at.importText('kaluga', `charges-${month}.csv`, chargesFile(lines));
  expect(report).toMatchObject({ status: 'APPLIED' });
  return report;
};
const payments = async (month: string, paid: [index: number, kopecks: number][]) => {
  const lines = paid.map(([index, kopecks], line) => paymentLine(index, month, kopecks, `${month}-${line}`));
  expect(
    await at.importText(
      'kaluga',
      `payments-${month}.txt`,
      paymentsFile(
        lines,
        paid.map(([, kopecks]) => kopecks),
      ),
    ),
  ).toMatchObject({ status: 'APPLIED' });
};
const accounts = async () =>
  (
    await at.query<{ number: string; balance: string; period: string | null }>(
      `select number, balance::text, balance_period::text period from account where tenant_id = $1 order by number`,
      [at.of('kaluga').tenantId],
    )
  ).map(({ number, balance, period }) => [number, balance, period]);
const billed = async (month: string) =>
  (
    await at.query<{ number: string; closing: string }>(
      `select a.number, b.closing::text from bill b join account a on a.tenant_id = b.tenant_id and a.id = b.account_id
     where b.tenant_id = $1 and b.period = $2 order by 1`,
      [at.of('kaluga').tenantId, `${month}-01`],
    )
  ).map(({ number, closing }) => [number, closing]);

const november = [0, 1, 2].map((index) =>
  chargeLine(index, '2025-11', { charged: 1000 + index, readings: [100, 150] }),
);
const december = [0, 1, 2].map((index) =>
  chargeLine(index, '2025-12', { charged: 2000 + index, opening: 1000 + index, readings: [150, 250] }),
);

describe('the state of an account', () => {
  test('is the closing balance of its newest bill, less what was paid for later months', async () => {
    await charges('2025-11', november);
    await payments('2025-11', [[0, 500]]);
    await payments('2025-12', [
      [0, 300],
      [1, 400],
    ]);
    expect(await accounts()).toEqual([
      [numberOf(0), '700', '2025-11-01'],
      [numberOf(1), '601', '2025-11-01'],
      [numberOf(2), '1002', '2025-11-01'],
    ]);
  });

  test('is not changed by an older month after a newer one', async () => {
    await charges('2025-12', december);
    const before = await accounts();
    await charges('2025-11', november);
    await payments('2025-11', [[0, 500]]);
    expect(await accounts()).toEqual(before);
    const [newest] = await at.query<{ value: string }>(
      `select value::text from reading r join account a on a.id = r.account_id where a.number = $1 order by taken_on desc limit 1`,
      [numberOf(0)],
    );
    expect(newest).toEqual({ value: '250' });
  });

  test('is the same whatever the order in which the files came', async () => {
    const files: (() => Promise<unknown>)[] = [
      () => charges('2025-11', november),
      () => charges('2025-12', december),
      () =>
        payments('2025-11', [
          [0, 500],
          [2, 7],
        ]),
      () => payments('2025-12', [[0, 300]]),
      () => payments('2026-01', [[1, 11]]),
      () => charges('2025-12', december.slice(0, 2)),
    ];
    const states = new Set<string>();
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [4, 3, 2, 1, 0, 5],
      [1, 4, 0, 5, 3, 2],
      [3, 1, 5, 2, 4, 0],
    ]) {
      for (const table of ['payment', 'reading', 'bill_line', 'charge', 'bill']) await at.query(`delete from ${table}`);
      await at.query('update account set balance = 0, balance_period = null');
      for (const index of order) await files[index]!();
      states.add(JSON.stringify(await accounts()));
    }
    expect([...states]).toEqual([
      JSON.stringify([
        [numberOf(0), '3000', '2025-12-01'],
        [numberOf(1), String(1001 + 2001 - 11), '2025-12-01'],
        [numberOf(2), '1002', '2025-11-01'],
      ]),
    ]);
  });
});

describe('a corrected file for a month', () => {
  test('replaces it: who is missing loses the bill, its lines and readings, and falls back to the month before', async () => {
    await charges('2025-11', november);
    await charges('2025-12', december);
    const report = await charges('2025-12', [
      december[0]!,
      chargeLine(1, '2025-12', { charged: 9999, opening: 1001, readings: [150, 251] }),
    ]);
    expect(report.details.changes).toMatchObject({
      bills: 1,
      charges: 1,
      billLines: 1,
      readings: 1,
      removedBills: 1,
      removedLines: 1,
      removedCharges: 1,
      removedReadings: 1,
    });
    expect(await billed('2025-12')).toEqual([
      [numberOf(0), '3000'],
      [numberOf(1), '11000'],
    ]);
    expect(await accounts()).toEqual([
      [numberOf(0), '3000', '2025-12-01'],
      [numberOf(1), '11000', '2025-12-01'],
      [numberOf(2), '1002', '2025-11-01'],
    ]);
    const services = await at.query<{ balance: string }>(
      `select balance::text from account_service where tenant_id = $1 order by account_id`,
      [at.of('kaluga').tenantId],
    );
    expect(services.map(({ balance }) => balance)).toEqual(['3000', '11000', '1002']);
  });

  test('keeps the rows that say the same where they are', async () => {
    await charges('2025-12', december);
    const before = await at.query('select ctid, xmin, * from reading order by account_id');
    await charges('2025-12', [
      ...december.slice(0, 2),
      chargeLine(2, '2025-12', { charged: 5, opening: 1002, readings: [150, 250] }),
    ]);
    expect(await at.query('select ctid, xmin, * from reading order by account_id')).toEqual(before);
  });

  test('leaves the other months as they were', async () => {
    await charges('2025-11', november);
    const before = await billed('2025-11');
    await charges('2025-12', december);
    await charges('2025-12', december.slice(0, 2));
    expect(await billed('2025-11')).toEqual(before);
  });
});

test('a corrected bank registry for a month takes back the payments it does not have', async () => {
  await charges('2025-11', november);
  await payments('2025-12', [
    [0, 300],
    [1, 400],
  ]);
  await payments('2025-12', [[0, 310]]);
  expect((await accounts()).map(([, balance]) => balance)).toEqual(['690', '1001', '1002']);
});

test('a reading that rolled over is a small consumption, and one that does not fit its volume is a warning', async () => {
  const rolled = chargeLine(0, '2025-11', { charged: 100, readings: [9950, 32] });
  expect(rolled).toContain(';9950;32;82;');
  expect((await charges('2025-11', [rolled, november[1]!, november[2]!])).details.warnings).toEqual([]);
  const odd = november[1]!.replace(';100;150;50;', ';100;150;70;');
  expect((await charges('2025-11', [rolled, odd, november[2]!])).details.warnings).toEqual([
    { code: 'VOLUME_DISAGREES', count: 1, lines: [3] },
  ]);
});

test('a meter that is no longer listed is removed with its past kept, the new one gets the new readings', async () => {
  await charges('2025-11', november);
  await at.importText('kaluga', 'accounts.csv', accountsFile([accountLine(0, { serial: '555' }), accountLine(1)]));
  await charges('2025-12', december);
  await charges('2025-11', november);
  const rows = await at.query<Record<string, unknown>>(
    `select m.serial, m.status, r.value::text, r.taken_on::text from meter m join account a on a.id = m.account_id
     left join reading r on r.meter_id = m.id where a.number = $1 order by taken_on`,
    [numberOf(0)],
  );
  expect(rows).toEqual([
    { serial: '7000000', status: 'REMOVED', value: '150', taken_on: '2025-11-30' },
    { serial: '555', status: 'ACTIVE', value: '250', taken_on: '2025-12-31' },
  ]);
  expect((await at.query(`select from meter where status = 'ACTIVE'`)).length).toBe(3);
});

test('two imports of one utility wait for each other, those of another utility do not', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const first = at.import('energosbyt', 'accounts.dbf', {
    onProgress: async ({ step }) => {
      if (step !== 'applying') return;
      arrive();
      await held;
    },
  });
  await arrived;
  const second = at.import('energosbyt', 'accounts.dbf');
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
  while ((await at.query(waiting)).length === 0);
  await charges('2025-11', november);
  release();
  expect(await first).toMatchObject({ status: 'APPLIED', details: { changes: { accounts: 80 } } });
  expect(await second).toMatchObject({ status: 'APPLIED', details: { changes: { accounts: 0 } } });
});
