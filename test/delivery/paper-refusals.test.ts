import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import type { Person, Town } from '../sessions/password/messages.ts';
import type { GivenAccount } from '../support/given.ts';
import { ask, askGraphql } from '../support/http.ts';
import { PostOffice } from './post-office.ts';

let post: PostOffice;
let town: Town;
beforeAll(async () => {
  post = await PostOffice.open();
  ({ town } = post);
});
afterAll(() => post.close());
beforeEach(() => post.clear());

const choose = (person: Person, { tenantId, id }: GivenAccount, refusedAt: string | null) =>
  town.given.sql(
    `insert into delivery_choice (tenant_id, account_id, resident_id, paper_refused, paper_refused_at, changed_at)
     values ($1, $2, $3, $4, $5, now())`,
    [tenantId, id, person.id, refusedAt !== null, refusedAt],
  );

const staff = new Map<string, string>();
async function staffOf(slug: string): Promise<string> {
  const { tenantIds, orm } = town.server.shared;
  const tenantId = tenantIds.get(slug)!;
  const input = { login: 'olga', password: 'correct horse battery' };
  await enrolStaff({ tenantId, clock: post.clock, write: writeAs(orm, tenantId) }, input);
  const query = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
  const { data } = await askGraphql(town.server.port, slug, query, { variables: { input } });
  return data!['signInStaff'].accessToken as string;
}
async function download(slug: string, token?: string) {
  return ask(town.server.port, `${slug}.localhost`, '/exports/paper-refusals', {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
}
const tokenOf = async (slug: string): Promise<string> => {
  if (!staff.has(slug)) staff.set(slug, await staffOf(slug));
  return staff.get(slug)!;
};

test('the billing system is told whose bills need not be printed, as the utility writes its files, the same each time', async () => {
  const [first, second, third] = [
    await post.account('kaluga'),
    await post.account('kaluga'),
    await post.account('kaluga'),
  ];
  const anna = await post.resident('kaluga', [first]);
  await choose(anna, first, '2026-10-31T22:00:00Z'); // 1 November in Kaluga
  await choose(await post.resident('kaluga', [second]), second, null);
  await choose(await post.resident('kaluga', [third]), third, '2026-10-15T09:00:00Z');
  const file = await download('kaluga', await tokenOf('kaluga'));
  expect(file).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="paper-refusals.csv"',
      'cache-control': 'private, no-store',
    },
  });
  const rows = [first, third].map(({ number }, n) => `${number};${['01.11.2026', '15.10.2026'][n]}\r\n`).join('');
  expect((await download('kaluga', await tokenOf('kaluga'))).body).toBe(file.body);
  // The names of the columns are windows-1251.
  expect(file.body.slice(file.body.indexOf('\n') + 1)).toBe(rows);
  expect(await town.given.sql(`select count(*)::int as n from staff_act where act = 'EXPORT_PAPER_REFUSALS'`)).toEqual([
    { n: 2 },
  ]);
});

test('paper is still printed for who is blocked, has lost the account, refused it on another one than the primary, or shares it with somebody who keeps it', async () => {
  const houses = [];
  for (let n = 0; n < 5; n += 1) houses.push(await post.account('kaluga'));
  const [a, b, c, d, e] = houses as [GivenAccount, GivenAccount, GivenAccount, GivenAccount, GivenAccount];
  const at = '2026-10-15T09:00:00Z';
  const blocked = await post.resident('kaluga', [a]);
  const gone = await post.resident('kaluga', [b]);
  const primary = await post.resident('kaluga', [c, d]);
  const [paperless, keeps] = [await post.resident('kaluga', [e]), await post.resident('kaluga', [e])];
  for (const [person, house] of [
    [blocked, a],
    [gone, b],
    [primary, c],
    [primary, d],
    [paperless, e],
  ] as const)
    await choose(person, house, at);
  await choose(keeps, e, null);
  await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [blocked.id]);
  await town.given.sql('delete from account_resident where resident_id = $1', [gone.id]);
  await town.given.sql('delete from resident_account where resident_id = $1', [gone.id]);
  const numbers = async () =>
    (await download('kaluga', await tokenOf('kaluga'))).body
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';')[0]);
  expect(await numbers()).toEqual([c.number]);
  await town.given.sql('delete from delivery_choice where resident_id = $1', [keeps.id]);
  expect(await numbers()).toEqual([c.number, e.number]);
});

test('nobody but the utility’s own staff gets the list, and there is none where paper cannot be refused', async () => {
  const anna = await post.resident('kaluga', [await post.account('kaluga')]);
  const { accessToken } = await town.signIn('kaluga', anna);
  expect((await download('kaluga')).status).toBe(401);
  expect((await download('kaluga', accessToken)).status).toBe(403);
  expect((await download('kaluga', await tokenOf('elista'))).status).toBe(401);
  expect((await download('elista', await tokenOf('elista'))).status).toBe(404);
});
