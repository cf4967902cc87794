import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { readId } from '../../server/ids.ts';
import { reconcileDue } from '../../server/paying/reconcile/start-reconciling.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import type { GraphqlAnswer } from '../support/http.ts';
import { PayTown, type Payer } from './pay-town.ts';

const signIn = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
const differences = 'differences(first: 50) { nodes { id kind subject accountNumber here there settledAt note } }';
export const reportFields = `day status orders bankAmount payments paymentsAmount ledgerAmount open comparedAt ${differences}`;
const olga = { login: 'olga', password: 'a long password of staff' };

/** A utility whose residents pay by day, and whose nights are compared by its worker. */
export class NightTown {
  private constructor(
    readonly pay: PayTown,
    readonly pool: pg.Pool,
    readonly slug: string,
  ) {}

  static async open(slug: string): Promise<NightTown> {
    const pay = await PayTown.open();
    const pool = new pg.Pool({ connectionString: pay.town.server.database.appUrl, max: 2 });
    const town = new NightTown(pay, pool, slug);
    const { tenantIds, clock, orm } = pay.town.server.shared;
    const tenantId = tenantIds.get(slug)!;
    await enrolStaff({ tenant: town.tenant, tenantId, clock, write: writeAs(orm, tenantId) } as never, olga);
    return town;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.pay.close();
  }

  get sql() {
    return this.pay.sql;
  }

  get tenant() {
    return this.pay.town.server.shared.tenants.find(({ slug }) => slug === this.slug)!;
  }

  /** Moves the clock; back, too. */
  hours(count: number): void {
    this.pay.town.clock.advance(count * 3600);
  }

  /** Compares everything that is due now, as a worker does; gives how many days that was. */
  async compare(): Promise<number> {
    const parts = { ...this.pay.town.server.shared, pool: this.pool, log: pino({ enabled: false }) };
    let days = 0;
    while ((await reconcileDue(parts, this.tenant)) > 0) days += 1;
    return days;
  }

  /** Asks as staff. Signs in each time: nights pass, and no session lasts so long. */
  async asked(query: string, input: object = {}): Promise<GraphqlAnswer<Record<string, any>>> {
    const { data } = await this.pay.town.ask(this.slug, signIn, olga);
    return this.pay.town.ask(this.slug, query, input, { token: data!['signInStaff'].accessToken });
  }

  async asStaff(query: string, input: object = {}): Promise<Record<string, any>> {
    const { data, errors } = await this.asked(query, input);
    if (errors) throw new Error(JSON.stringify(errors));
    return data!;
  }

  async report(day: string): Promise<any> {
    return (await this.asStaff(`query { reconciliation(day: "${day}") { ${reportFields} } }`))['reconciliation'];
  }

  async again(day: string): Promise<any> {
    const query = `mutation ($input: ReconcileInput!) { reconcile(input: $input) { ${reportFields} } }`;
    return (await this.asStaff(query, { day }))['reconcile'];
  }

  /** What staff were told of comparisons. */
  told() {
    return this.sql<{ subject: string; details: object; times: number }>(
      `select subject, details, times from staff_notice where kind = 'RECONCILIATION' order by subject`,
    );
  }

  /** Everything that holds money. */
  books() {
    return this.sql(`select 'payment' as of, to_jsonb(p) - 'checks' - 'next_check_at' as row from payment p
      union all select 'posting', to_jsonb(p) from posting p union all select 'entry', to_jsonb(e) from ledger_entry e
      union all select 'account', to_jsonb(a) from account a
      union all select 'service', to_jsonb(s) from account_service s order by 1, 2`);
  }

  /** Begins a payment, pays it at the bank, and has it settled. */
  async paid(of: Payer, amount = '750.00'): Promise<{ paymentId: string; orderNumber: string }> {
    const { payment } = await this.pay.start(of, { amount });
    const orderNumber = (await this.pay.orderNumbers(of)).at(-1)!;
    await this.pay.bank.pay({ orderNumber });
    const { key: paymentId } = readId('Payment', payment.id)!;
    const { settler } = this.pay.town.server.shared;
    await settler.settle(this.tenant, { accountId: of.accountId, paymentId }, StepCause.POLL);
    return { paymentId, orderNumber };
  }

  /** A payment that stands here as paid and is unknown to the bank; gives its order number. */
  async paidHereAlone(of: Payer, amount: string): Promise<string> {
    const { paymentId, orderNumber } = await this.paid(of, amount);
    const missing = `${orderNumber.slice(0, 20)}xx`;
    await this.sql('update payment set external_id = $2 where id = $1', [paymentId, missing]);
    await this.sql('update payment_order set order_number = $2 where payment_id = $1', [paymentId, missing]);
    Object.assign(this.pay.bank.order(orderNumber), { createdAt: new Date('2026-01-01T00:00:00Z') });
    return missing;
  }

  /** A posting of October's bank registry, with its payment or without. */
  async posted({ tenantId, accountId }: Payer, amount: number, { withPayment }: { withPayment: boolean }) {
    const [id, number] = [randomUUID(), randomUUID()];
    if (withPayment)
      await this.sql(
        `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
         values ($1, $2, $3, $4, '2026-10-05 10:00Z', '2026-10-01', 'BANK', 'PAID', $5)`,
        [tenantId, accountId, randomUUID(), amount, number],
      );
    await this.sql(
      `insert into posting (tenant_id, account_id, id, kind, subject, period, day, posted_at)
       values ($1, $2, $3, 'BANK_PAYMENT', $4, '2026-10-01', '2026-10-05', now())`,
      [tenantId, accountId, id, number],
    );
    await this.sql(
      `insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
       values ($1, $2, $3, 1, 'BANK', 'RECEIVABLE', '01', $4)`,
      [tenantId, accountId, id, amount],
    );
  }

  async numberOf({ accountId }: Payer): Promise<string> {
    const [row] = await this.sql<{ number: string }>('select number from account where id = $1', [accountId]);
    return row!.number;
  }
}
