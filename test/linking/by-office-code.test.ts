import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkAccount } from '../../server/linking/link-account.ts';
import { recorded } from '../support/recorded.ts';
import { Street } from './street.ts';

let street: Street;
beforeAll(async () => void (street = await Street.open(2)));
afterAll(() => street.close());

const used = (code: string) =>
  street.sql<{ used_by: string | null }>('select used_by from office_code where account_id = $1', [code]);

test('who has registered with STK binds the first account by the code from the office: it is the primary one, and proved', async () => {
  const house = await street.house('stk', { owner: 'Семёнова Анна-Мария Ильинична' });
  const resident = await street.neighbour('stk', { name: 'СЕМЕНОВА Анна Мария ильинична' });
  await street.officeCode('stk', house, 'DF23-45JLNR');
  expect(await street.link('stk', resident, { officeCode: ' df23 45jlnr ' })).toMatchObject({ accountId: house.id });
  expect(await street.accountsOf(resident)).toEqual([house.id]);
  expect(await street.sql('select proof from account_resident where resident_id = $1', [resident.id])).toEqual([
    { proof: 'OFFICE_CODE' },
  ]);
  expect(await used(house.id)).toEqual([{ used_by: resident.id }]);
});

test('a wrong, used, expired and foreign code, and one of a closed account: one answer for the same work', async () => {
  const resident = await street.neighbour('stk');
  const other = await street.neighbour('stk');
  const workOf = async (officeCode: string) => {
    const { context, statements } = recorded(street.patient(street.as('stk', resident)));
    return { answer: await linkAccount(context, { officeCode }), statements };
  };
  const wrong = await workOf('WRONG-CODE9');
  expect(wrong.answer).toMatchObject({ reason: 'NOT_LINKED', message: expect.stringContaining('Код не подошёл') });
  const spent = await street.officeCode('stk', await street.house('stk'), 'SPENT-22222');
  await street.link('stk', other, { officeCode: spent });
  const expired = await street.officeCode('stk', await street.house('stk'), 'LATE2-33333', { minutes: 0 });
  const foreign = await street.officeCode('kaluga', await street.house('kaluga'), 'FREMD-44444');
  const closed = await street.officeCode('stk', await street.house('stk', { status: 'CLOSED' }), 'CLSED-55555');
  for (const code of [spent, expired, foreign, closed]) expect(await workOf(code)).toEqual(wrong);
  expect(await street.accountsOf(resident)).toEqual([]);
});

test('of twenty who type one code at once in two processes, one gets the account', async () => {
  const house = await street.house('stk');
  const officeCode = await street.officeCode('stk', house, 'RACE2-22222');
  const residents = await Promise.all(Array.from({ length: 20 }, () => street.neighbour('stk')));
  const answers = await Promise.all(
    residents.map((resident, at) =>
      linkAccount(street.patient(street.as('stk', resident, { process: at % 2 })), { officeCode }),
    ),
  );
  expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(1);
  expect(await street.sql('select from account_resident where account_id = $1', [house.id])).toHaveLength(1);
});

test('a member of the family registers in the owner’s name: with another one the code is not used up', async () => {
  const house = await street.house('stk', { owner: 'Иванов Пётр Сергеевич' });
  const resident = await street.neighbour('stk', { name: 'Иванова Ольга Петровна' });
  const officeCode = await street.officeCode('stk', house, 'NAME2-22222');
  expect(await street.link('stk', resident, { officeCode })).toMatchObject({
    reason: 'NOT_OWNERS_NAME',
    message: expect.stringContaining('не истрачен'),
  });
  expect(await street.accountsOf(resident)).toEqual([]);
  expect(await used(house.id)).toEqual([{ used_by: null }]);
  await street.sql(`update resident set name = 'Иванов Петр Сергеевич' where id = $1`, [resident.id]);
  expect(await street.link('stk', resident, { officeCode })).toMatchObject({ accountId: house.id });
});

test('codes are guessed at only so often by one resident, whatever codes they try', async () => {
  const resident = await street.neighbour('stk');
  const answers: unknown[] = [];
  for (const end of '234567')
    answers.push(await linkAccount(street.as('stk', resident), { officeCode: `GUESS-2222${end}` }));
  expect(answers.map((answer) => (answer as { reason: string }).reason)).toEqual([
    ...Array.from({ length: 5 }, () => 'NOT_LINKED'),
    'TOO_MANY_ATTEMPTS',
  ]);
  for (const officeCode of ['-- --', '!', 'x'.repeat(10_000), '\u202E'])
    expect(await linkAccount(street.as('stk', resident), { officeCode })).toMatchObject({ reason: 'INVALID_ANSWERS' });
});
