import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkAccount } from '../../server/linking/link-account.ts';
import { unlinkAccount } from '../../server/linking/unlink-account.ts';
import { newDevice } from '../sessions/portals.ts';
import { recorded } from '../support/recorded.ts';
import { Street } from './street.ts';

let street: Street;
beforeAll(async () => void (street = await Street.open(2)));
afterAll(() => street.close());

test('a resident of Kaluga adds an account by its number alone, after their own', async () => {
  const [own, second] = [await street.house('kaluga'), await street.house('kaluga')];
  const resident = await street.neighbour('kaluga', { houses: [own] });
  const typed = second.number.replace(/(...)/g, '$1 ').trim();
  const linked = await street.link('kaluga', resident, { accountNumber: typed });
  expect(linked).toEqual({ accountId: second.id, message: expect.stringMatching(/^Счёт [\d\u00A0]+ добавлен\.$/) });
  expect(await street.accountsOf(resident)).toEqual([own.id, second.id]);
  expect(
    await street.sql('select proof, via_resident_id from account_resident where account_id = $1', [second.id]),
  ).toEqual([{ proof: null, via_resident_id: null }]);
});

test('a missing and a closed account get one answer, by the same statements', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  const closed = await street.house('kaluga', { status: 'CLOSED' });
  const workOf = async (accountNumber: string) => {
    const { context, statements } = recorded(street.as('kaluga', resident));
    return { answer: await linkAccount(context, { accountNumber }), statements };
  };
  const missing = await workOf(street.newNumber('kaluga'));
  expect(missing.answer).toMatchObject({ reason: 'NOT_LINKED' });
  expect(missing.statements.length).toBeGreaterThan(5);
  expect(await workOf(closed.number)).toEqual(missing);
  expect(await street.accountsOf(resident)).toHaveLength(1);
});

test('five additional accounts and no more, also when fifty are asked for at once from two processes', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  const houses = await Promise.all(Array.from({ length: 50 }, () => street.house('kaluga')));
  const answers = await Promise.all(
    houses.map(({ number }, at) =>
      linkAccount(street.patient(street.as('kaluga', resident, { process: at % 2 })), { accountNumber: number }),
    ),
  );
  expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(5);
  expect(answers.filter((answer) => 'reason' in answer && answer.reason === 'TOO_MANY_ACCOUNTS')).toHaveLength(45);
  expect(await street.accountsOf(resident)).toHaveLength(6);
  const positions = await street.sql('select position from resident_account where resident_id = $1 order by 1', [
    resident.id,
  ]);
  expect(positions.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('who has no place left learns nothing of numbers, but which are their own', async () => {
  const houses = await Promise.all(Array.from({ length: 6 }, () => street.house('kaluga')));
  const resident = await street.neighbour('kaluga', { houses });
  const [strange, missing] = [(await street.house('kaluga')).number, street.newNumber('kaluga')];
  const refused = await street.link('kaluga', resident, { accountNumber: strange });
  expect(refused).toMatchObject({ reason: 'TOO_MANY_ACCOUNTS', message: expect.stringContaining('ещё 5') });
  expect(await street.link('kaluga', resident, { accountNumber: missing })).toEqual(refused);
  expect(await street.link('kaluga', resident, { accountNumber: houses[3]!.number })).toMatchObject({
    reason: 'ALREADY_LINKED',
  });
});

test('the same account asked for twenty times at once is bound once', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  const { number: accountNumber } = await street.house('kaluga');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      linkAccount(street.patient(street.as('kaluga', resident, { process: at % 2 })), { accountNumber }),
    ),
  );
  expect(answers.map((answer) => ('reason' in answer ? answer.reason : 'LINKED')).toSorted()).toEqual([
    ...Array.from({ length: 19 }, () => 'ALREADY_LINKED'),
    'LINKED',
  ]);
});

test('two residents may have the same account, and neither learns of the other', async () => {
  const house = await street.house('kaluga');
  await street.neighbour('kaluga', { houses: [house] });
  const other = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  expect(await street.link('kaluga', other, { accountNumber: house.number })).toHaveProperty('accountId', house.id);
});

