import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type AuditFail, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoint, post } from './support/endpoint.ts';

let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  ({ app } = await endpoint());
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => app.close());

test('the audits of graphql-http find no error, and warn only that GET is not there', async () => {
  const results = await Promise.all(serverAudits({ url, fetchFn: fetch }).map(({ fn }) => fn()));
  const failed = results.filter((result): result is AuditFail => result.status !== 'ok');
  expect(results.length).toBeGreaterThan(60);
  expect(failed.filter(({ status }) => status === 'error')).toEqual([]);
  expect(failed.map(({ name }) => name).filter((name) => !/GETs?\b/.test(name))).toEqual([]);
});

describe('only POST with JSON is accepted:', () => {
  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)(
    '%s gets 405 and is told to use POST',
    async (method) => {
      const response = await app.inject({ method, url: '/graphql?query={hello}' });
      expect(response.statusCode).toBe(405);
      expect(response.headers['allow']).toBe('POST');
      const [error] = response.json().errors;
      expect(error.extensions).toMatchObject({ code: 'METHOD_NOT_ALLOWED', hint: expect.stringContaining('POST') });
    },
  );

  test('HEAD gets 405 without a body', async () => {
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'POST', '']);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-16',
    'application/jsonx',
    'text/plain; application/json',
  ])('a body of type %s gets 415', async (type) => {
    const { status, body } = await post(app, { query: '{ hello }' }, { 'content-type': type });
    expect(status).toBe(415);
    expect(body.errors![0]!.extensions).toMatchObject({
      code: 'BAD_REQUEST',
      hint: expect.stringContaining('application/json'),
    });
  });

  test('a form of another origin cannot get around this with the headers that Apollo would accept', async () => {
    const headers = {
      'content-type': 'text/plain',
      'apollo-require-preflight': 'true',
      'x-apollo-operation-name': 'x',
    };
    expect((await post(app, { query: '{ hello }' }, headers)).status).toBe(415);
  });

  test('a request without a type, or with a compressed body, gets 415', async () => {
    expect((await app.inject({ method: 'POST', url: '/graphql' })).statusCode).toBe(415);
    expect((await post(app, { query: '{ hello }' }, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON',
  ])('%s is JSON', async (type) => {
    expect((await post(app, { query: '{ hello }' }, { 'content-type': type })).body).toEqual({
      data: { hello: 'hello you' },
    });
  });
});

describe('the answer', () => {
  test.each([
    [undefined, 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/*;q=0.5', 'application/json; charset=utf-8'],
    ['text/html, application/json;q=0.9', 'application/json; charset=utf-8'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
    ['application/json, application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/json, application/graphql-response+json;q=0.1', 'application/json; charset=utf-8'],
  ])('to Accept: %s is %s', async (accept, type) => {
    const { status, headers } = await post(app, { query: '{ hello }' }, accept ? { accept } : {});
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  test('to somebody who wants neither type is 406, before anything is done', async () => {
    const { status, code } = await post(app, { query: 'mutation { signIn(login: "x") }' }, { accept: 'text/html' });
    expect([status, code]).toEqual([406, 'BAD_REQUEST']);
  });

  test('is kept by no cache and is nothing but JSON', async () => {
    const { headers } = await post(app, { query: '{ hello }' });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
});

test('a mistake in a query is 400, and 200 for who knows application/json alone', async () => {
  const status = async (query: string, accept: string) => (await post(app, { query }, { accept })).status;
  for (const query of ['{', '{ nothing }', '{ hello(name: 5) }', 'query ($name: Int!) { __typename }']) {
    expect(await status(query, '*/*')).toBe(400);
    expect(await status(query, 'application/graphql-response+json')).toBe(400);
    expect(await status(query, 'application/json')).toBe(200);
  }
});

test('the list of portals has no API and says where there is one', async () => {
  const { status, code, body } = await post(app, { query: '{ hello }' }, { host: 'localhost:4000' });
  expect([status, code]).toEqual([404, 'NOT_FOUND']);
  expect(body.errors![0]!.extensions['hint']).toContain('<slug>.localhost');
});

test('a bad token is 401 whatever is accepted', async () => {
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
    const { status, code, body } = await post(app, { query: '{ hello }' }, { authorization: 'Bearer bad', accept });
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(body.errors![0]!.message).toBe('Сеанс закончился. Войдите в личный кабинет ещё раз.');
  }
});
