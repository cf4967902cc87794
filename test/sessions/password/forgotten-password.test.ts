import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { type Person, Town } from './messages.ts';

let town: Town;
const clock = new SetClock('2026-11-20T09:00:00Z');
beforeAll(async () => void (town = await Town.open(clock)));
afterAll(() => town.close());

const wrongCode = { __typename: 'PasswordRefused', reason: 'WRONG_CODE' };
/** As many characters as a password may have, each of which takes two units of a JavaScript text. */
const everySign = String.fromCodePoint(...Array.from({ length: 128 }, (_, n) => 0x1f300 + n));
const fresh = 'пять синих чайников';

/** A resident of Kaluga to whom a code has come. */
async function withCode(): Promise<Person & { code: string }> {
  const person = await town.resident('kaluga');
  await town.forgot('kaluga', emailOf(person));
  await town.deliver();
  return { ...person, code: town.codeFor(person.email) };
}

const emailOf = ({ login, email }: Person) => ({ login, email });
const phoneOf = ({ login, phone }: Person) => ({ login, phone });

describe('a resident who has forgotten the password', () => {
  test('gets a letter with a code, sets a new one, and is signed out everywhere', async () => {
    const person = await town.resident('kaluga');
    await town.signIn('kaluga', person);
    const spaced = `${person.login.slice(0, 3)} ${person.login.slice(3)}`;
    expect(await town.forgot('kaluga', { login: spaced, email: ` ${person.email.toUpperCase()} ` })).toEqual({
      __typename: 'PasswordResetRequested',
      message: expect.stringContaining('Если всё указано верно'),
      codeDigits: 6,
      minutes: 10,
    });
    await town.deliver();
    const [letter] = town.mail.to(person.email);
    expect(letter).toMatchObject({
      sentFrom: 'no-reply@svet.kaluga.ru',
      from: { name: 'Калужская сбытовая компания', address: 'no-reply@svet.kaluga.ru' },
      replyTo: [{ address: 'sekretary@ksk.kaluga.ru' }],
      to: [{ address: person.email }],
      subject: 'Новый пароль · Свет КСК',
    });
    expect(letter!.html).toContain('#7a4a00');
    expect(letter!.html).toContain(town.codeFor(person.email));
    const code = town.codeFor(person.email);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await town.reset('kaluga', { login: person.login, code: typed, newPassword: fresh })).toEqual({
      __typename: 'PasswordReset',
      message: 'Пароль изменён. Войдите с новым паролем.',
    });
    expect(await town.given.sql('select "end" from session where resident_id = $1', [person.id])).toEqual([
      { end: 'PASSWORD_CHANGED' },
    ]);
    expect(await town.signIn('kaluga', person)).toEqual({});
    expect(await town.signIn('kaluga', { ...person, password: fresh })).toHaveProperty('accessToken');
    await town.deliver();
    expect(town.mail.to(person.email).at(-1)).toMatchObject({
      subject: 'Пароль изменён · Свет КСК',
      text: expect.stringContaining('20 ноября в 12:00'),
    });
  });

  test('gets link and code by SMS where the rule says so, and the link opens the way without a login', async () => {
    const person = await town.resident('energosbyt');
    await town.forgot('energosbyt', phoneOf(person));
    await town.deliver();
    const sms = town.sms.messages.at(-1)!;
    expect(sms).toMatchObject({
      to: person.phone,
      text: expect.stringMatching(/код \d{6}[\s\S]*\n@energosbyt\.localhost #\d{6}$/),
    });
    await town.forgot('energosbyt', { ...phoneOf(person), channel: 'EMAIL' });
    await town.deliver();
    const letter = town.mail.to(person.email).at(-1)!;
    expect(letter.html).toMatch(/href="http:\/\/energosbyt\.localhost:4000\/password#[\w-]{43}"/);
    const token = town.tokenFor(person.email);
    expect(await town.reset('energosbyt', { token, newPassword: fresh })).toMatchObject({
      __typename: 'PasswordReset',
    });
    expect(await town.reset('energosbyt', { token, newPassword: fresh })).toMatchObject(wrongCode);
    expect(await town.signIn('energosbyt', { ...person, password: fresh })).toHaveProperty('accessToken');
  });

  test('can sign in at once after it, though the old password was tried too often', async () => {
    const person = await withCode();
    for (let n = 0; n < 6; n++) await town.signIn('kaluga', { ...person, password: `wrong ${n}` });
    await town.reset('kaluga', { login: person.login, code: person.code, newPassword: fresh });
    expect(await town.signIn('kaluga', { ...person, password: fresh })).toHaveProperty('accessToken');
  });

  test.each([
    ['TOO_SHORT', '7 бууук'],
    ['TOO_LONG', 'ж'.repeat(129)],
    ['TOO_COMMON', 'Qwerty123456'],
    ['TOO_COMMON', 'йцукенгш'],
  ])('is told %s about %s and may try again with the same code', async (reason, newPassword) => {
    const person = await withCode();
    const input = { login: person.login, code: person.code };
    expect(await town.reset('kaluga', { ...input, newPassword })).toMatchObject({ reason });
    expect(await town.reset('kaluga', { ...input, newPassword: fresh })).toMatchObject({ __typename: 'PasswordReset' });
  });

  test('is told that one’s own number is no password, and the link is not used up by it', async () => {
    const person = await town.resident('energosbyt');
    await town.forgot('energosbyt', { ...phoneOf(person), channel: 'EMAIL' });
    await town.deliver();
    const token = town.tokenFor(person.email);
    const reset = (newPassword: string) => town.reset('energosbyt', { token, newPassword });
    expect(await reset(person.login)).toMatchObject({ reason: 'TOO_COMMON' });
    expect(await reset(fresh)).toMatchObject({ __typename: 'PasswordReset' });
  });

  test.each([everySign, '  пробелы по краям  ', '\t"\'<script>{}${}\u00a0', 'שלום עולם ١٢٣'])(
    'may choose any characters: %j',
    async (newPassword) => {
      const person = await withCode();
      expect(await town.reset('kaluga', { login: person.login, code: person.code, newPassword })).toMatchObject({
        __typename: 'PasswordReset',
      });
      expect(await town.signIn('kaluga', { ...person, password: newPassword })).toHaveProperty('accessToken');
    },
  );
});

