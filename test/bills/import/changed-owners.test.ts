import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tellUntoldDetachments } from '../../../server/accounts/tell-untold-detachments.ts';
import { SetClock } from '../../../server/clock.ts';
import { createOrm } from '../../../server/database/orm.ts';
import { entities } from '../../../server/entities.ts';
import { tenantIds } from '../../../server/tenancy/enrol-tenants.ts';
import { importing, type Importing } from './importing.ts';
import { accountLine, accountsFile, numberOf } from './written-registries.ts';

let at: Importing;
let owner: pg.Client;
beforeEach(async () => {
  at = await importing();
  owner = new pg.Client({ connectionString: at.database.ownerUrl });
  await owner.connect();
  await accounts(['Иванова Мария Ивановна', 'Берёзкин Пётр-Павел Львович']);
});
afterEach(async () => {
  await owner.end();
  await at.close();
});

const accounts = (owners: string[]) =>
  at.importText(
    'kaluga',
    'accounts.csv',
    accountsFile(owners.map((name, index) => accountLine(index, { owner: name }))),
  );

/** A resident with these accounts, who has been handed an office code for each. */
async function resident(indexes: number[]): Promise<string> {
  const id = randomUUID();
  const { tenantId } = at.of('kaluga');
  await owner.query(
    `insert into resident (tenant_id, id, name, email, password_hash, created_at) values ($1, $2, 'Анна', $3, '-', now())`,
    [tenantId, id, `${id}@mail.example`],
  );
  for (const index of indexes) {
    const values = [tenantId, id, numberOf(index)];
    for (const table of ['account_resident', 'resident_account'])
      await owner.query(
        `insert into ${table} (tenant_id, resident_id, account_id)
         select $1, $2::uuid, account_id from account_number where tenant_id = $1 and number = $3`,
        values,
      );
    await owner.query(
      `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at, used_at)
       select $1, v.hash || $2::text || $3, account_id, gen_random_uuid(), now(), now() + '1 day', v.used
       from account_number, (values ('fresh', null), ('used', now())) v (hash, used) where tenant_id = $1 and number = $3`,
      values,
    );
  }
  return id;
}

const linked = async (id: string) => {
  const { rows } = await owner.query<{ sides: string }>(
    `select (select string_agg(n.number, ',' order by n.number) from account_resident l join account_number n using (tenant_id, account_id) where l.resident_id = $1)
       || '|' || (select string_agg(n.number, ',' order by n.number) from resident_account l join account_number n using (tenant_id, account_id) where l.resident_id = $1) as sides`,
    [id],
  );
  return rows[0]!.sides;
};
const codes = async () =>
  (
    await owner.query<{ code: string }>(
      `select n.number || case when c.used_at is null then ' fresh' else ' used' end as code
       from office_code c join account_number n using (tenant_id, account_id) order by 1`,
    )
  ).rows.map(({ code }) => code);

test('an account that has another owner is taken off everybody who had it, with the import; others stay', async () => {
  const [one, other] = [await resident([0, 1]), await resident([0, 1])];
  const report = await accounts(['Петров Иван Иванович', 'Берёзкин Пётр-Павел Львович']);
  expect(report).toMatchObject({ status: 'APPLIED', details: { changes: { accounts: 1, detached: 2 } } });
  expect([await linked(one), await linked(other)]).toEqual(Array(2).fill(`${numberOf(1)}|${numberOf(1)}`));
  const { rows } = await owner.query('select resident_id, reason, told_at from detachment order by resident_id');
  const detachment = { reason: 'OWNER_CHANGED', told_at: null };
  expect(rows).toEqual([one, other].toSorted().map((id) => ({ resident_id: id, ...detachment })));
});

test('codes handed out to the owner before are void, used ones stay on record', async () => {
  await resident([0, 1]);
  await accounts(['Петров Иван Иванович', 'Берёзкин Пётр-Павел Львович']);
  expect(await codes()).toEqual([`${numberOf(0)} used`, `${numberOf(1)} fresh`, `${numberOf(1)} used`]);
});

test('codes of an account nobody has bound yet are void too', async () => {
  const id = await resident([0]);
  await owner.query('delete from account_resident where resident_id = $1', [id]);
  await owner.query('delete from resident_account where resident_id = $1', [id]);
  await accounts(['Петров Иван Иванович', 'Берёзкин Пётр-Павел Львович']);
  expect(await codes()).toEqual([`${numberOf(0)} used`]);
});

