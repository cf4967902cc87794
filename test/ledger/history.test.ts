import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../server/database/migrate.ts';
import { importing, type Importing, months } from '../bills/import/importing.ts';

const utilities = { kaluga: 'csv', energosbyt: 'dbf' };
let at: Importing;
let owner: pg.Client;

beforeAll(async () => {
  at = await importing();
  owner = new pg.Client({ connectionString: at.database.ownerUrl });
  await owner.connect();
  for (const [slug, extension] of Object.entries(utilities)) {
    await at.import(slug, `accounts.${extension}`);
    for (const month of months.slice(0, 3)) await at.import(slug, `charges-${month}.${extension}`);
    // One month more is paid than is billed.
    for (const month of months.slice(0, 4)) await at.import(slug, `payments-${month}.txt`);
  }
});
afterAll(async () => {
  await owner.end();
  await at.close();
});

const postings = `select p.tenant_id, p.account_id, p.kind, p.subject, p.revision, p.period::text, p.day::text,
    json_agg(json_build_array(e.debit, e.credit, e.service_code, e.amount) order by e.service_code) as entries
  from posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id
  group by p.tenant_id, p.account_id, p.id order by p.tenant_id, p.account_id, p.kind, p.subject`;
const balances = `select a.tenant_id, a.id, a.balance, s.service_code, s.balance as of_service
  from account a join account_service s on s.tenant_id = a.tenant_id and s.account_id = a.id order by 1, 2, 4`;

/** As the version before left it: no ledger, and balances by service as the newest bill has them. */
const asBefore = `
  delete from ledger_entry;
  delete from posting;
  update account_service o set balance = c.closing from charge c, account a
  where c.tenant_id = o.tenant_id and c.account_id = o.account_id and c.service_code = o.service_code
    and a.tenant_id = o.tenant_id and a.id = o.account_id and c.period = a.balance_period;
  delete from mikro_orm_migrations where name like '%post_history'`;

describe('a database of the version before', () => {
  test('is posted when it is upgraded, as its registries would be', async () => {
    const wanted = { postings: (await owner.query(postings)).rows, balances: (await owner.query(balances)).rows };
    expect(wanted.postings.length).toBeGreaterThan(1000);
    await owner.query(asBefore);
    expect((await owner.query(balances)).rows).not.toEqual(wanted.balances);
    expect(await migrate(at.database)).toHaveLength(1);
    expect((await owner.query(postings)).rows).toEqual(wanted.postings);
    expect((await owner.query(balances)).rows).toEqual(wanted.balances);
  });

  test('is not posted twice when registries come again', async () => {
    const before = (await owner.query(postings)).rows;
    for (const [slug, extension] of Object.entries(utilities)) {
      await at.import(slug, `charges-${months[0]}.${extension}`);
      await at.import(slug, `payments-${months[3]}.txt`);
    }
    expect((await owner.query(postings)).rows).toEqual(before);
  });

  test('has nothing posted twice when it is migrated again', async () => {
    const before = (await owner.query(postings)).rows;
    const services = (await owner.query(balances)).rows;
    await owner.query(`delete from mikro_orm_migrations where name like '%post_history'`);
    await migrate(at.database);
    expect((await owner.query(postings)).rows).toEqual(before);
    expect((await owner.query(balances)).rows).toEqual(services);
  });
});
