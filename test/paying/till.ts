import { randomBytes, randomUUID } from 'node:crypto';
import type { WhichPayment } from '../../server/paying/paying-context.ts';
import type { PayerTold } from '../../server/payments/payment.entity.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { type Household, Households } from '../readings/households.ts';
import { ToldBank } from './told-bank.ts';

/** A payment as a test wants it begun. */
export interface Begun {
  amount?: bigint;
  /** Where it stands; REGISTERED unless told. */
  status?: 'CREATED' | 'REGISTERED' | 'EXPIRED' | 'DECLINED';
  payer?: PayerTold;
  parts?: Record<string, bigint>;
  readings?: { meterId: string; code: string; value: number }[];
}

/** A payment that a test has begun. */
export interface GivenPayment extends WhichPayment {
  home: Household;
  orderNumber: string;
  amount: bigint;
}

/** Residents who pay at all utilities over one or more processes, and a bank that says what it is told. */
export class Till {
  readonly bank = new ToldBank();
  /** Of a tenant whose bank is another one. */
  readonly banks = new Map<string, ToldBank>();

  private constructor(readonly homes: Households) {
    const of = (tenant: Tenant) => this.banks.get(tenant.slug) ?? this.bank;
    homes.portals.acquirers = { of, callbackKeyOf: (tenant: Tenant) => `callback key of ${tenant.slug}` } as never;
  }

  static async open(processes = 1): Promise<Till> {
    return new Till(await Households.open(processes));
  }

  async close(): Promise<void> {
    for (let n = 0; n < this.homes.portals.processes.length; n += 1) await this.settler(n).idle();
    await this.homes.close();
  }

  get sql() {
    return this.homes.sql;
  }

  get clock() {
    return this.homes.portals.clock;
  }

  tenant(slug: string): Tenant {
    return this.homes.portals.tenants.get(slug)!;
  }

  settler(process = 0) {
    return this.homes.portals.settler(process);
  }

  /** A payment as beginning one in the portal leaves it. */
  async payment(slug = 'kaluga', begun: Begun = {}, of?: Household): Promise<GivenPayment> {
    const { amount = 75_000n, status = 'REGISTERED', payer = {}, parts = {}, readings = [] } = begun;
    const home = of ?? (await this.homes.household(slug));
    const { tenantId, accountId, residentId } = home;
    const [paymentId, orderNumber] = [randomUUID(), `k${randomBytes(14).toString('hex')}`];
    const now = this.clock.now();
    const steps = status === 'CREATED' || status === 'REGISTERED' ? [status] : ['REGISTERED', status];
    const all = ['CREATED', ...steps.filter((one) => one !== 'CREATED')];
    const key = [tenantId, accountId, paymentId];
    for (const [n, to] of all.entries()) {
      const bank = to === 'REGISTERED' ? [`bank-${orderNumber}`, 'https://bank.example/pay'] : [null, null];
      await this.sql(
        `insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, bank_order_id, form_url)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'RESIDENT', $9, $10)`,
        [...key, n + 1, n || null, n ? all[n - 1] : null, to, now, ...bank],
      );
    }
    const times = [this.in(20), this.in(0.1)];
    await this.sql(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id, step, begun_by, begun_at, payer, expires_at, next_check_at)
       values ($1, $2, $3, $4, $5, 'PORTAL', $6, $7, $8, $9, $5, $10, $11, $12)`,
      [...key, amount.toString(), now, status, orderNumber, all.length, residentId, JSON.stringify(payer), ...times],
    );
    await this.sql(
      'insert into payment_order (tenant_id, order_number, account_id, payment_id) values ($1, $2, $3, $4)',
      [tenantId, orderNumber, accountId, paymentId],
    );
    for (const [code, sum] of Object.entries(parts))
      await this.sql(
        'insert into payment_part (tenant_id, account_id, payment_id, service_code, amount) values ($1, $2, $3, $4, $5)',
        [tenantId, accountId, paymentId, code, sum.toString()],
      );
    for (const { meterId, code, value } of readings)
      await this.sql(
        `insert into payment_reading (tenant_id, account_id, payment_id, meter_id, register_code, value, confirmed, taken_at)
         values ($1, $2, $3, $4, $5, $6, false, $7)`,
        [tenantId, accountId, paymentId, meterId, code, value, now],
      );
    if (status !== 'CREATED') this.bankOf(slug).has(orderNumber, amount);
    return { home, accountId, paymentId, orderNumber, amount };
  }

  bankOf(slug: string): ToldBank {
    return this.banks.get(slug) ?? this.bank;
  }

  /** So many minutes from now. */
  in(minutes: number): Date {
    return new Date(this.clock.now().getTime() + minutes * 60_000);
  }

  /** How a payment stands, with its steps and what hangs on it. */
  async standing({ home, accountId, paymentId }: GivenPayment) {
    const key = [home.tenantId, accountId, paymentId];
    const [payment] = await this.sql<{ status: string; step: number; next: string | null; paid_at: Date }>(
      `select status, step, next_check_at as next, paid_at from payment where tenant_id = $1 and account_id = $2 and id = $3`,
      key,
    );
    const steps = await this.sql<{ to_status: string; detail: string | null; cause: string }>(
      'select to_status, detail, cause from payment_step where tenant_id = $1 and account_id = $2 and payment_id = $3 order by step',
      key,
    );
    const postings = await this.sql<{ sum: string }>(
      `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.tenant_id = p.tenant_id
         and e.account_id = p.account_id and e.posting_id = p.id
       where p.tenant_id = $1 and p.account_id = $2 and p.kind = 'PAYMENT' and p.subject = $3 group by p.id`,
      key,
    );
    const receipts = await this.sql(
      `select from message where tenant_id = $1 and template = 'PAYMENT_RECEIPT' and data ->> 'payment' = $2`,
      [home.tenantId, paymentId],
    );
    const [account] = await this.sql<{ balance: string }>(
      'select balance::text from account where tenant_id = $1 and id = $2',
      key.slice(0, 2),
    );
    return {
      status: payment!.status,
      next: payment!.next === null ? null : new Date(payment!.next),
      paidAt: payment!.paid_at,
      steps: steps.map(({ to_status: to }) => to),
      details: steps.flatMap(({ detail }) => detail ?? []),
      causes: steps.map(({ cause }) => cause),
      posted: postings.map(({ sum }) => BigInt(sum)),
      receipts: receipts.length,
      balance: BigInt(account!.balance),
    };
  }

  /** What staff were told of payments of a tenant. */
  async told({ home, orderNumber }: GivenPayment): Promise<string[]> {
    const rows = await this.sql<{ what: string }>(
      `select details ->> 'what' as what from staff_notice where tenant_id = $1 and kind = 'PAYMENT' and subject = $2`,
      [home.tenantId, orderNumber],
    );
    return rows.map(({ what }) => what);
  }
}
