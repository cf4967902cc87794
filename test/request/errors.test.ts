import { setTimeout as pause } from 'node:timers/promises';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { errorCodes, KabinetError } from '../../server/errors.ts';
import { endpoint, faults, post, smallSchema, type Told } from './support/endpoint.ts';

let app: FastifyInstance;
let told: Told;

beforeAll(async () => {
  ({ app, told } = await endpoint());
});
afterAll(() => app.close());
beforeEach(() => {
  told.length = 0;
});

const withCode = (code: string, message = 'detail of a row: password hunter2') =>
  Object.assign(new Error(message), { code });

/** What a field gets that throws this: in a query that can be null, and in one that cannot. */
async function failing(fault: unknown) {
  faults['now'] = () => fault;
  const maybe = await post(app, { query: '{ fails(how: "now") }' });
  const never = await post(app, { query: '{ mustNotFail(how: "now") }' });
  expect(never.code).toBe(maybe.code);
  expect(JSON.stringify([maybe.body, never.body])).not.toMatch(/hunter2|stack|at .*:\d+:\d+/);
  return { code: maybe.code, status: never.status, maybe, never };
}

describe('a fault of the database is told by its code:', () => {
  test.each([
    ['refused', withCode('ECONNREFUSED')],
    ['reset', withCode('ECONNRESET')],
    [
      'refused on both addresses of localhost',
      Object.assign(new AggregateError([withCode('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    ],
    ['stopped by its administrator', withCode('57P01')],
    ['crashed', withCode('57P02')],
    ['starting', withCode('57P03')],
    ['out of connections', withCode('53300')],
    ['a primary that became a replica', withCode('25006')],
    ['no connection free in time', new Error('timeout exceeded when trying to connect')],
    ['connection lost', new Error('Connection terminated unexpectedly')],
    ['connection lost while waiting for it', new Error('Connection terminated due to connection timeout')],
    ['lost behind another error', new Error('could not read', { cause: withCode('ECONNRESET') })],
  ])('%s: 503', async (_name, fault) => {
    const { code, status } = await failing(fault);
    expect([code, status]).toEqual(['DATABASE_UNAVAILABLE', 503]);
  });

  test.each([
    ['statement timeout', withCode('57014')],
    ['lock timeout', withCode('55P03')],
    ['deadlock', withCode('40P01')],
    ['no answer', new Error('Query read timeout')],
  ])('%s: 504', async (_name, fault) => {
    const { code, status } = await failing(fault);
    expect([code, status]).toEqual(['TIMEOUT', 504]);
  });

  test.each(['22P02', '22021', '22008', '22003'])('a value that a type cannot hold (%s): 400', async (state) => {
    const { code, status } = await failing(withCode(state));
    expect([code, status]).toEqual(['BAD_USER_INPUT', 400]);
  });

  test.each([
    ['a missing table', withCode('42P01')],
    ['row-level security', withCode('42501')],
    ['a duplicate', withCode('23505')],
    ['a duplicate in the words of the ORM', new UniqueConstraintViolationException(withCode('23505'))],
    ['a bug', new TypeError("Cannot read properties of undefined (reading 'hunter2')")],
    ['a missing file', withCode('ENOENT')],
    ['something that is no error', 'hunter2'],
  ])('%s is our own fault: 500', async (_name, fault) => {
    const { code, status } = await failing(fault);
    expect([code, status]).toEqual(['INTERNAL', 500]);
  });

  test('a real PostgreSQL that does not answer in time', async () => {
    const client = new pg.Client({ connectionString: inject('cluster').adminUrl, statement_timeout: 50 });
    await client.connect();
    const fault: unknown = await client.query('select pg_sleep(5)').catch((error: unknown) => error);
    await client.end();
    expect((await failing(fault)).code).toBe('TIMEOUT');
  });
});

describe('the answer to a fault of ours', () => {
  test('says so kindly, with the id under which the log has the cause', async () => {
    const { never } = await failing(new Error('hunter2'));
    expect(never.body).toEqual({
      data: null,
      errors: [
        {
          message: errorCodes.INTERNAL.message,
          locations: [{ line: 1, column: 3 }],
          path: ['mustNotFail'],
          extensions: { code: 'INTERNAL', requestId: 'request-1' },
        },
      ],
    });
    expect(told[0]).toMatchObject({ level: 'error', line: { req: 'request-1', err: expect.any(Error) } });
  });

  test('has its status also where every root field may be null', async () => {
    const { maybe } = await failing(withCode('ECONNREFUSED'));
    expect([maybe.status, maybe.body.data]).toEqual([503, null]);
  });

  test('is still an answer when another field came', async () => {
    faults['now'] = () => withCode('ECONNREFUSED');
    const { status, body } = await post(app, { query: '{ hello fails(how: "now") }' });
    expect([status, body.data]).toEqual([200, { hello: 'hello you', fails: null }]);
  });

  test('does not flood the log, however many fail', async () => {
    const busy = await endpoint();
    faults['now'] = () => withCode('ECONNREFUSED');
    await Promise.all(Array.from({ length: 50 }, () => post(busy.app, { query: '{ fails(how: "now") }' })));
    expect(busy.told.length).toBeLessThan(10);
    expect(busy.told[0]).toMatchObject({ level: 'warn', line: { req: 'request-1', outcome: 'DATABASE_UNAVAILABLE' } });
    await busy.app.close();
  });
});

describe('an error that is meant to be shown', () => {
  test.each(Object.entries(errorCodes))('%s has its status and sentence', async (code, { status, message }) => {
    const { never } = await failing(new KabinetError(code as keyof typeof errorCodes));
    expect([never.code, never.status, never.body.errors![0]!.message]).toEqual([code, status, message]);
    expect(told).toEqual([]);
  });

  test('keeps its own sentence and details', async () => {
    const { maybe } = await failing(
      new KabinetError('TOO_MANY_REQUESTS', 'Подождите минуту.', { retryAfterSeconds: 60 }),
    );
    expect(maybe.body.errors![0]).toMatchObject({
      message: 'Подождите минуту.',
      extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 60, requestId: 'request-1' },
    });
  });

  test('leaves the rest of the answer alone', async () => {
    const { maybe } = await failing(new KabinetError('NOT_FOUND'));
    expect([maybe.status, maybe.body.data]).toEqual([200, { fails: null }]);
  });
});

describe('a developer is told', () => {
  const message = async (query: string) => (await post(app, { query })).body.errors!.map((error) => error.message);

  test('where a query is wrong, without being told what else there is', async () => {
    expect(await message('{ helo }')).toEqual(['Cannot query field "helo" on type "Query".']);
    expect(await message('{ hello(nam: "x") }')).toEqual(['Unknown argument "nam" on field "Query.hello".']);
    expect(await message('{ hello ')).toEqual(['Syntax Error: Expected Name, found <EOF>.']);
    const { body } = await post(app, { query: '{\n  helo\n}' });
    expect(body.errors![0]).toMatchObject({
      locations: [{ line: 2, column: 3 }],
      extensions: { requestId: 'request-1' },
    });
  });

  test('which type a literal must have', async () => {
    expect(await message('{ hello(name: 5) }')).toEqual(['String cannot represent a non string value.']);
    expect(await message('{ echo(input: 5) }')).toEqual(['Expected value of type "EchoInput!".']);
  });

  test('which variable is wrong, at any depth', async () => {
    const query = 'query ($input: EchoInput!) { echo(input: $input) }';
    const hint = async (input: unknown) =>
      (await post(app, { query, variables: { input } })).body.errors![0]!.extensions['hint'];
    expect(await hint({ text: 'x', inner: { text: 5 } })).toBe(
      'Variable $input.inner.text is missing or of a wrong type: $input is EchoInput!.',
    );
    expect(await hint({ text: 'x', amount: '1.234' })).toBe('Money must be a string such as "1234.56".');
    expect(await hint(undefined)).toBe('Variable $input is missing or of a wrong type: $input is EchoInput!.');
    expect(await hint({})).toBe('Variable $input lacks the field "text" (String!): $input is EchoInput!.');
    expect(await hint({ text: 'x', inner: {} })).toBe(
      'Variable $input.inner lacks the field "text" (String!): $input is EchoInput!.',
    );
    // What somebody named a field may be somebody's too.
    expect(await hint({ text: 'x', secret: 'y' })).toBe(
      'Variable $input has a field that EchoInput does not know: $input is EchoInput!.',
    );
  });
});

test('introspection is open in development only; __typename always is', async () => {
  const closed = await endpoint({ development: false });
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
    expect((await post(app, { query })).body.errors).toBeUndefined();
    const { status, code, body } = await post(closed.app, { query });
    expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(body.errors![0]!.message).toMatch(/^Introspection is off/);
  }
  expect((await post(closed.app, { query: '{ __typename }' })).body.data).toEqual({ __typename: 'Query' });
  await closed.app.close();
});

test('an operation that takes too long is 504', async () => {
  const schema = smallSchema();
  let release = (): void => {};
  const slow = new Promise<string>((resolve) => {
    release = () => resolve('late');
  });
  schema.getQueryType()!.getFields()['hello']!.resolve = () => slow;
  const impatient = await endpoint({ schema, timeoutMs: 20 });
  const { status, code, body } = await post(impatient.app, { query: '{ hello }' });
  expect([status, code, body.data]).toEqual([504, 'TIMEOUT', null]);
  release();
  await pause(0);
  await impatient.app.close();
});

test('the log line of a request knows how it ended, wherever it ended', async () => {
  const outcome = async (body: unknown, headers = {}) =>
    (JSON.parse(String((await post(app, body, headers)).headers['seen'])) as { outcome: string }).outcome;
  expect(await outcome({ query: '{ hello }' })).toBe('OK');
  expect(await outcome('{')).toBe('BAD_REQUEST');
  expect(await outcome({ query: '{ helo }' })).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await outcome({ query: '{' })).toBe('GRAPHQL_PARSE_FAILED');
  expect(await outcome({ query: '{ hello }' }, { authorization: 'Bearer bad' })).toBe('UNAUTHENTICATED');
  expect(await outcome({ query: '{ viewer { accounts(first: 0) { nodes { id } } } }' })).toBe('BAD_USER_INPUT');
});
