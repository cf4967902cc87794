import { afterAll, beforeAll, expect, test } from 'vitest';
import { Street } from './street.ts';

let street: Street;
beforeAll(async () => void (street = await Street.open(1, true)));
afterAll(() => street.close());

// The fixture's checks: office code and sum to pay of the newest bill, both.
test('an account is bound by the checks of the registration, all of which must pass, and the code is used up', async () => {
  const house = await street.house('fixture');
  await street.sql(
    `insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
     select tenant_id, id, '2026-10-01', 0, balance, 0, 0, balance, '2026-11-25' from account where id = $1`,
    [house.id],
  );
  const resident = await street.neighbour('fixture', { houses: [await street.house('fixture')] });
  const officeCode = await street.officeCode('fixture', house, 'DF23-45JL');
  const answers = { accountNumber: house.number, officeCode };
  expect(await street.link('fixture', resident, { answers: { ...answers, amountDue: '1 000' } })).toMatchObject({
    reason: 'NOT_LINKED',
    message: 'Придите в контору во вторник или в четверг.',
  });
  expect(await street.link('fixture', resident, { answers: { ...answers, amountDue: '1234' } })).toMatchObject({
    accountId: house.id,
  });
  expect(await street.sql('select proof from account_resident where account_id = $1', [house.id])).toEqual([
    { proof: 'OFFICE_CODE' },
  ]);
  const next = await street.neighbour('fixture', { houses: [await street.house('fixture')] });
  expect(await street.link('fixture', next, { answers: { ...answers, amountDue: '1234' } })).toMatchObject({
    reason: 'NOT_LINKED',
  });
});

test('a missing account is refused as one whose answers are wrong', async () => {
  const resident = await street.neighbour('fixture', { houses: [await street.house('fixture')] });
  const wrong = { officeCode: 'WRNG-2222', amountDue: '1' };
  const [known, missing] = [(await street.house('fixture')).number, street.newNumber('fixture')];
  const answer = await street.link('fixture', resident, { answers: { accountNumber: known, ...wrong } });
  expect(answer).toMatchObject({ reason: 'NOT_LINKED' });
  expect(await street.link('fixture', resident, { answers: { accountNumber: missing, ...wrong } })).toEqual(answer);
});

test('an answer that is missing is asked for, and no try is lost', async () => {
  const resident = await street.neighbour('fixture', { houses: [await street.house('fixture')] });
  const { number: accountNumber } = await street.house('fixture');
  expect(await street.link('fixture', resident, { answers: { accountNumber } })).toMatchObject({
    reason: 'INVALID_ANSWERS',
  });
});

test('the same utility also takes the code alone', async () => {
  const house = await street.house('fixture');
  const resident = await street.neighbour('fixture', { houses: [await street.house('fixture')] });
  const officeCode = await street.officeCode('fixture', house, 'NR23-45JL');
  expect(await street.link('fixture', resident, { officeCode })).toMatchObject({ accountId: house.id });
});
