import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import type { TenantRules } from '../../server/tenancy/rules.ts';
import { Newcomers } from './newcomers.ts';

let people: Newcomers;
let kaluga: TenantRules;
let energosbyt: TenantRules;
beforeAll(async () => {
  people = await Newcomers.at(new SetClock('2026-11-20T09:00:00Z'));
  const rulesOf = (slug: string) => people.town.server.shared.tenants.find((one) => one.slug === slug)!.rules;
  [kaluga, energosbyt] = [rulesOf('kaluga'), rulesOf('energosbyt')];
});
afterAll(() => people.close());

let kept: [TenantRules, TenantRules];
beforeEach(() => void (kept = [{ ...kaluga }, { ...energosbyt }]));
afterEach(() => {
  Object.assign(kaluga, kept[0]);
  Object.assign(energosbyt, kept[1]);
});

const change = (rules: TenantRules, registration: Partial<TenantRules['registration']>): void =>
  void Object.assign(rules, { registration: { ...rules.registration, ...registration } });
const password = 'пять синих чайников';
const oneTime = { mode: 'ONE_TIME' as const, channels: ['EMAIL' as const], validHours: 24 };

describe('rules that change while somebody registers let nobody in who has not shown what they ask:', () => {
  test('a check that failed is not forgiven because the next one is asked no more', async () => {
    const { number } = await people.account('energosbyt');
    const stranger = { accountNumber: number, fullName: 'Чужой Человек Петрович' };
    const { registration, check } = await people.start('energosbyt', stranger);
    expect(check).toBe('METER_SERIAL');
    const { identity } = energosbyt.registration;
    change(energosbyt, { identity: { ...identity, checks: identity.checks.slice(0, 1) } });
    expect(await people.goOn('energosbyt', registration, stranger)).toMatchObject({ reason: 'EXPIRED' });
  });

  test('who is past the first step when checks are introduced begins anew', async () => {
    const { number } = await people.account('kaluga');
    const answers = { accountNumber: number, email: 'past@mail.example', phone: '89100000001' };
    const { registration } = await people.start('kaluga', answers);
    const { perAccount, perAddress, perTenant } = kaluga.throttling.registration;
    const attempts = { perAccount, perAddress, perTenant };
    const check = { proof: 'EMAIL_ON_FILE' as const, question: 'Почта', tolerance: 'EXACT' as const, attempts };
    change(kaluga, { identity: { require: 'ALL', checks: [check], fallback: null } });
    const last = await people.goOn('kaluga', registration, { password, passwordAgain: password });
    expect(last).toMatchObject({ reason: 'EXPIRED' });
    await people.town.deliver();
    expect(people.town.mail.to('past@mail.example')).toEqual([]);
  });

  test('an answer that is needed now and was not asked then is not left out', async () => {
    const [first, second] = kaluga.registration.steps;
    const contacts = { ...second!, fields: [{ asks: 'PHONE' as const, required: true }] };
    const rest = { ...first!, fields: first!.fields.filter(({ asks }) => asks !== 'PHONE') };
    change(kaluga, { steps: [rest, contacts], activation: { mode: 'NONE' } });
    const chosen = kaluga.password;
    Object.assign(kaluga, { password: { ...chosen, ...oneTime } });
    const answers = { accountNumber: people.freeNumber('kaluga'), email: 'then@mail.example' };
    const { registration } = await people.start('kaluga', answers);
    change(kaluga, { steps: [{ ...rest, fields: [...rest.fields, ...second!.fields] }, contacts] });
    Object.assign(kaluga, { password: chosen });
    const phone = '89100000001';
    expect(await people.goOn('kaluga', registration, { phone })).toMatchObject({ reason: 'EXPIRED' });
  });

  test('a link sent before passwords were asked for makes nobody without one', async () => {
    const { number } = await people.account('kaluga');
    const { steps } = kaluga.registration;
    const chosen = kaluga.password;
    change(kaluga, { steps: steps.slice(0, 1) });
    Object.assign(kaluga, { password: { ...chosen, ...oneTime } });
    const answers = { accountNumber: number, email: 'link@mail.example', phone: '89100000001' };
    await people.start('kaluga', answers, { consents: people.ticks('kaluga') });
    await people.town.deliver();
    change(kaluga, { steps });
    Object.assign(kaluga, { password: chosen });
    const { token } = people.letterTo('link@mail.example');
    expect(await people.complete('kaluga', { token })).toMatchObject({ reason: 'WRONG_CODE' });
    expect(await people.signInKind('kaluga', number, password)).toBe('SignInRefused');
  });
});
