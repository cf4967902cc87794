import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { type KnownAccount, Newcomers, passwordIn } from './newcomers.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
const tenantsDir = join(import.meta.dirname, '..', 'tenants');
let people: Newcomers;
beforeAll(async () => void (people = await Newcomers.at(clock, { tenantsDir })));
afterAll(() => people.close());

let phones = 0;
const newPhone = (): string => `+7914${String(++phones).padStart(7, '0')}`;
const smsTo = (phone: string): string => people.town.sms.messages.findLast(({ to }) => to === phone)?.text ?? '';
const newPassword = 'двенадцать синих чайников';

/** Both checks passed, login and phone given, the SMS delivered. */
async function registered(
  account: KnownAccount,
  officeCode: string,
  { login = `dom-${phones}`, phone = newPhone() } = {},
) {
  const accountNumber = account.number.toLowerCase();
  const first = await people.start('fixture', { accountNumber, officeCode, amountDue: '1 234' });
  const last = await people.goOn('fixture', first.registration, { login, phone });
  await people.town.deliver();
  const [, token] = /activation#([\w-]{43})/.exec(smsTo(phone)) ?? [];
  const [, code] = /код (\d{4})\b/.exec(smsTo(phone)) ?? [];
  return { login, phone, first, last, registration: String(last.registration), token, code };
}

test('a utility whose rules mix office code, sum, chosen login, SMS and one-time password needs nothing but its folder', async () => {
  const account = await people.account('fixture');
  const officeCode = await people.officeCode('fixture', account);
  const { login, phone, first, last, registration, code } = await registered(account, officeCode.toLowerCase());
  expect(first).toMatchObject({ step: 1, check: null });
  expect(last).toMatchObject({ next: 'CONFIRM', codeDigits: 4, login });
  expect(smsTo(phone)).toMatch(new RegExp(`\n@fixture.localhost #${code}$`));
  expect(await people.complete('fixture', { registration, code })).toMatchObject({ login, passwordSent: true });
  expect(await people.accountsOf(login)).toEqual([]); // not before the own password is set
  await people.town.deliver();

  const oneTimePassword = passwordIn(smsTo(phone));
  expect(await people.signInKind('fixture', login, oneTimePassword)).toBe('NewPasswordRequired');
  const input = { login, oneTimePassword, newPassword };
  expect(await people.complete('fixture', { ...input, newPassword: 'коротко' })).toMatchObject({
    reason: 'TOO_SHORT',
    message: expect.stringContaining('12 знаков'),
  });
  expect(await people.complete('fixture', input)).toMatchObject({ login, passwordSent: false });
  expect(await people.signInKind('fixture', login, oneTimePassword)).toBe('SignInRefused');
  expect(await people.signInKind('fixture', login, newPassword)).toBe('SignedIn');
  // Of two proofs the one that lifts the masking is kept.
  expect(await people.accountsOf(login)).toEqual([{ account_id: account.id, proof: 'OFFICE_CODE', position: 0 }]);
  expect(await people.town.given.sql('select 1 from office_code where used_at is not null')).toHaveLength(1);
});

test('both checks must pass, and which one did not is not said', async () => {
  const account = await people.account('fixture');
  const officeCode = await people.officeCode('fixture', account);
  const right = { accountNumber: account.number, officeCode, amountDue: '1234,56' };
  const refused = { reason: 'NOT_RECOGNISED', message: 'Придите в контору во вторник или в четверг.' };
  expect(await people.start('fixture', { ...right, officeCode: 'НЕТТАКОГО' })).toMatchObject(refused);
  expect(await people.start('fixture', { ...right, amountDue: '1235' })).toMatchObject(refused);
  const other = await people.account('fixture');
  expect(await people.start('fixture', { ...right, accountNumber: other.number })).toMatchObject(refused);
  expect(await people.start('fixture', right)).toMatchObject({ step: 1 });
});

test('an office code opens one cabinet, however many registrations it was shown in', async () => {
  const account = await people.account('fixture');
  const officeCode = await people.officeCode('fixture', account);
  const [one, two] = [await registered(account, officeCode), await registered(account, officeCode)];
  const oneTime: { login: string; oneTimePassword: string; newPassword: string }[] = [];
  for (const { token, phone, login } of [one, two]) {
    expect(await people.complete('fixture', { token })).toMatchObject({ passwordSent: true });
    await people.town.deliver();
    oneTime.push({ login, oneTimePassword: passwordIn(smsTo(phone)), newPassword });
  }
  const answers = await Promise.all(oneTime.map((input) => people.complete('fixture', input)));
  expect(answers.filter((answer) => answer.__typename === 'RegistrationCompleted')).toHaveLength(1);
  expect(answers.filter(({ reason }) => reason === 'ACCOUNT_UNAVAILABLE')).toHaveLength(1);
  const late = await registered(account, officeCode);
  expect(late.first).toMatchObject({ reason: 'NOT_RECOGNISED' });
});

test('the link sends the one-time password once, and says so when it is opened again', async () => {
  const account = await people.account('fixture');
  const { token, phone } = await registered(account, await people.officeCode('fixture', account));
  const answers = await Promise.all([1, 2, 3].map(() => people.complete('fixture', { token })));
  expect(answers.filter((answer) => answer.passwordSent === true)).toHaveLength(1);
  expect(answers.filter(({ message }) => message.includes('Войдите с одноразовым паролем'))).toHaveLength(2);
  await people.town.deliver();
  expect(people.town.sms.messages.filter(({ to }) => to === phone)).toHaveLength(2);
});

test('a login that is taken is told after the SMS was read; the one-time password is for the other login', async () => {
  const { login: taken } = await people.town.resident('fixture');
  const account = await people.account('fixture');
  const officeCode = await people.officeCode('fixture', account);
  const { registration, code, phone } = await registered(account, officeCode, { login: taken });
  expect(await people.complete('fixture', { registration, code })).toMatchObject({ reason: 'LOGIN_TAKEN' });
  const login = 'another-house';
  expect(await people.complete('fixture', { registration, code, newLogin: login })).toMatchObject({ login });
  await people.town.deliver();
  const oneTimePassword = passwordIn(smsTo(phone));
  expect(await people.complete('fixture', { login: taken, oneTimePassword, newPassword })).toMatchObject({
    reason: 'WRONG_CODE',
  });
  expect(await people.complete('fixture', { login, oneTimePassword, newPassword })).toMatchObject({ login });
});

test('a one-time password is void after two hours, a code of four digits after three wrong ones', async () => {
  const account = await people.account('fixture');
  const officeCode = await people.officeCode('fixture', account);
  const { registration, code, login, phone, token } = await registered(account, officeCode);
  const wrong = String((Number(code) + 1) % 1e4).padStart(4, '0');
  for (let n = 0; n < 3; n++) await people.complete('fixture', { registration, code: wrong });
  expect(await people.complete('fixture', { registration, code })).toMatchObject({ reason: 'WRONG_CODE' });
  expect(await people.complete('fixture', { token })).toMatchObject({ passwordSent: true });
  await people.town.deliver();
  clock.advance(2 * 3600);
  expect(
    await people.complete('fixture', { login, oneTimePassword: passwordIn(smsTo(phone)), newPassword }),
  ).toMatchObject({ reason: 'WRONG_CODE' });
});
