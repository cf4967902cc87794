import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { Newcomers, passwordIn } from './newcomers.ts';

let people: Newcomers;
beforeAll(async () => void (people = await Newcomers.at(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => people.close());

const own = 'семь белых чашек';

describe('at Kaluga one gives number, e-mail, phone and a password twice', () => {
  test('and the link of the letter opens the cabinet with the account in it', async () => {
    const { number, id } = await people.account('kaluga');
    const { first, last, token, password } = await people.atKaluga(
      `${number.slice(0, 3)} ${number.slice(3)}`,
      'Link@Mail.example'.toLowerCase(),
    );
    expect(first).toMatchObject({ __typename: 'RegistrationContinues', step: 1, check: null });
    expect(last).toMatchObject({ next: 'CONFIRM', codeDigits: 6, login: number });
    expect(await people.town.signIn('kaluga', { login: number, password })).not.toHaveProperty('accessToken');
    expect(await people.complete('kaluga', { token })).toMatchObject({ login: number, passwordSent: false });
    expect(await people.town.signIn('kaluga', { login: number, password })).toHaveProperty('accessToken');
    // No check was passed: owner and address stay masked.
    expect(await people.accountsOf(number)).toEqual([{ account_id: id, proof: null, position: 0 }]);
  });

  test('or the code does, with spaces as one reads it out', async () => {
    const { number } = await people.account('kaluga');
    const { registration, code, password } = await people.atKaluga(number, 'code@mail.example');
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await people.complete('kaluga', { registration, code: spaced })).toMatchObject({ login: number });
    expect(await people.town.signIn('kaluga', { login: number, password })).toHaveProperty('accessToken');
  });

  test('and the consents are kept as they were ticked, with address and browser', async () => {
    const { number } = await people.account('kaluga');
    const { token } = await people.atKaluga(number, 'consents@mail.example');
    await people.complete('kaluga', { token });
    const kept = await people.town.given.sql(
      `select kind, version, place, ip from consent join login on login.resident_id = consent.resident_id
       where login = $1 order by kind`,
      [number],
    );
    expect(kept).toEqual([
      { kind: 'PERSONAL_DATA_CONSENT', version: '1.0', place: 'REGISTRATION', ip: expect.stringMatching(/^203\./) },
      { kind: 'USER_AGREEMENT', version: '2.0', place: 'REGISTRATION', ip: expect.stringMatching(/^203\./) },
    ]);
    // Of the registration stays that it is over, and no more.
    expect(
      await people.town.given.sql(
        'select name, email, phone, password_hash, consents from registration where account_number = $1',
        [number],
      ),
    ).toEqual([{ name: null, email: null, phone: null, password_hash: null, consents: [] }]);
  });

  test('and nothing goes on without them, or with an old version of a text', async () => {
    const { number } = await people.account('kaluga');
    const { registration } = await people.start('kaluga', {
      accountNumber: number,
      email: 'ticks@mail.example',
      phone: '89100000001',
    });
    const answers = { password: own, passwordAgain: own };
    const ticks = people.ticks('kaluga');
    for (const consents of [[], ticks.slice(1), ticks.map((tick) => ({ ...tick, version: '0.9' }))])
      expect(await people.goOn('kaluga', registration, answers, consents)).toMatchObject({ reason: 'CONSENT_NEEDED' });
    expect(await people.goOn('kaluga', registration, answers)).toMatchObject({ next: 'CONFIRM' });
  });
});

describe('at Energosbyt one gives code and full name', () => {
  const contacts = { phone: '+7 913 000-00-01', email: 'energo@mail.example' };

  test('in whatever spelling, and a one-time password comes by SMS and e-mail, good for an own one', async () => {
    const account = await people.account('energosbyt');
    const { number } = account;
    const first = await people.start('energosbyt', { accountNumber: number, fullName: 'ИВАНОВА  анна   Петровна' });
    expect(first).toMatchObject({ step: 1, check: null });
    const last = await people.goOn('energosbyt', first.registration, contacts);
    expect(last).toMatchObject({ next: 'SIGN_IN', login: number, codeDigits: null });
    expect(last.message).toContain('по СМС и на почту');
    await people.town.deliver();
    const sms = people.town.sms.messages.at(-1)!;
    const oneTimePassword = people.oneTimePasswordFor(contacts.email);
    expect(passwordIn(sms.text)).toBe(oneTimePassword);
    expect(sms.to).toBe('+79130000001');
    expect(sms.text).toMatch(new RegExp(`\n@energosbyt.localhost #${oneTimePassword}$`));

    const typed = oneTimePassword.toUpperCase().replaceAll('-', ' ');
    expect(await people.signInKind('energosbyt', number, typed)).toBe('NewPasswordRequired');
    expect(await people.signInKind('energosbyt', people.freeNumber('energosbyt'), typed)).toBe('SignInRefused');
    const input = { login: number, oneTimePassword: typed, newPassword: own };
    expect(await people.complete('energosbyt', { ...input, newPassword: 'короче' })).toMatchObject({
      reason: 'TOO_SHORT',
    });
    expect(await people.complete('energosbyt', { ...input, newPassword: oneTimePassword })).toMatchObject({
      reason: 'TOO_COMMON',
    });
    expect(await people.complete('energosbyt', input)).toMatchObject({ login: number, passwordSent: false });
    expect(await people.complete('energosbyt', { ...input, newPassword: 'иной пароль 12' })).toMatchObject({
      reason: 'ALREADY_COMPLETED',
    });
    expect(await people.town.signIn('energosbyt', { login: number, password: own })).toHaveProperty('accessToken');
    expect(await people.accountsOf(number)).toEqual([{ account_id: account.id, proof: 'NAME', position: 0 }]);
  });

  test('with Latin letters in it that look Russian, and marks nobody sees', async () => {
    const { number } = await people.account('energosbyt');
    const fullName = 'Ивaнoвa \u200FАнна\u200B Петровна'; // three Latin letters, RTL mark, zero-width space
    expect(await people.start('energosbyt', { accountNumber: number, fullName })).toMatchObject({ step: 1 });
  });

  test('another name, and the meter is asked for; another meter, and one is told where to go with a passport', async () => {
    const { number, serial, id } = await people.account('energosbyt');
    const stranger = { accountNumber: number, fullName: 'Петров Пётр Петрович' };
    const asked = await people.start('energosbyt', stranger);
    expect(asked).toMatchObject({ check: 'METER_SERIAL', step: null, question: expect.stringContaining('счётчика') });
    expect(await people.goOn('energosbyt', asked.registration, {})).toMatchObject({
      reason: 'INVALID_ANSWERS',
      faults: [{ asks: 'METER_SERIAL' }],
    });
    expect(await people.goOn('energosbyt', asked.registration, { meterSerial: '99999' })).toMatchObject({
      reason: 'NOT_RECOGNISED',
      message: expect.stringContaining('паспорт'),
    });
    // A slip of the finger can be put right.
    const passed = await people.goOn('energosbyt', asked.registration, { meterSerial: serial.slice(1) });
    expect(passed).toMatchObject({ step: 1 });
    const email = 'meter@mail.example';
    await people.goOn('energosbyt', passed.registration, { ...contacts, email });
    await people.town.deliver();
    const oneTimePassword = people.oneTimePasswordFor(email);
    await people.complete('energosbyt', { login: number, oneTimePassword, newPassword: own });
    expect(await people.accountsOf(number)).toMatchObject([{ account_id: id, proof: 'METER_SERIAL' }]);
  });

  test('and a mobile phone: no SMS reaches another', async () => {
    const { number } = await people.account('energosbyt');
    const first = await people.start('energosbyt', { accountNumber: number, fullName: 'Иванова Анна Петровна' });
    expect(await people.goOn('energosbyt', first.registration, { phone: '8 (383) 200-00-00' })).toMatchObject({
      faults: [{ asks: 'PHONE', message: expect.stringContaining('мобильный') }],
    });
    expect(await people.goOn('energosbyt', first.registration, { phone: '89130000002' })).toMatchObject({
      next: 'SIGN_IN',
      message: expect.stringContaining('по СМС'),
    });
  });
});

describe('at Elista one gives number, e-mail and the sum to pay', () => {
  test.each(['1234.56', '1 234,56'])('written %s, and the first password comes by e-mail', async (amountDue) => {
    const { number, id } = await people.account('elista');
    const email = `elista${number}@mail.example`;
    const consents = people.ticks('elista');
    const answers = { accountNumber: number, amountDue, email };
    expect(await people.start('elista', answers)).toMatchObject({ reason: 'CONSENT_NEEDED' });
    const submitted = await people.start('elista', answers, { consents });
    expect(submitted).toMatchObject({ next: 'SIGN_IN', login: number });
    await people.town.deliver();
    const input = { login: number, oneTimePassword: people.oneTimePasswordFor(email), newPassword: own };
    expect(await people.complete('elista', input)).toMatchObject({ login: number });
    expect(await people.town.signIn('elista', { login: number, password: own })).toHaveProperty('accessToken');
    expect(await people.accountsOf(number)).toEqual([{ account_id: id, proof: 'AMOUNT_DUE', position: 0 }]);
  });

  test('a kopeck off is not the sum, and too many tries close the check', async () => {
    const { number } = await people.account('elista');
    const answers = { accountNumber: number, amountDue: '1234.55', email: 'kopeck@mail.example' };
    const consents = people.ticks('elista');
    for (let n = 0; n < 3; n++)
      expect(await people.start('elista', answers, { consents })).toMatchObject({ reason: 'NOT_RECOGNISED' });
    expect(await people.start('elista', { ...answers, amountDue: '1234.56' }, { consents })).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: 3600,
    });
  });
});

