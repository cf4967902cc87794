import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Neighbours, refresh, signIn } from '../sessions/neighbours.ts';

let town: Neighbours;
beforeAll(async () => void (town = await Neighbours.open()));
afterAll(() => town.close());

const block = `mutation ($input: BlockResidentInput!) { blockResident(input: $input) { done message } }`;
const unblock = `mutation ($input: UnblockResidentInput!) { unblockResident(input: $input) { done message } }`;
const reason = 'Звонил житель: вход с чужого телефона';
const endsOf = (residentId: string) =>
  town.given.sql<{ end: string | null }>('select "end" from session where resident_id = $1', [residentId]);

describe('a block by staff', () => {
  test('ends what a stranger has open at every server, and lets nobody in until it is taken back', async () => {
    const token = await town.staff('stk');
    const anna = await town.resident('stk');
    const phone = await town.signIn(0, 'stk', anna);
    const computer = await town.signIn(1, 'stk', anna);
    const blocked = await town.ask(0, 'stk', block, { login: ` ${anna.login.toUpperCase()} `, reason }, { token });
    expect(blocked.data).toEqual({ blockResident: { done: true, message: 'Доступ закрыт. Завершено входов: 2.' } });
    for (const device of [phone, computer]) await town.everyoneRefuses('stk', device.token);
    const again = await town.ask(1, 'stk', refresh, undefined, { cookie: phone.cookie });
    expect(again.data!['refreshSession']).toEqual({
      message: 'Вход закрыт: похоже, в кабинет заходил кто-то чужой. Позвоните в офис, и мы вернём доступ.',
    });
    const right = await town.ask(1, 'stk', signIn, { login: anna.login, password: anna.password });
    const wrong = await town.ask(0, 'stk', signIn, { login: anna.login, password: 'no horse' });
    expect(right.data!['signIn'].reason).toBe('WRONG_LOGIN_OR_PASSWORD');
    expect(right.data).toEqual(wrong.data);
    expect(await endsOf(anna.id)).toEqual([{ end: 'BLOCKED' }, { end: 'BLOCKED' }]);

    const back = await town.ask(1, 'stk', unblock, { login: anna.login, reason: 'Паспорт показан' }, { token });
    expect(back.data).toEqual({ unblockResident: { done: true, message: 'Доступ снова открыт.' } });
    const { token: fresh } = await town.signIn(1, 'stk', anna);
    expect(await town.takes(0, 'stk', fresh)).toBe(true);
    expect(await town.takes(0, 'stk', phone.token)).toBe(false);
    const acts = await town.given.sql('select act, reason from staff_act where resident_id = $1 order by id', [
      anna.id,
    ]);
    expect(acts).toEqual([
      { act: 'BLOCK_RESIDENT', reason },
      { act: 'UNBLOCK_RESIDENT', reason: 'Паспорт показан' },
    ]);
  });

  test('is refused where the utility’s rules do not know it, and changes nothing', async () => {
    const token = await town.staff('elista');
    const anna = await town.resident('elista');
    const own = await town.signIn(0, 'elista', anna);
    const { data } = await town.ask(0, 'elista', block, { login: anna.login, reason }, { token });
    expect(data!['blockResident']).toMatchObject({ done: false });
    expect(await town.takes(0, 'elista', own.token)).toBe(true);
    expect(await endsOf(anna.id)).toEqual([{ end: null }]);
  });

  test('of a login nobody has, or of a closed one, says so', async () => {
    const token = await town.staff('stk');
    for (const login of ['nobody', '', '\ud800', 'x'.repeat(5000)])
      expect((await town.ask(0, 'stk', block, { login, reason }, { token })).data?.['blockResident'].done).toBeFalsy();
    const anna = await town.resident('stk');
    await town.given.sql(`update resident set status = 'CLOSED' where id = $1`, [anna.id]);
    for (const act of [block, unblock]) {
      const { data } = await town.ask(0, 'stk', act, { login: anna.login, reason }, { token });
      expect(Object.values(data!)).toMatchObject([{ done: false }]);
    }
    expect(await town.given.sql('select status from resident where id = $1', [anna.id])).toEqual([
      { status: 'CLOSED' },
    ]);
  });

  test('wants a reason in plain words', async () => {
    const token = await town.staff('stk');
    const { login } = await town.resident('stk');
    for (const words of ['', '   ', 'x'.repeat(501), 'a\u202eb', 'a\u0007b'])
      expect((await town.ask(0, 'stk', block, { login, reason: words }, { token })).code).toBe('BAD_USER_INPUT');
  });

  test('is nobody else’s act', async () => {
    const anna = await town.resident('stk');
    const own = await town.signIn(0, 'stk', anna);
    const elsewhere = await town.staff('kaluga');
    const input = { login: anna.login, reason };
    expect((await town.ask(0, 'stk', block, input)).code).toBe('FORBIDDEN');
    expect((await town.ask(0, 'stk', block, input, { token: own.token })).code).toBe('FORBIDDEN');
    expect((await town.ask(0, 'stk', block, input, { token: elsewhere })).code).toBe('UNAUTHENTICATED');
    const token = await town.staff('stk');
    await town.given.sql(`update staff set status = 'DISABLED'`);
    expect((await town.ask(0, 'stk', block, input, { token })).code).toBe('FORBIDDEN');
    await town.given.sql(`update staff set status = 'ACTIVE'`);
    expect(await town.takes(0, 'stk', own.token)).toBe(true);
  });

  test('at the very moment of a sign-in leaves no session behind', async () => {
    const token = await town.staff('stk');
    const people: Awaited<ReturnType<typeof town.resident>>[] = [];
    while (people.length < 8) people.push(await town.resident('stk'));
    await Promise.all(
      people.flatMap(({ login, password }, n) => [
        ...Array.from({ length: 3 }, (_, i) => town.ask((n + i) % 2, 'stk', signIn, { login, password })),
        town.ask(n % 2, 'stk', block, { login, reason }, { token }),
      ]),
    );
    for (const { id } of people) for (const { end } of await endsOf(id)) expect(end).toBe('BLOCKED');
  });
});
