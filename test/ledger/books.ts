import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { createOrm, type EntityManager, type Orm } from '../../server/database/orm.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { entities } from '../../server/entities.ts';
import { postPayment } from '../../server/ledger/post-payment.ts';
import { postRefund } from '../../server/ledger/post-refund.ts';
import { statement } from '../../server/ledger/statement.ts';
import { importing, type Importing } from '../bills/import/importing.ts';
import {
  accountLine,
  accountsFile,
  chargesFile,
  numberOf,
  paymentLine,
  paymentsFile,
} from '../bills/import/written-registries.ts';

export const slug = 'kaluga';

/** Accounts of a utility whose registries a test writes, and residents who pay in its portal. */
export class Books {
  readonly #accounts = new Map<number, string>();

  private constructor(
    readonly at: Importing,
    readonly orm: Orm,
    readonly owner: pg.Pool,
    readonly slug: string,
  ) {}

  static async open(accounts = 3): Promise<Books> {
    const books = await Books.over(await importing(), slug);
    const lines = Array.from({ length: accounts }, (_, index) => accountLine(index));
    await books.at.importText(slug, 'accounts.csv', accountsFile(lines));
    for (let index = 0; index < accounts; index += 1) await books.adopt(index, numberOf(index));
    return books;
  }

  /** Of a utility whose accounts are there, or come later. */
  static async over(at: Importing, of: string): Promise<Books> {
    const orm = await createOrm({
      entities,
      url: at.database.appUrl,
      poolMax: 12,
      connectMs: 20_000,
      statementMs: 30_000,
    });
    return new Books(at, orm, new pg.Pool({ connectionString: at.database.ownerUrl, max: 2 }), of);
  }

  /** Calls the account of that number by an index. */
  async adopt(index: number, number: string): Promise<void> {
    const [row] = await this.sql<{ id: string }>(
      'select account_id as id from account_number where tenant_id = $1 and number = $2',
      [this.tenantId, number],
    );
    this.#accounts.set(index, row!.id);
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.owner.end();
    await this.at.close();
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  get tenantId(): number {
    return this.at.of(this.slug).tenantId;
  }

  get context() {
    const { tenant, tenantId, clock } = this.at.of(this.slug);
    return { tenant: tenant as never, tenantId, clock };
  }

  account(index: number): string {
    return this.#accounts.get(index)!;
  }

  write<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    return writeAs(this.orm, this.tenantId)(work);
  }

  /** Imports a month's charges; throws unless they were applied. */
  async charges(month: string, lines: string[]) {
    return this.#applied(await this.at.importText(slug, `charges-${month}.csv`, chargesFile(lines)));
  }

  /** Imports the bank's payments of a month: account, kopecks, the bank's number. */
  async payments(month: string, paid: readonly [index: number, kopecks: number, number: string][]) {
    const lines = paid.map(([index, kopecks, number]) => paymentLine(index, month, kopecks, number));
    const file = paymentsFile(
      lines,
      paid.map(([, kopecks]) => kopecks),
    );
    return this.#applied(await this.at.importText(slug, `payments-${month}.txt`, file));
  }