describe('a code is refused', () => {
  const use = (person: Person, code: string, slug = 'kaluga') =>
    town.reset(slug, { login: person.login, code, newPassword: fresh });

  test('the second time, also when it comes four times at once', async () => {
    const person = await withCode();
    const answers = await Promise.all(Array.from({ length: 4 }, () => use(person, person.code)));
    const done = answers.filter(({ __typename }) => __typename === 'PasswordReset');
    expect(done).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'WRONG_CODE')).toHaveLength(3);
    expect(await use(person, person.code)).toMatchObject(wrongCode);
  });

  test('after ten minutes', async () => {
    const person = await withCode();
    clock.advance(600);
    expect(await use(person, person.code)).toMatchObject(wrongCode);
  });

  test('after a newer one, which is taken', async () => {
    const person = await withCode();
    await town.forgot('kaluga', emailOf(person));
    await town.deliver();
    const newer = town.codeFor(person.email);
    if (newer !== person.code) expect(await use(person, person.code)).toMatchObject(wrongCode);
    expect(await use(person, newer)).toMatchObject({ __typename: 'PasswordReset' });
  });

  test('but not after a request in the same name with a wrong address', async () => {
    const person = await withCode();
    await town.forgot('kaluga', { login: person.login, email: 'stranger@mail.example' });
    await town.deliver();
    expect(town.mail.to('stranger@mail.example')).toEqual([]);
    expect(await use(person, person.code)).toMatchObject({ __typename: 'PasswordReset' });
  });

  test('after the password was changed', async () => {
    const person = await withCode();
    const { accessToken } = await town.signIn('kaluga', person);
    expect(
      await town.change('kaluga', { oldPassword: person.password, newPassword: fresh }, accessToken),
    ).toMatchObject({
      __typename: 'PasswordChanged',
    });
    expect(await use(person, person.code)).toMatchObject(wrongCode);
  });

  test('at another utility, even where the same login is somebody’s, and a link as well', async () => {
    const person = await town.resident('stk');
    await town.forgot('stk', emailOf(person));
    await town.deliver();
    expect(await use(person, town.codeFor(person.email), 'kaluga')).toMatchObject(wrongCode);
    const other = await town.resident('elista');
    await town.forgot('elista', emailOf(other));
    await town.deliver();
    const token = town.tokenFor(other.email);
    expect(await town.reset('energosbyt', { token, newPassword: fresh })).toMatchObject(wrongCode);
    expect(await town.reset('elista', { token, newPassword: fresh })).toMatchObject({ __typename: 'PasswordReset' });
  });

  test('when it is wrong, and the right one is void after five wrong ones', async () => {
    const person = await withCode();
    const wrong = String((Number(person.code) + 1) % 1e6).padStart(6, '0');
    for (let n = 0; n < 4; n++) expect(await use(person, wrong)).toMatchObject(wrongCode);
    // The limit of the login is met as well; past it, the code must still be void.
    expect(await use(person, wrong)).toMatchObject(wrongCode);
    expect(await use(person, person.code)).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 900 });
    await town.given.sql(`delete from throttle`);
    expect(await use(person, person.code)).toMatchObject(wrongCode);
  });

  test('when the resident was blocked meanwhile', async () => {
    const person = await withCode();
    await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [person.id]);
    expect(await use(person, person.code)).toMatchObject(wrongCode);
  });

  test.each(['', 'abcdef', '0', '١٢٣٤٥٦', '1'.repeat(1_000), '%', "' or 1=1 --"])('when it is %j', async (code) => {
    const person = await withCode();
    expect(await use(person, code)).toMatchObject(wrongCode);
  });

  test('without a login, and a link without its token', async () => {
    const person = await withCode();
    expect(await town.reset('kaluga', { code: person.code, newPassword: fresh })).toMatchObject(wrongCode);
    expect(await town.reset('kaluga', { token: 'x'.repeat(43), newPassword: fresh })).toMatchObject(wrongCode);
    expect(await town.reset('kaluga', { newPassword: fresh })).toMatchObject(wrongCode);
  });

  test('and what is kept of it tells nothing', async () => {
    const person = await withCode();
    const rows = await town.given.sql('select * from password_reset where resident_id = $1', [person.id]);
    expect(JSON.stringify(rows)).not.toContain(person.code);
    const messages = await town.given.sql('select data from message where recipient = $1', [person.email]);
    expect(messages).toEqual([{ data: {} }]);
    expect(town.logged.join()).not.toMatch(new RegExp(`${person.code}|${person.email}|${person.login}`));
  });
});

test.each(['login', 'code', 'token', 'newPassword'])(
  '%s of ten million characters, or with NUL, is no fault',
  async (name) => {
    const input = { login: '123456789', code: '123456', newPassword: fresh };
    const long = await town.reset('kaluga', { ...input, [name]: 'я'.repeat(200_000) });
    expect(long.errors?.[0]?.extensions.code ?? long.reason).toMatch(
      /PAYLOAD_TOO_LARGE|BAD_USER_INPUT|WRONG_CODE|TOO_LONG/,
    );
    const nul = await town.reset('kaluga', { ...input, [name]: 'a\0bcdefgh' });
    expect(nul.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);
