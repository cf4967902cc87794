import { connect, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer } from '../../server/request/close-server.ts';
import { endpoint, post } from './support/endpoint.ts';

let app: FastifyInstance;
let port: number;

beforeAll(async () => {
  ({ app } = await endpoint());
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => closeServer(app, 1000)); // a refused upload leaves a socket half-way

const echo = 'query ($input: EchoInput!) { echo(input: $input) }';
const variables = (json: string) => `{"query": ${JSON.stringify(echo)}, "variables": ${json}}`;

describe('a body that is no request gets BAD_REQUEST and a hint:', () => {
  test.each([
    ['nothing', '', 'not JSON'],
    ['half of a JSON', '{"query": "{ hello', 'not JSON'],
    ['text', '"{ hello }"', 'JSON object'],
    ['null', 'null', 'JSON object'],
    ['a batch', '[{"query": "{ hello }"}]', 'Batches'],
    ['an empty batch', '[]', 'Batches'],
    ['no query', '{}', '`query`'],
    ['a query that is a number', '{"query": 5}', '`query`'],
    ['a parsed query', '{"query": {"kind": "Document"}}', '`query`'],
    ['a query with a lone surrogate', '{"query": "{ hello(name: \\"\\ud800\\") }"}', 'surrogate'],
    ['variables as text', '{"query": "{ hello }", "variables": "{}"}', '`variables`'],
    ['variables as a list', '{"query": "{ hello }", "variables": []}', '`variables`'],
    ['extensions as a list', '{"query": "{ hello }", "extensions": []}', '`extensions`'],
    ['an operation name that is a number', '{"query": "{ hello }", "operationName": 1}', '`operationName`'],
    ['an operation that is not there', '{"query": "query A { hello }", "operationName": "B"}', '`operationName`'],
    ['several operations and no name', '{"query": "query A { hello } query B { hello }"}', '`operationName`'],
    ['a query under __proto__', '{"__proto__": {"query": "{ hello }"}}', '`query`'],
    ['100 000 brackets', '['.repeat(100_000), 'not JSON'],
  ])('%s', async (_name, body, hint) => {
    const answer = await post(app, body);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.body.errors![0]!.extensions['hint']).toContain(hint);
  });

  test('bytes that are not UTF-8', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: Buffer.concat([
        Buffer.from('{"query":"{ hello(name: \\"'),
        Buffer.from([0xcf, 0xf0]),
        Buffer.from('\\") }"}'),
      ]),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].extensions).toMatchObject({ code: 'BAD_REQUEST', hint: 'The body is not UTF-8.' });
  });
});

describe('values that no field may hold get BAD_USER_INPUT:', () => {
  test.each([
    ['NUL', variables('{"input": {"text": "a\\u0000b"}}')],
    ['NUL in a list', variables('{"input": {"text": "a", "list": ["\\u0000"]}}')],
    ['a lone surrogate', variables('{"input": {"text": "\\ud83d"}}')],
    ['a lone low surrogate', variables('{"input": {"text": "\\ude00x"}}')],
    ['__proto__', variables('{"__proto__": {"input": {"text": "x"}}}')],
    ['__proto__ in an input', variables('{"input": {"text": "x", "__proto__": {"text": "y"}}}')],
    ['constructor', variables('{"input": {"text": "x", "constructor": {"prototype": {}}}}')],
    ['a variable that nobody declared', variables('{"input": {"text": "x"}, "other": "\\u0000"}')],
    ['lists in lists', variables(`{"input": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`)],
    ['inputs in inputs', variables(`{"input": ${'{"inner":'.repeat(500)}{"text":"x"}${'}'.repeat(500)}}`)],
    ['an escaped NUL in a literal', JSON.stringify({ query: String.raw`{ hello(name: "\u0000") }` })],
    ['NUL in a literal', JSON.stringify({ query: '{ hello(name: "\0") }' })],
    ['NUL in a block', JSON.stringify({ query: '{ hello(name: """\0""") }' })],
    ['a wrong sum', variables('{"input": {"text": "x", "amount": "12,50"}}')],
    ['a wrong sum as a literal', JSON.stringify({ query: '{ echo(input: { text: "x", amount: "1e3" }) }' })],
    ['an impossible day', JSON.stringify({ query: '{ hello(birthday: "2026-02-30") }' })],
    ['no value for what must be there', variables('{}')],
    ['null for what must be there', variables('{"input": null}')],
    ['a wrong type', variables('{"input": {"text": 5}}')],
    ['an unknown key', variables('{"input": {"text": "x", "toString": "y"}}')],
  ])('%s', async (_name, body) => {
    const answer = await post(app, body);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.body.errors![0]!.extensions['hint']).toEqual(expect.any(String));
    expect(answer.body.data).toBeUndefined();
  });

  test('while Cyrillic, emoji and a backslash are text like any other', async () => {
    const text = 'Ёж 🦔 \\u0000';
    expect((await post(app, { query: echo, variables: { input: { text } } })).body.data).toEqual({ echo: text });
  });

  test('an answer never repeats the value', async () => {
    const secret = 'hunter2';
    const bodies = [
      { query: echo, variables: { input: { text: { password: secret } } } },
      { query: echo, variables: { input: { text: 'x', kind: secret } } },
      { query: echo, variables: { input: { text: 'x', amount: secret } } },
      { query: echo, variables: { input: secret } },
      { query: `{ echo(input: "${secret}") }` },
      { query: `{ echo(input: { text: "x", kind: "${secret}" }) }` },
      { query: `{ hello(birthday: "${secret}") }` },
      { query: `{ hello(name: ["${secret}", "x"]) }` },
      { query: `{ hello "${secret}" }` },
      { query: `{ hello """${secret}\n""" }` },
      { query: `query ($s: Int = "${secret}") { hello }` },
    ];
    for (const body of bodies) {
      const { status, body: answer } = await post(app, body);
      expect([body, status]).toEqual([body, 400]);
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
  });
});

