import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAsking, type Asking } from '../database/asking.ts';

let asking: Asking;
let tenantId: number;
let resident: string;
beforeAll(async () => {
  asking = await startAsking();
  tenantId = await asking.given.tenant('town');
  resident = await asking.given.resident(tenantId, [await asking.given.account(tenantId, { months: 3 })]);
});
afterAll(() => asking.close());

test('the bills of several months are asked for by name in one statement, also months without one', async () => {
  const { data, statements } = await asking.ask(
    tenantId,
    resident,
    `query ($period: Month!) { viewer { accounts { nodes {
      asked: bill(period: $period) { period charges { charged lines { volume } } }
      august: bill(period: "2026-08") { period }
      none: bill(period: "2026-07") { period }
      latestBill { period }
    } } } }`,
    { period: '2026-09' },
  );
  expect(data.viewer.accounts.nodes).toEqual([
    {
      asked: { period: '2026-09', charges: [{ charged: '1234.56', lines: [{ volume: '82.5' }] }] },
      august: { period: '2026-08' },
      none: null,
      latestBill: { period: '2026-10' },
    },
  ]);
  expect(statements).toHaveLength(2); // the resident, then their accounts
});

test('the month can be another in every request of the same operation', async () => {
  const query = 'query ($period: Month!) { viewer { accounts { nodes { bill(period: $period) { period } } } } }';
  for (const period of ['2026-08', '2026-09', '2026-10', '2026-09']) {
    const { data } = await asking.ask(tenantId, resident, query, { period });
    expect(data.viewer.accounts.nodes[0].bill).toEqual({ period });
  }
});

test('histories can begin on the day the resident registered', async () => {
  await asking.given.sql(`update resident set created_at = '2026-03-05 06:07:08.009+03' where id = $1`, [resident]);
  const { data } = await asking.ask(tenantId, resident, '{ viewer { registeredAt } }');
  expect(data.viewer.registeredAt).toBe('2026-03-05T03:07:08.009Z');
});
