import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { forgetRegistrations } from '../../server/registration/forget-registrations.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { Newcomers } from './newcomers.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
let people: Newcomers;
beforeAll(async () => void (people = await Newcomers.at(clock)));
afterAll(() => people.close());

const minutes = (n: number): void => clock.advance(n * 60);
let mails = 0;
let email = '';
beforeEach(() => void (email = `once${++mails}@mail.example`));

describe('a link or a code works once', () => {
  test('also when it comes twenty times at the same moment', async () => {
    for (const by of ['token', 'code']) {
      const { number } = await people.account('kaluga');
      const { token, code, registration } = await people.atKaluga(number, `${by}-${email}`);
      const input = by === 'token' ? { token } : { registration, code };
      const answers = await Promise.all(Array.from({ length: 20 }, () => people.complete('kaluga', input)));
      const made = answers.filter((answer) => answer.__typename === 'RegistrationCompleted');
      expect(made).toHaveLength(1);
      expect(answers.filter(({ reason }) => reason === 'ALREADY_COMPLETED')).toHaveLength(19);
      expect(await people.accountsOf(number)).toHaveLength(1);
    }
  });

  test('and who opens the link again is told kindly that all is well', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration } = await people.atKaluga(number, email);
    await people.complete('kaluga', { token });
    for (const input of [{ token }, { registration, code }])
      expect(await people.complete('kaluga', input)).toMatchObject({
        reason: 'ALREADY_COMPLETED',
        message: 'Всё в порядке, кабинет уже открыт. Войдите.',
      });
  });

  test('of two people who register one account the first to confirm has it, and the other is told', async () => {
    const { number } = await people.account('kaluga');
    const first = await people.atKaluga(number, email);
    const second = await people.atKaluga(number, `other-${email}`, 'другой пароль 77');
    const answers = await Promise.all([
      people.complete('kaluga', { token: second.token }),
      people.complete('kaluga', { token: first.token }),
    ]);
    const kinds = answers.map(({ __typename, reason }) => String(reason ?? __typename)).toSorted();
    expect(kinds).toEqual(['ACCOUNT_UNAVAILABLE', 'RegistrationCompleted']);
    const winner = answers[0].login === undefined ? first : second;
    const loser = winner === first ? second : first;
    expect(await people.town.signIn('kaluga', { login: number, password: winner.password })).toHaveProperty(
      'accessToken',
    );
    expect(await people.town.signIn('kaluga', { login: number, password: loser.password })).not.toHaveProperty(
      'accessToken',
    );
  });

  test('a one-time password too', async () => {
    const { number } = await people.account('elista');
    const answers = { accountNumber: number, amountDue: '1234.56', email };
    await people.start('elista', answers, { consents: people.ticks('elista') });
    await people.town.deliver();
    const oneTimePassword = people.oneTimePasswordFor(email);
    const passwords = ['пять синих чайников', 'семь белых чашек', 'шесть серых кошек'];
    const all = await Promise.all(
      passwords.map((newPassword) => people.complete('elista', { login: number, oneTimePassword, newPassword })),
    );
    expect(all.filter((answer) => answer.login === number)).toHaveLength(1);
    const signedIn = await Promise.all(
      passwords.map((password) => people.town.signIn('elista', { login: number, password })),
    );
    expect(signedIn.filter((answer) => answer.accessToken !== undefined)).toHaveLength(1);
  });

  test('and of two one-time passwords for one account the first that is used', async () => {
    const { number } = await people.account('elista');
    const oneTime: string[] = [];
    for (const one of [email, `two-${email}`]) {
      const answers = { accountNumber: number, amountDue: '1234.56', email: one };
      await people.start('elista', answers, { consents: people.ticks('elista') });
      await people.town.deliver();
      oneTime.push(people.oneTimePasswordFor(one));
    }
    const newPassword = 'пять синих чайников';
    const use = (oneTimePassword: string | undefined) =>
      people.complete('elista', { login: number, oneTimePassword, newPassword });
    expect(await use(oneTime[1])).toMatchObject({ login: number });
    expect(await use(oneTime[0])).toMatchObject({ reason: 'ACCOUNT_UNAVAILABLE' });
  });
});

