import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { type Person, Town } from './messages.ts';

let town: Town;
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => town.close());

const fresh = 'пять синих чайников';
const emailOf = ({ login, email }: Person) => ({ login, email });

/** A resident of Kaluga to whom a code has come. */
async function withCode(): Promise<Person & { code: string }> {
  const person = await town.resident('kaluga');
  await town.forgot('kaluga', emailOf(person));
  await town.deliver();
  return { ...person, code: town.codeFor(person.email) };
}

describe('whether there is such a resident is not found out', () => {
  const shape = async (input: object) => {
    const [before] = await counts();
    const answer = await town.forgot('kaluga', input);
    const [after] = await counts();
    return { answer, rows: Object.entries(after!).map(([name, n]) => [name, Number(n) - Number(before![name])]) };
  };
  const counts = () =>
    town.given.sql(
      `select (select count(*) from message) as messages, (select count(*) from password_reset) as resets,
         (select count(*) from throttle where scope not like '%address%') as counted`,
    );

  test('by the answer, or the rows that are written', async () => {
    const blocked = await town.resident('kaluga');
    await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [blocked.id]);
    const [right, wrongEmail] = [await town.resident('kaluga'), await town.resident('kaluga')];
    await shape({ login: '999999990', email: 'first@mail.example' }); // makes the utility's own counter, once for everybody
    const known = await shape(emailOf(right));
    expect(known.rows).toEqual([
      ['messages', 1],
      ['resets', 1],
      ['counted', 1],
    ]);
    for (const input of [
      { login: '999999999', email: 'nobody@mail.example' },
      { login: wrongEmail.login, email: 'stranger@mail.example' },
      { login: '999999998', email: 'not an address' },
      { login: '999999997' },
      emailOf(blocked),
    ])
      expect(await shape(input)).toEqual(known);
    await town.deliver();
    for (const address of ['nobody@mail.example', 'stranger@mail.example', blocked.email, wrongEmail.email])
      expect(town.mail.to(address)).toEqual([]);
    expect(town.mail.to(right.email)).toHaveLength(1);
  });

  test('by a code either: a login nobody has wears out as one somebody has', async () => {
    await town.forgot('kaluga', { login: '999999996', email: 'nobody@mail.example' });
    const person = await withCode();
    const wrong = String((Number(person.code) + 1) % 1e6).padStart(6, '0');
    for (let n = 0; n < 6; n++) {
      const one = await town.reset('kaluga', { login: '999999996', code: wrong, newPassword: fresh });
      expect(await town.reset('kaluga', { login: person.login, code: wrong, newPassword: fresh })).toEqual(one);
    }
  });

  test.each([
    'anna(x)@mail.example',
    'a: anna@mail.example;',
    '"anna"@mail.example',
    'anna@mail.example\r\nBcc: x@y.example',
  ])('and %j, even as the address on file, gets no letter', async (email) => {
    const person = await town.resident('kaluga');
    await town.given.sql('update resident set email = $2 where id = $1', [person.id, email]);
    expect(await town.forgot('kaluga', { login: person.login, email })).toHaveProperty('minutes');
    const before = town.mail.letters.length;
    await town.deliver();
    expect(town.mail.letters).toHaveLength(before);
  });
});

describe('requests are limited', () => {
  test('to three for one login, existing or not', async () => {
    const person = await town.resident('kaluga');
    for (const input of [emailOf(person), { login: '999999995', email: person.email }]) {
      for (let n = 0; n < 3; n++) expect(await town.forgot('kaluga', input)).toHaveProperty('minutes');
      expect(await town.forgot('kaluga', input)).toMatchObject({
        reason: 'TOO_MANY_ATTEMPTS',
        message: 'Новый пароль просили слишком часто. Попробуйте ещё раз через 15 минут.',
        retryAfterSeconds: 900,
      });
    }
    await town.deliver();
    expect(town.mail.to(person.email)).toHaveLength(3);
  });

  test('to ten from one address, whatever logins are tried', async () => {
    const address = town.newAddress();
    for (let n = 0; n < 10; n++)
      expect(await town.forgot('kaluga', { login: `99999990${n}`, email: 'x@y.example' }, address)).toHaveProperty(
        'minutes',
      );
    expect(await town.forgot('kaluga', { login: 'what is this', email: 'x@y.example' }, address)).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
    });
  });

  test('to one in an HTTP request', async () => {
    const one = 'requestPasswordReset(input: { login: "1", email: "x@y.example" }) { __typename }';
    const answer = await town.ask('kaluga', `mutation { a: ${one} b: ${one} }`, {});
    expect(answer.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
