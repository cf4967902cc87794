import { Writable } from 'node:stream';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { createLogger } from '../../server/request/log.ts';

/** What a log line would tell about it. */
function logged(line: object, message = 'happened'): string {
  let text = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  createLogger({ logLevel: 'debug' }, sink).info(line, message);
  return text;
}

test('request id, tenant, operation, status and time are there to be searched for', () => {
  const line = {
    req: '0190b6a3-1111-7000-8000-123456789012',
    tenant: 'kaluga',
    operation: 'Overview',
    status: 200,
    ms: 1.5,
  };
  expect(JSON.parse(logged(line))).toMatchObject({ ...line, level: 'info', msg: 'happened' });
});

test.each([
  ['a password', { input: { password: 'correct horse' } }, 'correct horse'],
  ['an authorization header', { headers: { Authorization: 'Bearer abc.def.ghi' } }, 'abc.def.ghi'],
  ['a cookie', { headers: { cookie: '__Host-session=secret-cookie' } }, 'secret-cookie'],
  ['a refresh token', { session: { refreshToken: 'r-e-f-r-e-s-h' } }, 'r-e-f-r-e-s-h'],
  ['an e-mail', { note: 'letter to ivanov.petr@example.ru failed' }, 'ivanov'],
  ['a phone', { note: 'SMS to +7 (910) 123-45-67 failed' }, '123-45'],
  ['an account number', { note: 'account 400123456 not found' }, '400123456'],
  ['a login', { login: 'petrov' }, 'petrov'],
  ['a name', { resident: { fullName: 'Иванов Пётр' } }, 'Иванов'],
  ['variables', { graphql: { variables: { input: { number: 'x-secret-x' } } } }, 'x-secret-x'],
  ['a database password', { note: 'cannot reach postgres://kabinet_app:hunter2hunter2@db/kabinet' }, 'hunter2'],
])('%s never reaches the log', (_what, line, secret) => {
  expect(logged(line)).not.toContain(secret);
});

test('a message, too, is cleaned of e-mails, phones, account numbers and tokens', () => {
  const text = logged({}, 'a@b.ru +79101234567 4001234567890 eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln');
  expect(JSON.parse(text)).toMatchObject({ msg: '[e-mail] [phone] [number] [token]' });
});

test('an error tells its type and place, not the values of a statement', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "login_pkey"'), {
    code: '23505',
    detail: 'Key (tenant_id, login)=(1, petrov) already exists.',
    table: 'login',
    constraint: 'login_pkey',
  });
  const ofOrm = new UniqueConstraintViolationException(
    Object.assign(new Error(`insert into "login" values (1, 'petrov') - ${cause.message}`), { code: '23505' }),
  );
  for (const err of [cause, ofOrm, new Error('could not sign in', { cause })]) {
    const text = logged({ err });
    expect(text).not.toContain('petrov');
    expect(text).toContain('log.test.ts'); // where it came from
  }
  expect(JSON.parse(logged({ err: cause }))).toMatchObject({
    err: { code: '23505', table: 'login', constraint: 'login_pkey' },
  });
});

test('a list of many or a deep thing does not flood the log', () => {
  const deep: Record<string, unknown> = {};
  deep['inside'] = deep;
  expect(logged({ deep }).length).toBeLessThan(500);
  expect(logged({ list: Array.from({ length: 10_000 }, (_, index) => index) }).length).toBeLessThan(500);
});