describe('a link or a code is void', () => {
  test('after a newer one', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration } = await people.atKaluga(number, email);
    expect(await people.resend('kaluga', registration)).toMatchObject({ retryAfterSeconds: null });
    await people.town.deliver();
    expect(await people.complete('kaluga', { token })).toMatchObject({ reason: 'WRONG_CODE' });
    const newer = people.letterTo(email);
    if (newer.code !== code)
      expect(await people.complete('kaluga', { registration, code })).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await people.complete('kaluga', { registration, code: newer.code })).toMatchObject({ login: number });
  });

  test('a one-time password as well, and the newer one is sent no more than five times', async () => {
    const { number } = await people.account('elista');
    const answers = { accountNumber: number, amountDue: '1234.56', email };
    const { registration } = await people.start('elista', answers, { consents: people.ticks('elista') });
    await people.town.deliver();
    const older = people.oneTimePasswordFor(email);
    await people.resend('elista', registration);
    await people.town.deliver();
    const newPassword = 'пять синих чайников';
    expect(await people.complete('elista', { login: number, oneTimePassword: older, newPassword })).toMatchObject({
      reason: 'WRONG_CODE',
    });
    const waits = [];
    for (let n = 0; n < 5; n++) waits.push((await people.resend('elista', registration)).retryAfterSeconds);
    expect(waits.filter((wait) => wait !== null).length).toBeGreaterThan(0);
  });

  test('after five wrong codes, while the link is still good', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration } = await people.atKaluga(number, email);
    const wrong = String((Number(code) + 1) % 1e6).padStart(6, '0');
    for (let n = 0; n < 5; n++)
      expect(await people.complete('kaluga', { registration, code: wrong })).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await people.complete('kaluga', { registration, code })).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await people.complete('kaluga', { token })).toMatchObject({ login: number });
  });

  test('when its time is over: half an hour for the code, a day for the link', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration } = await people.atKaluga(number, email);
    minutes(30);
    expect(await people.complete('kaluga', { registration, code })).toMatchObject({ reason: 'WRONG_CODE' });
    minutes(24 * 60 - 30);
    expect(await people.complete('kaluga', { token })).toMatchObject({ reason: 'WRONG_CODE' });
  });

  test('at another utility, and so is the secret with which the browser goes on', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration } = await people.atKaluga(number, email);
    for (const input of [{ token }, { registration, code }])
      expect(await people.complete('stk', input)).toMatchObject({ reason: 'WRONG_CODE' });
    const { first } = await people.atKaluga(people.freeNumber('kaluga'), `b-${email}`);
    expect(
      await people.goOn('stk', first.registration, { login: 'anna', password: 'пять синих чайников' }),
    ).toMatchObject({ reason: 'EXPIRED' });
    expect(await people.complete('kaluga', { token })).toMatchObject({ login: number });
  });

  test('in the hands of who has another registration: a code is good for its own alone', async () => {
    const { number } = await people.account('kaluga');
    const { code } = await people.atKaluga(number, email);
    const mine = await people.atKaluga(people.freeNumber('kaluga'), `mine-${email}`);
    if (mine.code !== code)
      expect(await people.complete('kaluga', { registration: mine.registration, code })).toMatchObject({
        reason: 'WRONG_CODE',
      });
    const [id] = mine.registration.split('.');
    const forged = `${id}.${'A'.repeat(43)}`;
    expect(await people.complete('kaluga', { registration: forged, code: mine.code })).toMatchObject({
      reason: 'WRONG_CODE',
    });
  });
});

describe('a registration', () => {
  test('that was not finished within the hour is begun anew', async () => {
    const { number } = await people.account('kaluga');
    const first = await people.start('kaluga', { accountNumber: number, email, phone: '89100000001' });
    minutes(60);
    const answers = { password: 'пять синих чайников', passwordAgain: 'пять синих чайников' };
    expect(await people.goOn('kaluga', first.registration, answers)).toMatchObject({ reason: 'EXPIRED' });
    expect(await people.goOn('kaluga', 'what is this', answers)).toMatchObject({ reason: 'EXPIRED' });
  });

  test('whose last step is sent twice says the same twice and sends one letter', async () => {
    const { number } = await people.account('kaluga');
    const first = await people.start('kaluga', { accountNumber: number, email, phone: '89100000001' });
    const answers = { password: 'пять синих чайников', passwordAgain: 'пять синих чайников' };
    const both = await Promise.all([1, 2].map(() => people.goOn('kaluga', first.registration, answers)));
    expect(both[0]).toMatchObject({ next: 'CONFIRM' });
    expect(both[1]).toEqual(both[0]);
    expect(await people.goOn('kaluga', first.registration, {})).toEqual(both[0]);
    await people.town.deliver();
    expect(people.town.mail.to(email)).toHaveLength(1);
  });

  test('keeps nothing with which it could be completed, and a day after its end is gone', async () => {
    const { number } = await people.account('kaluga');
    const { token, code, registration, password } = await people.atKaluga(number, email);
    const kept = JSON.stringify(await people.town.given.sql('select * from registration where email = $1', [email]));
    for (const secret of [token, registration.split('.')[1]!, password, `"${code}"`])
      expect(kept).not.toContain(secret);
    minutes(2 * 24 * 60 + 1);
    const { tenantIds, orm } = people.town.server.shared;
    const tenantId = tenantIds.get('kaluga')!;
    await writeAs(orm, tenantId)((em) => forgetRegistrations(em, { tenantId, clock }));
    expect(await people.town.given.sql('select 1 from registration where email = $1', [email])).toEqual([]);
  });
});