describe('at STK one chooses a login', () => {
  const first = { fullName: 'Иванова Анна Петровна', phone: '+79130000003' };

  test('and has no account until the office code binds one', async () => {
    const email = 'stk@mail.example';
    const { registration } = await people.start('stk', { ...first, email });
    const last = await people.goOn('stk', registration, { login: 'Anna.Ivanova', password: own });
    expect(last).toMatchObject({ next: 'CONFIRM', login: 'anna.ivanova' });
    await people.town.deliver();
    expect(await people.complete('stk', { token: people.letterTo(email).token })).toMatchObject({
      login: 'anna.ivanova',
    });
    expect(await people.town.signIn('stk', { login: 'ANNA.ivanova', password: own })).toHaveProperty('accessToken');
    expect(await people.accountsOf('anna.ivanova')).toEqual([]);
  });

  test('and learns that it is taken with the link of the letter, not before; another one goes with the same link', async () => {
    const { login } = await people.town.resident('stk');
    const email = 'taken@mail.example';
    const { registration } = await people.start('stk', { ...first, email });
    const last = await people.goOn('stk', registration, { login, password: own });
    expect(last).toMatchObject({ next: 'CONFIRM', login });
    await people.town.deliver();
    const { token } = people.letterTo(email);
    expect(await people.complete('stk', { token })).toMatchObject({ reason: 'LOGIN_TAKEN' });
    expect(await people.complete('stk', { token, newLogin: 'a' })).toMatchObject({ reason: 'LOGIN_TAKEN' });
    expect(await people.complete('stk', { token, newLogin: 'anna-the-second' })).toMatchObject({
      login: 'anna-the-second',
    });
    expect(await people.complete('stk', { token, newLogin: 'anna-the-third' })).toMatchObject({
      reason: 'ALREADY_COMPLETED',
    });
  });

  test('but cannot ask of login after login whether it is taken', async () => {
    const taken = await Promise.all(Array.from({ length: 6 }, () => people.town.resident('stk')));
    const email = 'curious@mail.example';
    const { registration } = await people.start('stk', { ...first, email });
    await people.goOn('stk', registration, { login: taken[0]!.login, password: own });
    await people.town.deliver();
    const { token } = people.letterTo(email);
    for (const { login } of taken.slice(1))
      expect(await people.complete('stk', { token, newLogin: login })).toMatchObject({ reason: 'LOGIN_TAKEN' });
    expect(await people.complete('stk', { token, newLogin: 'free-login' })).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
    });
  });
});
