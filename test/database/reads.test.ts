import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, startAsking } from './asking.ts';

let asking: Asking;
let given: Asking['given'];
let ask: Asking['ask'];
beforeAll(async () => {
  asking = await startAsking();
  ({ given, ask } = asking);
});
afterAll(() => asking.close());

const accountsQuery = '{ viewer { accounts(first: 100) { nodes { id number } } } }';
const dashboard = `{ viewer { name accounts(first: 50) { nodes {
  id number address balance amountDue balancePeriod dueOn services { service { name } balance }
  meters { serial service { name unit } registers { code lastReading { value takenOn } } readings(first: 12) { nodes { value takenOn } } }
  latestBill { period closing charges { service { name } charged lines { volume tariff } } }
  bills(first: 12) { nodes { period charged paid } pageInfo { hasNextPage } }
  payments(first: 10) { nodes { amount paidAt } } } } } }`;

const idOf = async (tenantId: number, residentId: string): Promise<string> =>
  (await ask(tenantId, residentId, accountsQuery)).data.viewer.accounts.nodes[0].id;

describe('a resident reads', () => {
  test('their accounts with everything on them, exactly as it was billed', async () => {
    const tenantId = await given.tenant('whole');
    const account = await given.account(tenantId, { months: 2, payments: 1, kopecks: -5 });
    const residentId = await given.resident(tenantId, [account]);
    const { data, errors, statements } = await ask(tenantId, residentId, dashboard);
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(2);
    expect(data.viewer.accounts.nodes).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{23}$/),
        number: account.number,
        address: 'г. Калуга, ул. Ленина, д. 1',
        balance: '-0.05',
        amountDue: '0.00',
        balancePeriod: '2026-10',
        dueOn: '2026-11-15',
        services: [{ service: { name: 'Электроснабжение' }, balance: '-0.05' }],
        meters: [
          {
            serial: 's1',
            service: { name: 'Электроснабжение', unit: 'кВт·ч' },
            registers: ['T1', 'T2'].map((code) => ({ code, lastReading: { value: '5000', takenOn: '2026-10-28' } })),
            readings: {
              nodes: ['5000', '5000', '4999', '4999'].map((value) => ({
                value,
                takenOn: value === '5000' ? '2026-10-28' : '2026-09-28',
              })),
            },
          },
        ],
        latestBill: {
          period: '2026-10',
          closing: '-0.05',
          charges: [
            { service: { name: 'Электроснабжение' }, charged: '-0.05', lines: [{ volume: '82.5', tariff: '6.73' }] },
          ],
        },
        bills: {
          nodes: [
            { period: '2026-10', charged: '-0.05', paid: '95.00' },
            { period: '2026-09', charged: '-0.05', paid: '95.00' },
          ],
          pageInfo: { hasNextPage: false },
        },
        payments: { nodes: [{ amount: '1.01', paidAt: '2026-10-04T10:00:00.000Z' }] },
      },
    ]);
  });

  test.each([
    [1, 1],
    [50, 1],
    [1, 5],
  ])('the dashboard of %i accounts with %i meters in two statements', async (accounts, meters) => {
    const tenantId = await given.tenant(`dashboard-${accounts}-${meters}`);
    const all = [];
    for (let i = 0; i < accounts; i++) all.push(await given.account(tenantId, { meters, months: 2, payments: 2 }));
    const residentId = await given.resident(tenantId, all);
    const { data, statements } = await ask(tenantId, residentId, dashboard);
    expect(data.viewer.accounts.nodes).toHaveLength(accounts);
    expect(data.viewer.accounts.nodes[0].meters).toHaveLength(meters);
    expect(statements).toHaveLength(2);
  });

  test('sums beyond 2^53 without losing a kopeck', async () => {
    const tenantId = await given.tenant('rich');
    const account = await given.account(tenantId, { months: 1 });
    await given.sql('update account set balance = 9007199254740993 where id = $1', [account.id]);
    const residentId = await given.resident(tenantId, [account]);
    const { data } = await ask(tenantId, residentId, '{ viewer { accounts { nodes { balance } } } }');
    expect(data.viewer.accounts.nodes[0].balance).toBe('90071992547409.93');
  });

  test('page after page, every bill once, under any alias', async () => {
    const tenantId = await given.tenant('paged');
    const account = await given.account(tenantId, { months: 12 });
    const residentId = await given.resident(tenantId, [account]);
    const id = await idOf(tenantId, residentId);
    const page = `query($id: ID!, $after: String) { r: account(id: $id) { x: bills(first: 5, after: $after) {
      n: nodes { period } edges { c: cursor node { __typename v: closing } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
    const periods: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const { x }: any = (await ask(tenantId, residentId, page, { id, after })).data.r;
      periods.push(...x.n.map((bill: { period: string }) => bill.period));
      expect(x.edges.map((edge: { c: string }) => edge.c).at(-1)).toBe(x.pageInfo.endCursor);
      expect(x.edges[0]).toMatchObject({ c: x.pageInfo.startCursor, node: { __typename: 'Bill', v: '1234.56' } });
      expect(x.pageInfo).toMatchObject({ hasNextPage: pages < 2, hasPreviousPage: pages > 0 });
      after = x.pageInfo.endCursor;
    }
    expect(new Set(periods).size).toBe(12);
    expect(periods).toEqual(periods.toSorted().toReversed());
  });

  test('charges and payments of an interval', async () => {
    const tenantId = await given.tenant('interval');
    const residentId = await given.resident(tenantId, [await given.account(tenantId)]);
    const id = await idOf(tenantId, residentId);
    const { data } = await ask(
      tenantId,
      residentId,
      `query($id: ID!, $service: String) { account(id: $id) {
        charges(from: "2026-03", to: "2026-04", service: $service) { nodes { period } }
        none: charges(service: "77") { nodes { period } pageInfo { endCursor hasNextPage } }
        payments(from: "2026-10-03T00:00:00Z", to: "2026-10-04T12:00:00+03:00") { nodes { amount } } } }`,
      { id, service: '01' },
    );
    expect(data.account.charges.nodes).toEqual([{ period: '2026-04' }, { period: '2026-03' }]);
    expect(data.account.none).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
    expect(data.account.payments.nodes).toEqual([{ amount: '1.02' }]);
  });

  test('the same whether the statement writes the response or graphql-js completes it', async () => {
    const tenantId = await given.tenant('twice');
    const residentId = await given.resident(tenantId, [await given.account(tenantId, { meters: 2 })]);
    const fields = dashboard.slice(dashboard.indexOf('nodes {') + 7, -8);
    const id = await idOf(tenantId, residentId);
    const written = await ask(tenantId, residentId, `query($id: ID!) { account(id: $id) { ${fields} } }`, { id });
    const completed = await ask(tenantId, residentId, `{ viewer { accounts { nodes { ${fields} } } } }`);
    expect(written.errors).toBeUndefined();
    expect(written.data.account).toEqual(completed.data.viewer.accounts.nodes[0]);
    expect(Object.keys(written.data.account)).toEqual(Object.keys(completed.data.viewer.accounts.nodes[0]));
  });
});

describe('a stranger', () => {
  test('gets the same for a missing, a foreign and another tenant’s account', async () => {
    const [here, there] = [await given.tenant('here'), await given.tenant('there')];
    const [mine, theirs, elsewhere] = [
      await given.account(here),
      await given.account(here),
      await given.account(there),
    ];
    const [me, neighbour, other] = [
      await given.resident(here, [mine]),
      await given.resident(here, [theirs]),
      await given.resident(there, [elsewhere]),
    ];
    const [mineId, theirsId, elsewhereId] = [
      await idOf(here, me),
      await idOf(here, neighbour),
      await idOf(there, other),
    ];
    const query = 'query($id: ID!) { account(id: $id) { number } }';
    expect((await ask(here, me, query, { id: mineId })).data).toEqual({ account: { number: mine.number } });
    for (const id of [
      theirsId,
      elsewhereId,
      `${mineId}AAAA`,
      'AQAAAAAAAHAAoAAAAAAAAAE',
      '',
      'x',
      '😀',
      'A'.repeat(5000),
    ]) {
      const { data, errors } = await ask(here, me, query, { id });
      expect({ data, errors }).toEqual({ data: { account: null }, errors: undefined });
    }
    expect((await ask(here, undefined, query, { id: mineId })).data).toEqual({ account: null });
    expect((await ask(there, me, query, { id: mineId })).data).toEqual({ account: null });
  });

  test('sees nothing by a link that exists on one side only', async () => {
    const tenantId = await given.tenant('half-linked');
    const account = await given.account(tenantId);
    const residentId = await given.resident(tenantId);
    await given.sql('insert into resident_account (tenant_id, account_id, resident_id) values ($1, $2, $3)', [
      tenantId,
      account.id,
      residentId,
    ]);
    expect((await ask(tenantId, residentId, accountsQuery)).data.viewer.accounts.nodes).toEqual([]);
  });

  test('who was blocked is nobody', async () => {
    const tenantId = await given.tenant('blocked');
    const residentId = await given.resident(tenantId, [await given.account(tenantId)]);
    await given.sql(`update resident set status = 'BLOCKED' where id = $1`, [residentId]);
    expect((await ask(tenantId, residentId, accountsQuery)).data).toEqual({ viewer: null });
  });
});

describe('a wrong question', () => {
  test('a cursor that was never handed out is refused with a code', async () => {
    const tenantId = await given.tenant('cursors');
    const residentId = await given.resident(tenantId, [await given.account(tenantId)]);
    const id = await idOf(tenantId, residentId);
    for (const after of [
      'zzz',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('["\\u0000"]').toString('base64url'),
    ]) {
      const { errors } = await ask(
        tenantId,
        residentId,
        'query($id: ID!, $a: String) { account(id: $id) { bills(after: $a) { nodes { id } } } }',
        { id, a: after },
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });

  test('a column without a field cannot be named', () => {
    expect(validate(asking.schema, parse('{ viewer { passwordHash } }'))).toHaveLength(1);
  });

  test('a type and its table cannot drift apart', () => {
    const field = asking.schema.getType('Account') as unknown as {
      getFields(): Record<string, { name: string; extensions: object }>;
    };
    const area = field.getFields()['area']!;
    area.name = 'surface';
    expect(() => asking.reads.install(asking.schema)).toThrow(
      'Account.surface: no column, relation, expression or resolver',
    );
    area.name = 'area';
  });
});
