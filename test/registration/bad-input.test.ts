import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { parseFullName } from '../../server/sessions/full-name.ts';
import { ask } from '../support/http.ts';
import { Newcomers } from './newcomers.ts';

let people: Newcomers;
let mails = 0;
beforeAll(async () => void (people = await Newcomers.at(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => people.close());

const stk = { fullName: 'Иванова Анна Петровна', phone: '+79130000003', email: 'anna@mail.example' };
const kaluga = () => ({ accountNumber: people.freeNumber('kaluga'), email: 'anna@mail.example', phone: '89100000001' });

describe('a fault stands beside its field', () => {
  test('and an empty form tells of all of them', async () => {
    const answer = await people.start('kaluga', {});
    expect(answer).toMatchObject({ reason: 'INVALID_ANSWERS', retryAfterSeconds: null });
    expect(answer.faults.map(({ asks }: { asks: string }) => asks)).toEqual(['ACCOUNT_NUMBER', 'EMAIL', 'PHONE']);
  });

  test.each([
    'anna(x)@mail.example',
    'a: anna@mail.example;',
    '"anna"@mail.example',
    'anna@mail.example\r\nBcc: x@y.example',
    'anna@mail.example, eva@mail.example',
    'Анна <anna@mail.example>',
    'anna@127.0.0.1',
    `${'a'.repeat(300)}@mail.example`,
  ])('%j is no address to write to', async (email) => {
    expect(await people.start('kaluga', { ...kaluga(), email })).toMatchObject({
      reason: 'INVALID_ANSWERS',
      faults: [{ asks: 'EMAIL' }],
    });
  });

  test.each(['12345678', '1234567890', 'один', '12345678٩', '9'.repeat(5000), '\u202E123456789'])(
    '%j is no account number',
    async (accountNumber) => {
      expect(await people.start('kaluga', { ...kaluga(), accountNumber })).toMatchObject({
        faults: [{ asks: 'ACCOUNT_NUMBER', message: expect.stringContaining('Девять цифр') }],
      });
    },
  );

  test('a wrong form costs no attempt: it tells nothing to who guesses, and people mistype', async () => {
    const address = people.town.newAddress();
    for (let n = 0; n < 15; n++) await people.start('kaluga', { ...kaluga(), email: 'no' }, { address });
    expect(await people.start('kaluga', kaluga(), { address })).toHaveProperty('step', 1);
  });

  test.each([
    ['short', 'Нужно не меньше 8 знаков'],
    ['password1', 'подбирают первым'],
    ['д'.repeat(129), 'длиннее 128 знаков'],
    ['9'.repeat(100_000), 'длиннее 128 знаков'],
  ])('the password %s', async (password, message) => {
    const { registration } = await people.start('kaluga', kaluga());
    const answer = await people.goOn('kaluga', registration, { password, passwordAgain: password });
    expect(answer.faults).toEqual([{ asks: 'PASSWORD', message: expect.stringContaining(message) }]);
  });

  test('two passwords that differ; and the number as a password', async () => {
    const answers = kaluga();
    const { registration } = await people.start('kaluga', answers);
    expect(
      (await people.goOn('kaluga', registration, { password: 'пять чайников', passwordAgain: 'пять чайника' })).faults,
    ).toMatchObject([{ asks: 'PASSWORD_AGAIN' }]);
    const number = `${answers.accountNumber}!`;
    expect(
      (await people.goOn('kaluga', registration, { password: number, passwordAgain: number })).faults,
    ).toMatchObject([{ asks: 'PASSWORD' }]);
  });

  test.each([
    ['ab', 'не меньше 3'],
    ['a'.repeat(33), 'не больше 32'],
    ['a b c', 'не подойдёт'],
    ['<script>', 'не подойдёт'],
    ['ann\u202Ea', 'не подойдёт'],
    ['аnna', 'латинскими'],
  ])('the login %j', async (login, message) => {
    const { registration } = await people.start('stk', { ...stk, email: `x${++mails}@mail.example` });
    const answer = await people.goOn('stk', registration, { login, password: 'пять синих чайников' });
    expect(answer.faults).toEqual([{ asks: 'LOGIN', message: expect.stringContaining(message) }]);
  });
});

describe('a full name', () => {
  test.each([
    ['  иванова   АННА ', 'иванова АННА'],
    ['\u202EИванова\u202C Анна\uFEFF', 'Иванова Анна'],
    ['Ивaнoвa Анна', 'Иванова Анна'], // a, o, a are Latin
    ['Салтыков‑Щедрин М. Е.', 'Салтыков-Щедрин М. Е.'],
    ['Д’Артаньян Шарль', "Д'Артаньян Шарль"],
    ['Müller Anna', 'Müller Anna'],
    ['ﬁlippova Anna', 'filippova Anna'],
  ])('%j is kept as %j', (typed, name) => expect(parseFullName(typed)).toEqual({ name }));

  test.each([
    '',
    'Иванова',
    'Иванова 7',
    'Иванова Анна\u0007',
    '<b>Анна</b> Иванова',
    'Иванова Jul',
    'я'.repeat(151),
    '. .',
    'https://evil.example анна',
  ])('%j is none', (typed) => expect(parseFullName(typed)).toHaveProperty('fault'));
});

describe('nothing breaks the server', () => {
  test('ten megabytes of password are not read', async () => {
    const body = JSON.stringify({ query: '', variables: { input: { answers: { password: 'x'.repeat(10_000_000) } } } });
    const answer = await ask(people.town.server.port, 'kaluga.localhost', '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      body,
    }).catch((error: NodeJS.ErrnoException) => ({ status: error.code }));
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(answer.status);
  });

  const odd = [
    '\u202E\u202D',
    '\u0007',
    "'; drop table registration; --",
    '😀'.repeat(500),
    'ﷺ'.repeat(2000),
    '%00',
    '{}',
    '-1',
    '../..',
  ];

  test.each(odd)('%j in every field', async (text) => {
    const answers = {
      accountNumber: text,
      login: text,
      fullName: text,
      password: text,
      passwordAgain: text,
      email: text,
      phone: text,
      amountDue: text,
      meterSerial: text,
      officeCode: text,
    };
    for (const slug of ['kaluga', 'energosbyt', 'elista', 'stk'])
      expect(await people.start(slug, answers, { consents: people.ticks(slug) })).toMatchObject({
        __typename: 'RegistrationRefused',
        reason: 'INVALID_ANSWERS',
      });
    expect(await people.goOn('kaluga', text, answers)).toMatchObject({ reason: 'EXPIRED' });
    for (const input of [
      { token: text },
      { registration: text, code: text },
      { login: text, oneTimePassword: text, newPassword: 'пять синих чайников' },
      {},
    ])
      expect(await people.complete('kaluga', input)).toMatchObject({ reason: 'WRONG_CODE' });
    expect((await people.resend('kaluga', text)).message).toContain('заново');
  });

  test('a thousand ticks are no more than those that are asked for', async () => {
    const answers = { password: 'пять синих чайников', passwordAgain: 'пять синих чайников' };
    const email = 'ticks@mail.example';
    const { registration } = await people.start('kaluga', { ...kaluga(), email });
    const many = Array.from({ length: 1000 }, () => ({ kind: 'MARKETING_CONSENT', version: 'v'.repeat(100) }));
    await people.goOn('kaluga', registration, answers, [...people.ticks('kaluga'), ...many]);
    const [kept] = await people.town.given.sql('select consents from registration where email = $1', [email]);
    expect(kept!['consents']).toHaveLength(2);
  });
});
