import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../server/request/limits/limits.ts';
import { endpoint, post, smallSchema } from './support/endpoint.ts';

let app: FastifyInstance;

beforeAll(async () => {
  ({ app } = await endpoint());
});
afterAll(() => app.close());

const repeat = (count: number, part: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nested = (depth: number) => `{ viewer { ${'self { '.repeat(depth - 2)} id ${'} '.repeat(depth - 2)} } }`;

/** The limit that refused the query; undefined when none did. */
async function limitMet(query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
  const { status, code, body } = await post(app, { query, variables });
  if (code === undefined) return undefined;
  expect([status, code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  const { limit, max, hint } = body.errors![0]!.extensions;
  expect(max).toBe(limits[limit as keyof typeof limits]);
  expect(hint).toContain(String(max));
  expect(body.errors![0]!.message).toMatch(/^Запрос слишком велик/);
  return limit as string;
}

describe('a query at a limit is answered, one above is refused with its name and value:', () => {
  test.each([
    ['queryLength', (n: number) => `{ hello }${' '.repeat(n - 9)}`],
    ['tokens', (n: number) => `{ echo(input: { text: "x", list: [${'"" '.repeat(n - 16)}] }) }`],
    ['operations', (n: number) => `query A { hello } ${repeat(n - 1, (i) => `query B${i} { hello }`)}`],
    ['depth', nested],
    ['selections', (n: number) => `{ viewer { ${'... { '.repeat(n - 2)} id ${'} '.repeat(n - 2)} } }`],
    ['repeats', (n: number) => `{ viewer { id ${repeat(n, () => 'id')} } }`],
    ['aliases', (n: number) => `{ viewer { ${repeat(n, (i) => `a${i}: id`)} } }`],
    ['directives', (n: number) => `{ viewer { ${repeat(n, () => 'id @include(if: true)')} } }`],
    ['queryFields', (n: number) => `{ ${repeat(n, (i) => `a${i}: hello`)} }`],
    ['mutationFields', (n: number) => `mutation { ${repeat(n, (i) => `a${i}: signIn(login: "${i}")`)} }`],
  ] as const)('%s', async (limit, query) => {
    const at = { query: query(limits[limit]), operationName: limit === 'operations' ? 'A' : null };
    expect((await post(app, at)).body.errors).toBeUndefined();
    expect(await limitMet(query(limits[limit] + 1))).toBe(limit);
  });
});

test('fragments that double each other are counted, not written out', async () => {
  const bomb = `{ viewer { ...F0 } } ${repeat(60, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Viewer { id }`;
  expect(await limitMet(bomb)).toBe('selections');
  // Without a single field at its end, too: there is nothing to count but the spreads.
  expect(await limitMet(bomb.replace('{ id }', '{ ...Nowhere }'))).toBe('selections');
});

test('fields that repeat each other on every level are refused before they are compared', async () => {
  const doubled = (depth: number): string => (depth === 0 ? 'id' : `self { ${doubled(depth - 1)} } `.repeat(2));
  expect(await limitMet(`{ viewer { ${doubled(4)} } }`)).toBeUndefined();
  expect(await limitMet(`{ viewer { ${doubled(6)} } }`)).toBe('repeats');
  const fragments = `{ viewer { ${repeat(60, (i) => `...F${i}`)} } } ${repeat(60, (i) => `fragment F${i} on Viewer { self { id } }`)}`;
  expect(await limitMet(fragments)).toBe('repeats');
});

test('fragments do not hide depth, aliases or root fields', async () => {
  const deep = `{ viewer { ...A } } ${repeat(12, (i) => `fragment ${'A'.repeat(i + 1)} on Viewer { self { ...${'A'.repeat(i + 2)} } }`)} fragment ${'A'.repeat(13)} on Viewer { id }`;
  expect(await limitMet(deep)).toBe('depth');
  const aliases = `{ viewer { ${repeat(8, () => '...F')} } } fragment F on Viewer { a: id b: id c: id d: id }`;
  expect(await limitMet(aliases)).toBe('aliases');
  const roots = `mutation { ...F ...G } fragment F on Mutation { a: signIn(login: "a") } fragment G on Mutation { b: signIn(login: "b") }`;
  expect(await limitMet(roots)).toBe('mutationFields');
});

test.each([
  '{ viewer { ...A } } fragment A on Viewer { ...A }',
  '{ viewer { ...A } } fragment A on Viewer { self { ...B } } fragment B on Viewer { ...A }',
])('a fragment within itself is refused: %s', async (query) => {
  const { status, code } = await post(app, { query });
  expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});

describe('the cost counts the objects of the answer:', () => {
  const charges = (first: number | string, of = '$a: Int! = 1') =>
    `query (${of}) { viewer { accounts(first: ${first}) { nodes { charges(first: $a) { nodes { id } } } } } }`;

  test('a page in a page multiplies, with the values of variables', async () => {
    expect(await limitMet(charges(100), { a: 100 })).toBeUndefined();
    const wider = charges(100).replace('{ id }', '{ id account { id } }');
    expect(await limitMet(wider, { a: 98 })).toBeUndefined();
    expect(await limitMet(wider, { a: 100 })).toBe('cost');
  });

  test('a variable that is not given counts as its default, an argument that is not given as 20', async () => {
    expect(await limitMet(charges(100, '$a: Int! = 100').replace('{ id }', '{ id account { id } }'))).toBe('cost');
    const byDefault = (inner: string) =>
      `{ viewer { accounts { nodes { charges { nodes { account { charges ${inner} { nodes { id } } } } } } } } }`;
    expect(await limitMet(byDefault('(first: 40)'))).toBeUndefined();
    expect(await limitMet(byDefault('(first: 60)'))).toBe('cost');
  });

  test('other lists count as five, edges like nodes', async () => {
    const meters = (first: number) =>
      `{ viewer { accounts(first: ${first}) { edges { node { meters { registers { registers { id } } } } } } } }`;
    expect(await limitMet(meters(100))).toBeUndefined();
    expect(await limitMet(meters(100).replace('{ id }', '{ registers { id } }'))).toBe('cost');
  });

  test('a fragment and an alias cost as much as what they stand for', async () => {
    const page = 'accounts(first: 100) { nodes { meters { registers { registers { id } } } } }';
    expect(await limitMet(`{ viewer { ${page} } }`)).toBeUndefined();
    expect(await limitMet(`{ viewer { a: ${page} b: ${page} } }`)).toBe('cost');
    expect(await limitMet(`{ a: viewer { ...F } b: viewer { ...F } } fragment F on Viewer { ${page} }`)).toBe('cost');
  });
});

describe('a page of impossible size is refused by name and bounds:', () => {
  const sizes = ['-1', '0', '101', '1000000000'];
  const refused = {
    status: 400,
    body: {
      errors: [
        {
          message: 'За один раз можно запросить от 1 до 100 записей.',
          extensions: { code: 'BAD_USER_INPUT', argument: 'first', min: 1, max: 100 },
        },
      ],
    },
  };
  test.each(sizes)('first: %s', async (first) => {
    expect(await post(app, { query: `{ viewer { accounts(first: ${first}) { nodes { id } } } }` })).toMatchObject(
      refused,
    );
  });
  test.each(sizes)('$first = %s', async (first) => {
    const query = 'query ($first: Int!) { viewer { accounts(first: $first) { nodes { id } } } }';
    expect(await post(app, { query, variables: { first: Number(first) } })).toMatchObject(refused);
  });
  test('as the default of a variable, inside a fragment, and as null', async () => {
    expect(
      await post(app, { query: 'query ($n: Int! = 0) { viewer { accounts(first: $n) { nodes { id } } } }' }),
    ).toMatchObject(refused);
    expect(
      await post(app, { query: '{ viewer { ...F } } fragment F on Viewer { accounts(first: 0) { nodes { id } } }' }),
    ).toMatchObject(refused);
    const latest = (first: string) => `{ viewer { accounts { nodes { latest(first: ${first}) { id } } } } }`;
    expect(await post(app, { query: latest('null') })).toMatchObject(refused);
    expect(await post(app, { query: latest('0') })).toMatchObject(refused);
  });
  test('1 and 100 are possible', async () => {
    for (const first of [1, 100]) {
      expect((await post(app, { query: `{ viewer { accounts(first: ${first}) { nodes { id } } } }` })).status).toBe(
        200,
      );
    }
  });
  test('10^10, a fraction and text are no numbers of GraphQL', async () => {
    const query = 'query ($first: Int!) { viewer { accounts(first: $first) { nodes { id } } } }';
    for (const first of [1e10, 1.5, '5', {}]) {
      expect((await post(app, { query, variables: { first } })).code).toBe('BAD_USER_INPUT');
    }
    expect((await post(app, { query: '{ viewer { accounts(first: 10000000000) { nodes { id } } } }' })).code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});

test('a query that is known is checked again for its variables', async () => {
  const query = 'query ($first: Int!) { viewer { accounts(first: $first) { nodes { id } } } }';
  for (let i = 0; i < 3; i++) {
    expect((await post(app, { query, variables: { first: 5 } })).status).toBe(200);
    expect((await post(app, { query, variables: { first: 0 } })).code).toBe('BAD_USER_INPUT');
  }
});

test('more different queries than are remembered are all answered', async () => {
  const small = await endpoint({ limits: { ...limits, knownQueries: 2 } });
  for (const name of ['a', 'b', 'c', 'a', 'b', 'c']) {
    expect((await post(small.app, { query: `{ hello(name: "${name}") }` })).body.data).toEqual({
      hello: `hello ${name}`,
    });
  }
  await small.app.close();
});

test('no more queries than that are kept in memory', async () => {
  const schema = smallSchema();
  const operations: unknown[] = [];
  schema.getQueryType()!.getFields()['hello']!.resolve = (_root, _args, _context, { operation }) => {
    operations.push(operation);
    return 'hello';
  };
  const small = await endpoint({ schema, limits: { ...limits, knownQueries: 2 } });
  for (const name of ['a', 'a', 'b', 'c', 'a']) await post(small.app, { query: `{ hello(name: "${name}") }` });
  expect(operations[1]).toBe(operations[0]);
  expect(operations[4]).not.toBe(operations[0]);
  await small.app.close();
});