describe('a body of 10 MB gets 413 and can be read:', () => {
  const huge = variables(`{"input": {"text": "${'x'.repeat(10_000_000)}"}}`);
  const answerTo = async (init: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { ...init, method: 'POST', headers });
    return [response.status, await response.json()];
  };
  const tooLarge = [413, { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE', max: 262_144 } }] }];
  const headers = { 'content-type': 'application/json' };

  test('with its length announced', async () => {
    expect(await answerTo({ body: huge })).toMatchObject(tooLarge);
  });

  test('in chunks of unknown number', async () => {
    expect(await answerTo({ body: new Blob([huge]).stream(), duplex: 'half' })).toMatchObject(tooLarge);
  });

  test('one of the very limit is accepted', async () => {
    const empty = variables('{"input": {"text": ""}}');
    const text = 'x'.repeat(262_144 - empty.length);
    expect((await post(app, variables(`{"input": {"text": "${text}"}}`))).body.data).toEqual({ echo: text });
    expect((await post(app, variables(`{"input": {"text": "${text}x"}}`))).status).toBe(413);
  });
});

test('a client that goes away in the middle of its body leaves the server well', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query"',
  );
  const gone = new Promise((resolve) => app.server.once('request', (request) => request.once('close', resolve)));
  await new Promise((resolve) => socket.once('connect', resolve));
  setImmediate(() => socket.destroy());
  await gone;
  expect((await post(app, { query: '{ hello }' })).status).toBe(200);
});

describe('whatever is sent, it is never a fault of the server:', () => {
  const settled = async (body: string) => {
    const { status, code } = await post(app, body);
    return status < 500 && code !== 'INTERNAL';
  };
  test('any text', async () => {
    expect(
      (await fc.check(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), settled), { numRuns: 150 }))
        .counterexample,
    ).toBeNull();
  });
  test('any JSON', async () => {
    expect(
      await fc.check(
        fc.asyncProperty(fc.jsonValue(), (value) => settled(JSON.stringify(value))),
        { numRuns: 150 },
      ),
    ).toMatchObject({ failed: false });
  });
  test('any query', async () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      ':',
      '$',
      '!',
      '...',
      '@',
      '"',
      '"""',
      '#',
      '\n',
      'a',
      'hello',
      'name',
      'query',
      'mutation',
      'fragment',
      'on',
      'viewer',
      'accounts',
      'first',
      '-1',
      '1e9',
      '0',
      'null',
      '\\u0000',
      '🦔',
      ' ',
    );
    const query = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' '));
    expect(
      await fc.check(
        fc.asyncProperty(query, (text) => settled(JSON.stringify({ query: text }))),
        { numRuns: 300 },
      ),
    ).toMatchObject({ failed: false });
  });
  test('any variables', async () => {
    const values = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.record({ input: fc.jsonValue() }));
    expect(
      await fc.check(
        fc.asyncProperty(values, (value) => settled(variables(JSON.stringify(value)))),
        { numRuns: 200 },
      ),
    ).toMatchObject({ failed: false });
  });
});
