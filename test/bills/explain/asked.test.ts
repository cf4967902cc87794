import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Given } from '../../support/given.ts';
import { askGraphql } from '../../support/http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let given: Given;
beforeAll(async () => {
  server = await startServer();
  given = await Given.in(server.database);
});
afterAll(async () => {
  await given.close();
  await server.close();
});

async function asked(residentId: string, query: string, variables: Record<string, unknown> = {}) {
  const kaluga = server.shared.tenants.find(({ slug }) => slug === 'kaluga')!;
  const { accessToken } = await server.shared.tokens.issue({ residentId, sessionId: randomUUID() }, kaluga, 5);
  return askGraphql(server.port, 'kaluga', query, { variables, token: accessToken });
}

test('a resident asks why a bill is as much as it is, and nobody else gets the answer', async () => {
  const tenantId = server.shared.tenantIds.get('kaluga')!;
  const account = await given.account(tenantId, { months: 1 });
  const [resident, stranger] = [await given.resident(tenantId, [account]), await given.resident(tenantId)];
  await given.sql(
    `update bill_line set previous_reading = 9950, current_reading = 32, volume = 82, charged = 55186
     where account_id = $1`,
    [account.id],
  );
  const { data } = await asked(resident, '{ viewer { accounts { nodes { latestBill { id charged } } } } }');
  const { id } = data!['viewer'].accounts.nodes[0].latestBill;
  const query = `query ($id: ID!) { billExplanation(billId: $id) {
    summary lines { serviceCode position text } changes { serviceCode service difference text } } }`;
  const answer = await asked(resident, query, { id });
  expect(answer.errors).toBeUndefined();
  expect(answer.data!['billExplanation']).toEqual({
    summary: expect.stringContaining('За\u0020октябрь\u00A02026 начислено 1\u202F234,56\u00A0₽'),
    lines: [
      {
        serviceCode: '01',
        position: 1,
        text: 'По счётчику: показания с 9\u202F950 по 32, счётчик прошёл через ноль, расход 82\u00A0кВт·ч × 6,73\u00A0₽ = 551,86\u00A0₽.',
      },
      { serviceCode: '01', position: null, text: expect.stringMatching(/^Перерасчёт \u22125,00\u00A0₽ уменьшил/) },
      {
        serviceCode: '01',
        position: null,
        text: expect.stringMatching(/^На начало октября оставалось к оплате 100,00/),
      },
    ],
    changes: [],
  });
  expect((await asked(stranger, query, { id })).data!['billExplanation']).toBeNull();
});

test('what changed is told in rubles, with the sum of every reason', async () => {
  const tenantId = server.shared.tenantIds.get('kaluga')!;
  const account = await given.account(tenantId, { months: 2 });
  const resident = await given.resident(tenantId, [account]);
  for (const table of ['bill_line', 'charge', 'bill'])
    await given.sql(
      `update ${table} set charged = charged - 100${table === 'bill_line' ? '' : ', closing = closing - 100'}
       where account_id = $1 and period = '2026-09-01'`,
      [account.id],
    );
  const { data } = await asked(resident, '{ viewer { accounts { nodes { latestBill { id } } } } }');
  const { id } = data!['viewer'].accounts.nodes[0].latestBill;
  const answer = await asked(
    resident,
    'query ($id: ID!) { billExplanation(billId: $id) { changes { difference text } } }',
    { id },
  );
  expect(answer.data!['billExplanation'].changes).toEqual([
    { difference: '1.00', text: 'Было начислено 1\u202F233,56\u00A0₽, стало 1\u202F234,56\u00A0₽: +1,00\u00A0₽.' },
  ]);
});