test('a name that is spelled another way is no other owner', async () => {
  const id = await resident([0, 1]);
  const report = await accounts(['ИВАНОВА МАРИЯ ИВАНОВНА', 'Березкин Петр Павел  Львович']);
  expect(report).toMatchObject({ status: 'APPLIED', details: { changes: { accounts: 2, detached: 0 } } });
  const both = `${numberOf(0)},${numberOf(1)}`;
  expect(await linked(id)).toBe(`${both}|${both}`);
  expect(await codes()).toHaveLength(4);
});

test('where the utility’s rules do not say so, an account stays with its residents', async () => {
  const id = await resident([0]);
  const { rules } = at.of('kaluga').tenant;
  Object.assign(rules, { rights: { ...rules.rights, detachOnOwnerChange: false } });
  await accounts(['Петров Иван Иванович', 'Берёзкин Пётр-Павел Львович']);
  expect(await linked(id)).toBe(`${numberOf(0)}|${numberOf(0)}`);
});

test('but what they proved was of the owner before: the new one’s name is masked from them', async () => {
  const id = await resident([0, 1]);
  await owner.query(`update account_resident set proof = 'METER_SERIAL' where resident_id = $1`, [id]);
  const { rules } = at.of('kaluga').tenant;
  Object.assign(rules, { rights: { ...rules.rights, detachOnOwnerChange: false } });
  await accounts(['Петров Иван Иванович', 'БЕРЕЗКИН Пётр Павел Львович']);
  const { rows } = await owner.query(
    `select n.number, l.proof from account_resident l join account_number n using (tenant_id, account_id)
     where l.resident_id = $1 order by 1`,
    [id],
  );
  expect(rows).toEqual([
    { number: numberOf(0), proof: null },
    { number: numberOf(1), proof: 'METER_SERIAL' },
  ]);
  // Nor does a code handed out to the owner before bind it any more.
  expect(await codes()).not.toContain(`${numberOf(0)} fresh`);
});

test('a file that is refused takes nothing off anybody', async () => {
  const id = await resident([0]);
  const newcomers = Array.from({ length: 200 }, (_, index) => accountLine(index, { owner: 'Петров Иван Иванович' }));
  expect(await at.importText('kaluga', 'accounts.csv', accountsFile(newcomers))).toMatchObject({ status: 'REFUSED' });
  expect(await linked(id)).toBe(`${numberOf(0)}|${numberOf(0)}`);
});

test('each resident is told once, also when two workers look at the same moment', async () => {
  const residents = await Promise.all(Array.from({ length: 30 }, () => resident([0, 1])));
  await owner.query(`update resident set email = null where id = $1`, [residents[0]]);
  await accounts(['Петров Иван Иванович', 'Берёзкин Пётр-Павел Львович']);
  const workers = await Promise.all([0, 1].map(() => createOrm({ entities, url: at.database.appUrl, poolMax: 2 })));
  const ids = await tenantIds(at.importer, at.tenants);
  const clock = new SetClock('2026-11-05T10:00:00Z');
  const parts = { tenants: at.tenants as never, tenantIds: ids, clock };
  const tell = async (orm: (typeof workers)[number]) => {
    let all = 0;
    for (let told = 1; told > 0; all += told) told = await tellUntoldDetachments({ ...parts, orm });
    return all;
  };
  const told = await Promise.all(workers.map(tell));
  await Promise.all(workers.map((orm) => orm.close()));
  expect(told[0]! + told[1]!).toBe(30);
  const { rows } = await owner.query<{ recipient: string; data: object }>(
    `select recipient, data from message where template = 'ACCOUNT_DETACHED'`,
  );
  expect(rows.map(({ recipient }) => recipient).toSorted()).toEqual(
    residents
      .slice(1)
      .map((id) => `${id}@mail.example`)
      .toSorted(),
  );
  expect(rows[0]!.data).toEqual({
    number: '100\u00A0000\u00A0000',
    reason: 'OWNER_CHANGED',
    at: '2026-11-05T10:00:00.000Z',
  });
  expect((await owner.query('select from detachment where told_at is null')).rowCount).toBe(0);
});