  #applied<Report extends { status: string; refusal: unknown }>(report: Report): Report {
    if (report.status !== 'APPLIED') throw new Error(JSON.stringify(report.refusal));
    return report;
  }

  /** A payment that stands before the bank's page; gives its id. */
  async begun(index: number, kopecks: number): Promise<string> {
    const [id, number] = [randomUUID(), `k${randomBytes(14).toString('hex')}`];
    const key = [this.tenantId, this.account(index), id];
    const step = `insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, bank_order_id)
      values ($1, $2, $3, $4, $5, $6, $7, now(), 'RESIDENT', $8)`;
    await this.sql(step, [...key, 1, null, null, 'CREATED', null]);
    await this.sql(step, [...key, 2, 1, 'CREATED', 'REGISTERED', number]);
    await this.sql(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id, step, begun_by, begun_at, expires_at)
       values ($1, $2, $3, $4, $5, 'PORTAL', 'REGISTERED', $6, 2, $3, $5, $5)`,
      [...key, kopecks, this.context.clock.now(), number],
    );
    await this.sql(
      'insert into payment_order (tenant_id, account_id, payment_id, order_number) values ($1, $2, $3, $4)',
      [...key, number],
    );
    return id;
  }

  /** Credits it within a transaction, as settling does. */
  async credit(
    em: EntityManager,
    index: number,
    paymentId: string,
    kopecks: number,
    { day = '2026-01-10', parts }: { day?: string; parts?: { serviceCode: string; amount: bigint }[] } = {},
  ): Promise<boolean> {
    const key = [this.tenantId, this.account(index), paymentId];
    await em.execute(
      `insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause)
       values (?, ?, ?, 3, 2, 'REGISTERED', 'PAID', now(), 'POLL')`,
      key,
    );
    await em.execute(
      `update payment set status = 'PAID', step = 3, paid_at = ?::date + time '10:00' where tenant_id = ? and account_id = ? and id = ?`,
      [day, ...key],
    );
    const period = `${day.slice(0, 7)}-01`;
    return postPayment(em, this.context, {
      accountId: this.account(index),
      paymentId,
      amount: BigInt(kopecks),
      parts,
      day,
      period,
    });
  }

  /** Pays in the portal, begun and credited; gives the payment's id. */
  async pay(index: number, kopecks: number, more: Parameters<Books['credit']>[4] = {}): Promise<string> {
    const id = await this.begun(index, kopecks);
    await this.write((em) => this.credit(em, index, id, kopecks, more));
    return id;
  }

  /** Gives some of a payment back. */
  async refund(index: number, paymentId: string, kopecks: number, day = '2026-01-20'): Promise<boolean> {
    const refundId = randomUUID();
    await this.sql(
      `insert into refund (tenant_id, account_id, id, payment_id, kind, amount, reason, staff_id, status, refunded_before, created_at, decided_at)
       values ($1, $2, $3, $4, 'REFUND', $5, 'x', $3, 'DONE', 0, now(), $6::date + time '12:00')`,
      [this.tenantId, this.account(index), refundId, paymentId, kopecks, day],
    );
    const of = { accountId: this.account(index), refundId, paymentId, amount: BigInt(kopecks) };
    return this.write((em) => postRefund(em, this.context, { ...of, day, period: `${day.slice(0, 7)}-01` }));
  }

  /** What an account owes, whole and by service. */
  async balance(index: number): Promise<{ whole: number; services: Record<string, number>; prepaid: number }> {
    const [row] = await this.sql<{ whole: string }>('select balance::text as whole from account where id = $1', [
      this.account(index),
    ]);
    const services = await this.sql<{ code: string; balance: string }>(
      'select service_code as code, balance::text from account_service where account_id = $1 order by 1',
      [this.account(index)],
    );
    const of = Object.fromEntries(services.map(({ code, balance }) => [code, Number(balance)]));
    const sum = Object.values(of).reduce((all, one) => all + one, 0);
    return { whole: Number(row!.whole), services: of, prepaid: sum - Number(row!.whole) };
  }

  /** Every line of an account's ledger, as `kind subject revision: debit ← credit service amount`. */
  async ledger(index: number): Promise<string[]> {
    const rows = await this.sql<{ line: string }>(
      `select p.kind || ' ' || p.subject || ' ' || p.revision || ': ' || e.debit || ' ' || e.credit || ' ' ||
         coalesce(e.service_code, '-') || ' ' || e.amount as line
       from posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id
       where p.account_id = $1 order by p.period, p.day, p.kind, p.subject, p.revision, e.line`,
      [this.account(index)],
    );
    return rows.map(({ line }) => line);
  }

  statement(index: number, from: string, to: string) {
    const run = async <Row>(_name: string | undefined, text: string, values: readonly unknown[]) =>
      (await this.owner.query(text, [...values])).rows as Row[];
    return statement(this.context, run, this.account(index), { from, to });
  }
}
