import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientIdOf } from '../../server/paying/client-id.ts';
import { ask } from '../support/http.ts';
import type { Household } from '../readings/households.ts';
import { CrashTown } from './support/crash-town.ts';

/** So many workers die; each at another step of another payment. `CRASH_RUNS=40` for every one of them. */
const runs = Number(process.env['CRASH_RUNS'] ?? 8);
const amount = '123456';

let town: CrashTown;
beforeAll(async () => void (town = await CrashTown.open({ autopays: true })));
afterAll(() => town.close());

/** The bank's name of a card that a resident let it remember. */
async function boundCard({ residentId }: Household): Promise<string> {
  const orderNumber = randomUUID().replaceAll('-', '');
  const shop = { userName: 'sandbox-energosbyt', password: 'sandbox', returnUrl: 'http://127.0.0.1/x' };
  const order = { ...shop, orderNumber, amount: 100, clientId: clientIdOf(residentId) };
  await ask(town.bank.port, '127.0.0.1', '/sandbox-bank/ecomm/gw/partner/api/v1/register.do', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  await town.bank.pay({ orderNumber });
  return town.bank.order(orderNumber).bindingId!;
}

/** A resident with a bill of October who lets it be paid by itself. */
async function home(): Promise<Household> {
  const home = await town.homes.household('energosbyt');
  const { tenantId, accountId, residentId } = home;
  const [cardId, now] = [randomUUID(), town.clock.now()];
  await town.sql(`update resident set email = 'anna@example.com' where id = $1`, [residentId]);
  await town.sql(
    `insert into card_binding (tenant_id, resident_id, id, binding_id, masked_pan, expiry, bound_at)
     values ($1, $2, $3, $4, '555555**5599', '2030-12', $5)`,
    [tenantId, residentId, cardId, await boundCard(home), now],
  );
  await town.sql(
    `insert into autopay (tenant_id, account_id, resident_id, card_id, mode, day, "limit", status, changed_at)
     values ($1, $2, $3, $4, 'ON_BILL', null, 500000, 'ACTIVE', $5)`,
    [tenantId, accountId, residentId, cardId, now],
  );
  await town.sql(`update account set balance = $2, balance_period = '2026-10-01' where id = $1`, [accountId, amount]);
  return home;
}

const runsOf = ({ accountId }: Household) =>
  town.sql<{ status: string; pay_on: string }>(
    'select status, pay_on::text from autopay_run where account_id = $1 order by period',
    [accountId],
  );

/** Lets noon after noon go by until the month is decided, whoever dies meanwhile. */
async function goBy(of: Household): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    await town.advance(tries === 0 ? 0 : 130);
    const [run] = await runsOf(of);
    if (run && run.status !== 'ANNOUNCED' && run.status !== 'BEGUN') break;
    const today = town.clock.now().toISOString().slice(0, 10);
    if (run?.status === 'ANNOUNCED' && today < run.pay_on) await toNoonOf(run.pay_on);
  }
  await toNoonOf(new Date(town.clock.now().getTime() + 24 * 3_600_000).toISOString().slice(0, 10));
  // Nothing more comes of it on any other day.
  await town.advance(130);
}

async function toNoonOf(day: string): Promise<void> {
  await town.advance(Math.ceil((Date.parse(`${day}T09:00:00Z`) - town.clock.now().getTime()) / 1000));
}

/** What the month has come to. */
async function found(of: Household) {
  const { accountId } = of;
  const payments = await town.sql<{ external_id: string; status: string; amount: string }>(
    `select external_id, status, amount::text from payment where account_id = $1 and source = 'PORTAL'`,
    [accountId],
  );
  const posted = await town.sql<{ sum: string }>(
    `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.posting_id = p.id
     where p.account_id = $1 and p.kind = 'PAYMENT' group by p.id`,
    [accountId],
  );
  const letters = await town.sql<{ template: string }>(
    `select template from message where data ->> 'account' = $1 order by template`,
    [accountId],
  );
  const orders = town.bank.orders().filter((one) => payments.some((own) => own.external_id === one.orderNumber));
  return {
    runs: (await runsOf(of)).map(({ status }) => status),
    payments: payments.map((one) => [one.status, one.amount]),
    bank: orders.map(({ deposited }) => String(deposited)),
    posted: posted.map(({ sum }) => sum),
    letters: letters.map(({ template }) => template),
  };
}

const paidOnce = {
  runs: ['PAID'],
  payments: [['PAID', amount]],
  bank: [amount],
  posted: [amount],
  letters: ['AUTOPAY_ANNOUNCED', 'PAYMENT_RECEIPT'],
};

/** What is written on the way of a month, and of its payment. */
const statements = [
  'insert into autopay_run',
  'update autopay_run',
  'insert into payment_step',
  'insert into payment_order',
  'set next_check_at',
  'insert into posting',
  'PAYMENT_RECEIPT',
];
const moments = ['BEFORE', 'UNANSWERED', 'AFTER'] as const;

test(
  'a worker that is killed at any step of paying by itself charges a month once, and tells of it once',
  { timeout: 60_000 + runs * 30_000 },
  async () => {
    // How often the bank is spoken to when nobody is killed.
    const quiet = await home();
    town.steps.clear();
    await goBy(quiet);
    expect(await found(quiet)).toEqual(paidOnce);
    const atBank = ['bank there', 'bank back'].flatMap((line) =>
      Array.from({ length: town.steps.get(line) ?? 0 }, (_, n) => ({
        at: `${line} ${n + 1}`,
        kill: () => town.killAt(line, n + 1),
      })),
    );
    const inside = statements.flatMap((text) =>
      moments.map((moment) => ({ at: `${moment} ${text}`, kill: () => town.killAtStatement(text, moment) })),
    );
    const plan = [...atBank, ...inside];
    const count = Math.min(runs, plan.length);
    for (let n = 0; n < count; n += 1) {
      const { at, kill } = plan[Math.floor((n * plan.length) / count)]!;
      const of = await home();
      kill();
      await goBy(of);
      town.live();
      expect({ at, ...(await found(of)) }).toEqual({ at, ...paidOnce });
    }
    const { payments, ledger } = await town.sums();
    expect(payments).toBe(ledger);
    process.stdout.write(`${town.kills} kills at ${count} of ${plan.length} steps: ${town.killedAt.join(', ')}\n`);
    // What is said in another order now and then kills nobody.
    expect(town.kills).toBeGreaterThan(count * 0.6);
  },
);
