import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import type { TenantRules } from '../../server/tenancy/rules.ts';
import { Newcomers } from './newcomers.ts';

let people: Newcomers;
let kaluga: TenantRules;
beforeAll(async () => {
  people = await Newcomers.at(new SetClock('2026-11-20T09:00:00Z'));
  kaluga = people.town.server.shared.tenants.find(({ slug }) => slug === 'kaluga')!.rules;
});
afterAll(() => people.close());

let kept: Pick<TenantRules, 'registration' | 'captcha' | 'password'>;
beforeEach(() => void (kept = { ...kaluga }));
afterEach(() => void Object.assign(kaluga, kept));

const setRegistration = (rules: Partial<TenantRules['registration']>): void =>
  void Object.assign(kaluga, { registration: { ...kaluga.registration, ...rules } });
const anybody = { perAccount: { attempts: 5, windowMinutes: 60 }, perAddress: { attempts: 50, windowMinutes: 60 } };
const attempts = { ...anybody, perTenant: { attempts: 500, windowMinutes: 60 } };

describe('a mix of rules no utility has yet is a change of data', () => {
  test('a chosen password without a confirmation opens the cabinet with the last step', async () => {
    setRegistration({ activation: { mode: 'NONE' } });
    const { number } = await people.account('kaluga');
    const { last, password } = await people.atKaluga(number, 'at-once@mail.example');
    expect(last).toMatchObject({ next: 'SIGN_IN', codeDigits: null });
    expect(people.town.mail.to('at-once@mail.example')).toEqual([]);
    expect(await people.signInKind('kaluga', number, password)).toBe('SignedIn');

    // The second sees the same; the letter says that it did not work.
    const second = await people.atKaluga(number, 'second@mail.example', 'другой пароль 77');
    expect({ ...second.last, registration: '' }).toEqual({ ...last, registration: '' });
    expect(people.town.mail.to('second@mail.example')[0]!.subject).toContain('Кабинет не открыт');
    expect(await people.signInKind('kaluga', number, 'другой пароль 77')).toBe('SignInRefused');
  });

  test('nobody gets in without a password because a rule forgot to require it', async () => {
    const [first, second] = kaluga.registration.steps;
    const fields = second!.fields.map((field) => ({ ...field, required: false }));
    setRegistration({ steps: [first!, { ...second!, fields }] });
    const answers = { accountNumber: people.freeNumber('kaluga'), email: 'no@mail.example', phone: '89100000001' };
    const { registration } = await people.start('kaluga', answers);
    expect((await people.goOn('kaluga', registration, {})).faults).toMatchObject([
      { asks: 'PASSWORD' },
      { asks: 'PASSWORD_AGAIN' },
    ]);
    const password = 'пять синих чайников';
    expect((await people.goOn('kaluga', registration, { password })).faults).toMatchObject([
      { asks: 'PASSWORD_AGAIN' },
    ]);
  });

  test('a utility that takes a step away leaves nobody half-way: one begins anew', async () => {
    const answers = { accountNumber: people.freeNumber('kaluga'), email: 'no@mail.example', phone: '89100000001' };
    const { registration } = await people.start('kaluga', answers);
    setRegistration({ steps: kaluga.registration.steps.slice(0, 1) });
    expect(await people.goOn('kaluga', registration, {})).toMatchObject({ reason: 'EXPIRED' });
  });

  test('an e-mail on file is one more proof, a captcha from the third attempt one more place', async () => {
    setRegistration({
      identity: {
        require: 'ALL',
        checks: [{ proof: 'EMAIL_ON_FILE', question: 'Почта, которую вы оставляли', tolerance: 'EXACT', attempts }],
        fallback: null,
      },
    });
    Object.assign(kaluga, { captcha: { places: [{ place: 'REGISTRATION', fromAttempt: 3 }] } });
    const { number, id } = await people.account('kaluga');
    await people.town.given.sql(`update account set email = 'Anna@Mail.example' where id = $1`, [id]);
    const answers = { accountNumber: number, email: 'eva@mail.example', phone: '89100000001' };
    const query = `mutation ($input: StartRegistrationInput!) { startRegistration(input: $input) { __typename } }`;
    const plainly = () => people.town.ask('kaluga', query, { answers });
    for (let n = 0; n < 2; n++) expect(await plainly()).toHaveProperty('data.startRegistration');
    expect((await plainly()).errors?.[0]?.extensions.code).toBe('CAPTCHA_REQUIRED');
    expect(await people.start('kaluga', answers)).toMatchObject({ reason: 'NOT_RECOGNISED' });
    expect(await people.start('kaluga', { ...answers, email: 'anna@mail.example' })).toMatchObject({ step: 1 });
  });

  test('one of several checks on a single step: the question comes, and then the letter, with the ticks of the first form', async () => {
    const [step] = kaluga.registration.steps;
    const name = { asks: 'FULL_NAME' as const, required: true };
    setRegistration({
      steps: [{ ...step!, fields: [...step!.fields, name] }],
      identity: {
        require: 'FIRST_THAT_PASSES',
        checks: [
          { proof: 'NAME', question: 'Имя', tolerance: 'SPELLING', attempts },
          { proof: 'METER_SERIAL', question: 'Номер счётчика', tolerance: 'LEADING_ZEROS', attempts },
        ],
        fallback: 'Придите в офис.',
      },
      activation: { mode: 'NONE' },
    });
    const ways = { channels: ['EMAIL' as const], validHours: 24 };
    Object.assign(kaluga, { password: { ...kaluga.password, mode: 'ONE_TIME', ...ways } });
    const { number, serial, id } = await people.account('kaluga');
    const answers = { accountNumber: number, email: 'one@mail.example', phone: '89100000001', fullName: 'Не Та' };
    expect(await people.start('kaluga', answers)).toMatchObject({ reason: 'CONSENT_NEEDED' });
    const asked = await people.start('kaluga', answers, { consents: people.ticks('kaluga') });
    expect(asked).toMatchObject({ check: 'METER_SERIAL', question: 'Номер счётчика' });
    const query = `mutation ($input: ContinueRegistrationInput!) { continueRegistration(input: $input) { ... on RegistrationSubmitted { next } } }`;
    const input = { registration: asked.registration, answers: { meterSerial: serial } };
    expect(await people.town.ask('kaluga', query, input)).toMatchObject({
      data: { continueRegistration: { next: 'SIGN_IN' } },
    });
    await people.town.deliver();
    const oneTimePassword = people.oneTimePasswordFor('one@mail.example');
    const newPassword = 'пять синих чайников';
    expect(await people.complete('kaluga', { login: number, oneTimePassword, newPassword })).toMatchObject({
      login: number,
    });
    expect(await people.accountsOf(number)).toMatchObject([{ account_id: id, proof: 'METER_SERIAL' }]);
  });
});
