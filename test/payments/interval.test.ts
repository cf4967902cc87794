import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAsking, type Asking } from '../database/asking.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

test('payments until the last millisecond of a day are all of that day', async () => {
  const tenantId = await asking.given.tenant('town');
  const account = await asking.given.account(tenantId, { payments: 0 });
  const resident = await asking.given.resident(tenantId, [account]);
  const moments = ['2026-10-01 00:00Z', '2026-10-31 23:59:59.999999Z', '2026-11-01 00:00Z'];
  for (const [n, moment] of moments.entries())
    await asking.given.sql(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id)
       values ($1, $2, uuidv7(), $3, $4, 'BANK', 'PAID', $5)`,
      [tenantId, account.id, n + 1, moment, String(n)],
    );
  const { data } = await asking.ask(
    tenantId,
    resident,
    `query ($from: DateTime, $to: DateTime) { viewer { accounts { nodes { payments(from: $from, to: $to) { nodes { amount } } } } } }`,
    { from: '2026-10-01T00:00:00.000Z', to: '2026-10-31T23:59:59.999Z' },
  );
  expect(data.viewer.accounts.nodes[0].payments.nodes).toEqual([{ amount: '0.02' }, { amount: '0.01' }]);
});
