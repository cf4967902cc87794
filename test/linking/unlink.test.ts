import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../server/context.ts';
import { linkAccount } from '../../server/linking/link-account.ts';
import { unlinkAccount } from '../../server/linking/unlink-account.ts';
import { Street } from './street.ts';

let street: Street;
beforeAll(async () => void (street = await Street.open(2)));
afterAll(() => street.close());

/** The id of an account as the API gives it. */
const idOf = (accountId: string) =>
  Buffer.concat([Buffer.from([1]), Buffer.from(accountId.replaceAll('-', ''), 'hex')]).toString('base64url');

const remove = (context: Context, accountId: string) => unlinkAccount(context, { accountId: idOf(accountId) });

const withHouses = async (slug: string, count: number) => {
  const houses = await Promise.all(Array.from({ length: count }, () => street.house(slug)));
  return { houses: houses.map(({ id }) => id), resident: await street.neighbour(slug, { houses }) };
};

test('a resident of Kaluga removes any account; when it was the primary one, the next one is', async () => {
  const { houses, resident } = await withHouses('kaluga', 3);
  expect(await remove(street.as('kaluga', resident), houses[0]!)).toEqual({ residentId: resident.id });
  expect(await street.accountsOf(resident)).toEqual([houses[1], houses[2]]);
  await remove(street.as('kaluga', resident), houses[1]!);
  await remove(street.as('kaluga', resident), houses[2]!);
  expect(await street.accountsOf(resident)).toEqual([]);
  expect(
    await street.sql('select distinct reason, told_at is not null as told from detachment where resident_id = $1', [
      resident.id,
    ]),
  ).toEqual([{ reason: 'REMOVED', told: true }]);
  expect(await street.sql(`select from message where template = 'ACCOUNT_DETACHED'`)).toEqual([]);
});

test('who has removed all of them binds a new primary one', async () => {
  const { houses, resident } = await withHouses('kaluga', 1);
  await remove(street.as('kaluga', resident), houses[0]!);
  const house = await street.house('kaluga');
  await street.link('kaluga', resident, { accountNumber: house.number });
  expect(await street.accountsOf(resident)).toEqual([house.id]);
});

test('at the energy retailer additional accounts can be removed, the one of the registration cannot', async () => {
  const { houses, resident } = await withHouses('energosbyt', 2);
  expect(await remove(street.as('energosbyt', resident), houses[0]!)).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await remove(street.as('energosbyt', resident), houses[1]!)).toEqual({ residentId: resident.id });
  expect(await street.accountsOf(resident)).toEqual([houses[0]]);
});

test.each(['stk', 'elista'])('residents of %s remove none', async (slug) => {
  const { houses, resident } = await withHouses(slug, 1);
  expect(await remove(street.as(slug, resident), houses[0]!)).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await street.accountsOf(resident)).toEqual(houses);
});

test('nobody removes what is not theirs: a neighbour’s account, a missing one, an id of another kind', async () => {
  const { resident } = await withHouses('kaluga', 1);
  const other = await withHouses('kaluga', 1);
  for (const accountId of [idOf(other.houses[0]!), idOf('00000000-0000-0000-0000-000000000000'), 'x', 'AQ'.repeat(200)])
    expect(await unlinkAccount(street.as('kaluga', resident), { accountId })).toMatchObject({ reason: 'NOT_FOUND' });
  expect(await street.accountsOf(other.resident)).toEqual(other.houses);
});

test('two who remove both accounts of the retailer’s resident at once never leave them without the first', async () => {
  const { houses, resident } = await withHouses('energosbyt', 3);
  const answers = await Promise.all(
    [houses[1]!, houses[2]!, houses[1]!].map((id, at) =>
      remove(street.as('energosbyt', resident, { process: at % 2 }), id),
    ),
  );
  expect(answers.filter((answer) => 'residentId' in answer)).toHaveLength(2);
  expect(await street.accountsOf(resident)).toEqual([houses[0]]);
});

test('binding and removing at the same moment keep both sides of the links alike', async () => {
  const { houses, resident } = await withHouses('kaluga', 4);
  const more = await Promise.all(Array.from({ length: 4 }, () => street.house('kaluga')));
  await Promise.all([
    ...houses.map((id) => remove(street.as('kaluga', resident), id)),
    ...more.map(({ number }) =>
      linkAccount(street.patient(street.as('kaluga', resident, { process: 1 })), { accountNumber: number }),
    ),
  ]);
  expect((await street.accountsOf(resident)).toSorted()).toEqual(more.map(({ id }) => id).toSorted());
});