test('numbers cannot be walked through: every try of a resident counts, one that succeeds too', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  for (let tries = 0; tries < 5; tries += 1) {
    const accountNumber = tries % 2 ? street.newNumber('kaluga') : (await street.house('kaluga')).number;
    const answer = await linkAccount(street.as('kaluga', resident), { accountNumber });
    expect(answer).not.toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
  }
  const { number: accountNumber } = await street.house('kaluga');
  expect(await linkAccount(street.as('kaluga', resident), { accountNumber })).toMatchObject({
    reason: 'TOO_MANY_ATTEMPTS',
    retryAfterSeconds: 900,
  });
});

test('one number is asked for only so often, existing or not, and one address asks only so often', async () => {
  for (const accountNumber of [
    street.newNumber('kaluga'),
    (await street.house('kaluga', { status: 'CLOSED' })).number,
  ]) {
    const answers: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      answers.push(await linkAccount(street.as('kaluga', await street.neighbour('kaluga')), { accountNumber }));
    expect(answers.map((answer) => (answer as { reason: string }).reason)).toEqual([
      ...Array.from({ length: 5 }, () => 'NOT_LINKED'),
      'TOO_MANY_ATTEMPTS',
    ]);
  }
  const device = newDevice();
  const answers: unknown[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    const context = street.as('kaluga', await street.neighbour('kaluga'), { device });
    answers.push(await linkAccount(context, { accountNumber: street.newNumber('kaluga') }));
  }
  expect(answers.map((answer) => (answer as { reason: string }).reason).slice(-2)).toEqual([
    'NOT_LINKED',
    'TOO_MANY_ATTEMPTS',
  ]);
});

test('what cannot be a number is said at once and is no attempt', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  for (const accountNumber of ['12', '１２３４５６７８', '9'.repeat(10_000), '100 000 00\u0000', '\uD800'])
    expect(await linkAccount(street.as('kaluga', resident), { accountNumber })).toMatchObject({
      reason: 'INVALID_ANSWERS',
    });
  expect(await linkAccount(street.as('kaluga', resident), {})).toMatchObject({ reason: 'INVALID_ANSWERS' });
  const counted = await street.sql(`select from throttle where key = $1`, [resident.id]);
  expect(counted).toEqual([]);
});

test('a way that the utility does not offer is refused before anything is looked up', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  const { number: accountNumber } = await street.house('kaluga');
  expect(await street.link('kaluga', resident, { officeCode: 'DF23' })).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await street.link('kaluga', resident, { answers: { accountNumber } })).toMatchObject({
    reason: 'NOT_OFFERED',
  });
  const other = await street.neighbour('elista', { houses: [await street.house('elista')] });
  const house = await street.house('elista');
  expect(await street.link('elista', other, { accountNumber: house.number })).toMatchObject({ reason: 'NOT_OFFERED' });
});

test('an account of another utility is no account here', async () => {
  const resident = await street.neighbour('kaluga', { houses: [await street.house('kaluga')] });
  const { number } = await street.house('kaluga');
  await street.sql('update account_number set tenant_id = $1 where number = $2', [
    street.portals.context('elista').tenantId,
    number,
  ]);
  expect(await street.link('kaluga', resident, { accountNumber: number })).toMatchObject({ reason: 'NOT_LINKED' });
});

test('nobody who is not signed in, and nobody who is blocked, binds or removes anything', async () => {
  const house = await street.house('kaluga');
  const accountNumber = (await street.house('kaluga')).number;
  await expect(linkAccount(street.portals.context('kaluga'), { accountNumber })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  await expect(unlinkAccount(street.portals.context('kaluga'), { accountId: 'x' })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const resident = await street.neighbour('kaluga', { houses: [house] });
  await street.sql(`update resident set status = 'BLOCKED' where id = $1`, [resident.id]);
  await expect(linkAccount(street.as('kaluga', resident), { accountNumber })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(await street.accountsOf(resident)).toEqual([house.id]);
});
