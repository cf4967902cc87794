import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditFail, serverAudits } from 'graphql-http';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCostAgainst } from '../../server/request/limits/check-cost.ts';
import { checkQueriesAgainst } from '../../server/request/limits/check-query.ts';
import { limits } from '../../server/request/limits/limits.ts';
import { makeSchema } from '../../server/schema.ts';
import { ask, askGraphql } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('the audits of graphql-http find no error on a portal', async () => {
  const fetchFn = async (url: string, { method = 'GET', headers, body }: RequestInit = {}): Promise<Response> => {
    const sent = { method, headers: Object.fromEntries(new Headers(headers)), body: body as string };
    const answer = await ask(server.port, 'kaluga.localhost', new URL(url).pathname, sent);
    return new Response(answer.body, { status: answer.status, headers: answer.headers as Record<string, string> });
  };
  const audits = serverAudits({ url: 'http://kaluga.localhost/graphql', fetchFn });
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  const failed = results.filter((result): result is AuditFail => result.status !== 'ok');
  expect(results.length).toBeGreaterThan(60);
  expect(failed.filter(({ name, status }) => status === 'error' || !/GETs?\b/.test(name))).toEqual([]);
});

describe('on the real schema:', () => {
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const codeOf = async (query: string, variables: object = {}, token?: string) =>
    (await askGraphql(server.port, 'kaluga', query, { variables, ...(token ? { token } : {}) })).errors?.[0]?.extensions
      .code;

  test.each([
    ['NUL', { login: 'a\0', password: 'x' }],
    ['a lone surrogate', { login: 'a', password: '\ud800' }],
    ['a list', { login: ['a'], password: 'x' }],
    ['nothing', undefined],
  ])('%s as a login is BAD_USER_INPUT', async (_name, input) => {
    expect(await codeOf(signIn, { input })).toBe('BAD_USER_INPUT');
  });

  test.each([-1, 0, 101, 1e9])('accounts(first: %s) is BAD_USER_INPUT', async (first) => {
    expect(await codeOf(`{ viewer { accounts(first: ${first}) { nodes { id } } } }`)).toBe('BAD_USER_INPUT');
  });

  test('several sign-ins in one request are QUERY_TOO_COMPLEX', async () => {
    const one = 'signIn(input: { login: "a", password: "b" }) { __typename }';
    expect(await codeOf(`mutation { a: ${one} b: ${one} }`)).toBe('QUERY_TOO_COMPLEX');
  });

  test('an id or a cursor that nobody handed out is nothing, or BAD_USER_INPUT, never a fault', async () => {
    for (const id of ['', '1', '💡', 'x'.repeat(100_000), '../../etc', "' or 1=1 --"])
      expect(await codeOf('query ($id: ID!) { account(id: $id) { id } }', { id })).toBeUndefined();
  });

  test.each(['{ viewer @skip(if: $hidden) { id } }', '{ viewer { id @skip(if: $hidden) } }'])(
    'null for the condition in %s is BAD_USER_INPUT, though it has a default',
    async (selection) => {
      const { tokens, tenants } = server.shared;
      const who = { residentId: randomUUID(), sessionId: randomUUID() };
      const kaluga = tenants.find(({ slug }) => slug === 'kaluga')!;
      const { accessToken } = await tokens.issue(who, kaluga, 5);
      expect(await codeOf(`query ($hidden: Boolean = true) ${selection}`, { hidden: null }, accessToken)).toBe(
        'BAD_USER_INPUT',
      );
    },
  );

  test('a token of nonsense is UNAUTHENTICATED', async () => {
    expect(await codeOf('{ __typename }', {}, 'x.y.z')).toBe('UNAUTHENTICATED');
  });
});

test('nobody waits longer than five seconds for an answer', { timeout: 10_000 }, async () => {
  const field = server.shared.schema.getQueryType()!.getFields()['tenant']!;
  const { resolve } = field;
  field.resolve = () => new Promise(() => undefined);
  const { errors } = await askGraphql(server.port, 'kaluga', '{ tenant { slug } }');
  if (resolve) field.resolve = resolve;
  expect(errors?.[0]?.extensions.code).toBe('TIMEOUT');
});

test('every operation of the portal is well within the limits', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'client');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  const { definitions } = parse(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of definitions) if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const operations = definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  expect(operations.length).toBeGreaterThan(4);

  const tighter = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, limit > 1 ? limit * 0.75 : limit]),
  );
  const checkQuery = checkQueriesAgainst(tighter as never);
  const checkCost = checkCostAgainst(await makeSchema(), tighter as never);
  for (const operation of operations) {
    const used = new Set<FragmentDefinitionNode>();
    const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
      visit(node, {
        FragmentSpread: ({ name }) => {
          const fragment = fragments.get(name.value);
          if (fragment && !used.has(fragment)) collect(used.add(fragment) && fragment);
        },
      });
    };
    collect(operation);
    const document = parse([operation, ...used].map(print).join('\n'));
    expect(() => {
      checkQuery(print(document));
      checkCost(document, document.definitions[0] as OperationDefinitionNode, {});
    }).not.toThrow();
  }
});
