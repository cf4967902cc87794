import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolDemoResidents } from '../../server/sessions/enrol-demo-residents.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { Portals } from './portals.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

const slugs = ['elista', 'energosbyt', 'kaluga', 'stk'];
const rowsOf = (table: string) => portals.given.sql<{ tenant_id: number }>(`select * from ${table}`);

test('a resident is linked to their accounts on both sides, the primary one first', async () => {
  const context = portals.context('stk');
  const accounts = [await portals.given.account(context.tenantId), await portals.given.account(context.tenantId)];
  const accountIds = accounts.map(({ id }) => id);
  const id = await enrolResident(context, { login: 'Anna', password: 'correct horse', accountIds });
  const own = await portals.given.sql('select account_id, position from resident_account order by position');
  expect(own).toEqual(accountIds.map((account_id, position) => ({ account_id, position })));
  const mirrored = await portals.given.sql('select account_id, resident_id from account_resident');
  expect(mirrored).toHaveLength(2);
  expect(mirrored).toEqual(expect.arrayContaining(accountIds.map((account_id) => ({ account_id, resident_id: id }))));
});

test('a taken login is refused, also in other letters, and leaves nothing behind', async () => {
  const context = portals.context('stk');
  const taken = { login: 'Boris', password: 'correct horse', accountIds: [] };
  await enrolResident(context, taken);
  const before = await rowsOf('resident');
  await expect(enrolResident(context, { ...taken, login: ' bORIS' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await rowsOf('resident')).toHaveLength(before.length);
});

test('another utility’s account cannot be linked', async () => {
  const foreign = await portals.given.account(portals.context('kaluga').tenantId);
  const act = enrolResident(portals.context('stk'), {
    login: 'vera',
    password: 'correct horse',
    accountIds: [foreign.id],
  });
  await expect(act).rejects.toThrow(/foreign key/);
  expect(await portals.given.sql(`select login from login where login = 'vera'`)).toEqual([]);
});

test('each portal gets one demo resident, made once, who can sign in and sees as many accounts as the rules allow', async () => {
  await portals.given.sql('delete from account_resident');
  await portals.given.sql('delete from resident_account');
  for (const slug of ['kaluga', 'elista']) {
    const { tenantId } = portals.context(slug);
    for (let n = 0; n < 3; n += 1) {
      const { id, number } = await portals.given.account(tenantId);
      await portals.given.sql('update account set number = $2 where id = $1', [id, portals.numberAt(slug, number)]);
    }
  }
  const contexts = (process: number) => slugs.map((slug) => portals.context(slug, undefined, { process }));
  const [here, there] = await Promise.all([enrolDemoResidents(contexts(0)), enrolDemoResidents(contexts(1))]);
  expect(there).toEqual(here);
  expect(await enrolDemoResidents(contexts(0))).toEqual(here);
  // Nothing was imported for energosbyt, so there is nobody to show.
  expect(here.map(({ tenant }) => tenant)).toEqual(['elista', 'kaluga', 'stk']);
  expect(here.at(-1)).toEqual({ tenant: 'stk', login: 'demo', password: 'kabinet-demo' });
  for (const { tenant, login, password } of here)
    expect(await signIn(portals.context(tenant), { login, password })).toHaveProperty('accessToken');
  const linked = (await rowsOf('account_resident')).map(({ tenant_id }) => tenant_id);
  const count = (slug: string) => linked.filter((id) => id === portals.context(slug).tenantId).length;
  expect([count('elista'), count('kaluga'), count('stk')]).toEqual([1, 2, 2]);
});
