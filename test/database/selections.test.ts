import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAs } from '../../server/database/tenant-reader.ts';
import { executeOperation, stringifyResult } from '../../server/request/execute-operation.ts';
import { type Asking, startAsking } from './asking.ts';

let asking: Asking;
let tenantId: number;
let residentId: string;
let id: string;
let number: string;
beforeAll(async () => {
  asking = await startAsking();
  const { given, ask } = asking;
  tenantId = await given.tenant('selections');
  const account = await given.account(tenantId, { months: 4 });
  number = account.number;
  residentId = await given.resident(tenantId, [account]);
  const { data } = await ask(tenantId, residentId, '{ viewer { accounts { nodes { id } } } }');
  id = data.viewer.accounts.nodes[0].id;
});
afterAll(() => asking.close());

const ask = (query: string, variables: Record<string, unknown> = {}) =>
  asking.ask(tenantId, residentId, query, { id, ...variables });

describe('the same query asked again', () => {
  test('with another of its variables left out', async () => {
    const query = `query($id: ID!, $from: Month, $to: Month) {
      account(id: $id) { charges(from: $from, to: $to) { nodes { period } } } }`;
    const months = async (variables: object) =>
      (await ask(query, { ...variables })).data.account.charges.nodes.map(({ period }: { period: string }) => period);
    expect(await months({ from: '2026-09' })).toEqual(['2026-10', '2026-09']);
    expect(await months({ to: '2026-08' })).toEqual(['2026-08', '2026-07']);
    expect(await months({ from: '2026-08', to: '2026-09' })).toEqual(['2026-09', '2026-08']);
    expect(await months({ from: null, to: '2026-07' })).toEqual(['2026-07']);
    expect(await months({})).toHaveLength(4);
  });

  test('as its other operation, which shares a fragment', async () => {
    const document = parse(`query A { ...Shared account(id: "${id}") { number } }
      query B { ...Shared account(id: "${id}") { balance } }
      fragment Shared on Query { account(id: "${id}") { id } }`);
    const { schema, pool } = asking;
    const context = asking.contextOf(tenantId, residentId, readAs(pool, tenantId));
    const answers = document.definitions.slice(0, 2).map(async (operation) => {
      if (operation.kind !== 'OperationDefinition') throw new Error('not an operation');
      const operationName = operation.name!.value;
      const asked = { schema, document, operation, operationName, variables: {}, context };
      return JSON.parse(stringifyResult(await executeOperation(asked))) as unknown;
    });
    expect(await Promise.all(answers)).toEqual([
      { data: { account: { id, number } } },
      { data: { account: { id, balance: '1234.56' } } },
    ]);
  });
});

test('a fragment at two places, each with more fields of its own', async () => {
  const { data, errors } = await ask(`{
      a: viewer { ...Ids accounts { nodes { number } } }
      b: viewer { ...Ids accounts { nodes { balance } } } }
    fragment Ids on Viewer { accounts { nodes { id } } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    a: { accounts: { nodes: [{ id, number }] } },
    b: { accounts: { nodes: [{ id, balance: '1234.56' }] } },
  });
});

test('objects of which everything is skipped are empty', async () => {
  const { data } = await ask(`query($id: ID!) { account(id: $id) {
    latestBill { id @skip(if: true) }
    services { balance @include(if: false) }
    bills(first: 2) { nodes { id @skip(if: true) } edges { node { id @skip(if: true) } } pageInfo { endCursor @skip(if: true) } }
    payments { nodes @skip(if: true) { id } } } }`);
  expect(data.account).toEqual({
    latestBill: {},
    services: [{}],
    bills: { nodes: [{}, {}], edges: [{ node: {} }, { node: {} }], pageInfo: {} },
    payments: {},
  });
  expect((await ask('query($id: ID!) { account(id: $id) { id @skip(if: true) } }')).data).toEqual({ account: {} });
});

test('a connection of which no row is asked for is there once, whether it has rows or none', async () => {
  const { data } = await ask(`{ viewer { accounts { nodes { id
    bills { __typename }
    payments { pageInfo { hasPreviousPage __typename } }
    none: charges(service: "77") { __typename } } } } }`);
  expect(data.viewer.accounts.nodes).toEqual([
    {
      id,
      bills: { __typename: 'BillConnection' },
      payments: { pageInfo: { hasPreviousPage: false, __typename: 'PageInfo' } },
      none: { __typename: 'ChargeConnection' },
    },
  ]);
});

test('null for a condition that has a default is told in the words of graphql-js', async () => {
  const query = 'query($id: ID!, $hidden: Boolean = true) { account(id: $id) @skip(if: $hidden) { id } }';
  const variables = { id, hidden: null };
  const { schema } = asking;
  const expected = await execute({ schema, document: parse(query), variableValues: variables });
  const { data, errors } = await ask(query, variables);
  expect({ data, errors }).toEqual(JSON.parse(JSON.stringify(expected)));
  expect(errors).toHaveLength(1);
});
