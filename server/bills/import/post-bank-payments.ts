import type pg from 'pg';
import { owed } from '../../ledger/balance-formula.ts';
import type { Changes } from './apply-accounts.ts';
import { allowLookups } from './join-plans.ts';
import { planDifferences, type Posting, preparePostings, writePostings } from './write-postings.ts';

/**
 * Posts a bank's payments that were written or removed (`written_payment`: account, bank's number, sum, month, day; the sum of
 * a removed one is 0). The bank's number is what makes a payment be posted once, whether its registry or its terminal told
 * of it first; another sum posts the difference, another month moves it.
 */
export async function postBankPayments(db: pg.ClientBase, posting: Posting): Promise<Changes> {
  const { tenantId } = posting;
  await preparePostings(db);
  await allowLookups(db, async () => {
    await db.query(
      `insert into posted_entry
       select p.account_id, p.kind, p.subject, p.period, p.day, e.service_code, ${owed}, p.revision
       from written_payment w
       join posting p on p.tenant_id = $1 and p.account_id = w.account_id and p.kind = 'BANK_PAYMENT' and p.subject = w.external_id
       join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id`,
      [tenantId],
    );
  });
  await db.query('analyze posted_entry');
  await keepOfPosted(db);
  await findDebts(db, tenantId);
  await divideRest(db);
  await planDifferences(db);
  return writePostings(db, posting);
}

/**
 * What is posted of a payment and stays: all of it when the sum has grown or is the same; of one that has shrunk what was
 * prepaid goes first, then the last service. Nothing of a payment that counts for another month now.
 */
async function keepOfPosted(db: pg.ClientBase): Promise<void> {
  await db.query(
    `insert into wanted_entry
     select account_id, 'BANK_PAYMENT', subject, period, day, service_code, -least(amount, wanted - before), 0
     from (
       select w.account_id, p.subject, p.period, w.day, p.service_code, p.amount, w.amount as wanted,
         sum(p.amount) over (partition by w.account_id, p.subject order by p.service_code nulls last) - p.amount as before
       from written_payment w join (
         select account_id, subject, period, service_code, -sum(amount) as amount
         from posted_entry group by account_id, subject, period, service_code having sum(amount) < 0) p
         on p.account_id = w.account_id and p.subject = w.external_id and p.period = w.period) line
     where before < wanted`,
  );
}

/**
 * What payments go to, by service, in the order of services with penalties last, each with what comes before it: `starts`.
 * A month that is billed says itself what was paid for each service; what counts for later months goes to what is owed now.
 */
async function findDebts(db: pg.ClientBase, tenantId: number): Promise<void> {
  await db.query(
    `create temp table credit on commit drop as
     select *, sum(amount) over (partition by account_id, billed order by day, subject) - amount as starts
     from (
       select w.account_id, w.external_id as subject, w.period, w.day, w.amount + coalesce(k.kept, 0) as amount,
         case when w.period <= a.balance_period then w.period else 'infinity' end as billed
       from written_payment w join account a on a.tenant_id = ${tenantId} and a.id = w.account_id
       left join (select account_id, subject, sum(amount)::bigint as kept from wanted_entry group by account_id, subject) k
         on k.account_id = w.account_id and k.subject = w.external_id) rest
     where amount > 0`,
  );
  await db.query('analyze credit');
  await db.query(
    'create temp table debt (account_id uuid, billed date, service_code text, amount bigint, starts bigint) on commit drop',
  );
  await allowLookups(db, async () => {
    await db.query(
      `insert into debt
       select account_id, billed, service_code, amount,
         sum(amount) over (partition by account_id, billed order by s.kind = 'PENALTY', s.position, s.code) - amount
       from (
         select o.account_id, 'infinity'::date as billed, o.service_code, o.balance as amount
         from (select distinct account_id from credit where billed = 'infinity') c
         join account_service o on o.tenant_id = $1 and o.account_id = c.account_id and o.balance > 0
         union all
         select h.account_id, h.period, h.service_code, h.paid
         from (select distinct account_id, billed from credit where billed < 'infinity') c
         join charge h on h.tenant_id = $1 and h.account_id = c.account_id and h.period = c.billed and h.paid > 0) owed
       join service s on s.tenant_id = $1 and s.code = owed.service_code`,
      [tenantId],
    );
  });
  await db.query('analyze debt');
}

/** Divides what is not posted yet: a payment and a debt share what their stretches share when each is laid end to end. */
async function divideRest(db: pg.ClientBase): Promise<void> {
  await db.query(
    `insert into wanted_entry
     select c.account_id, 'BANK_PAYMENT', c.subject, c.period, c.day, d.service_code,
       greatest(c.starts, d.starts) - least(c.starts + c.amount, d.starts + d.amount), 0
     from credit c join debt d on d.account_id = c.account_id and d.billed = c.billed
       and d.starts < c.starts + c.amount and c.starts < d.starts + d.amount`,
  );
  await db.query(
    `insert into wanted_entry
     select c.account_id, 'BANK_PAYMENT', c.subject, c.period, c.day, null,
       greatest(c.starts, coalesce(d.whole, 0)) - (c.starts + c.amount), 0
     from credit c left join (select account_id, billed, sum(amount) as whole from debt group by account_id, billed) d
       on d.account_id = c.account_id and d.billed = c.billed
     where c.starts + c.amount > coalesce(d.whole, 0)`,
  );
}
