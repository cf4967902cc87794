import { randomUUID } from 'node:crypto';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';
import { refundPayment } from '../../server/admin/refund/refund-payment.ts';
import type { RefundPaymentInput } from '../../server/admin/refund/staff-refund.type.ts';
import type { Context } from '../../server/context.ts';
import { idOf } from '../../server/ids.ts';
import { pollOnce } from '../../server/paying/start-polling.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import type { Household } from '../readings/households.ts';
import { type Begun, type GivenPayment, Till } from './till.ts';

/** What the bank does when it is told to give money back. */
export type BankDoes =
  | 'IT'
  /** It does it, and its answer is lost. */
  | 'IT_SILENTLY'
  /** It does not, and its answer is lost. */
  | 'NOTHING'
  | 'REFUSE'
  /** Says «the system's error», as of a state in which it cannot. */
  | 'SAY_IT_CANNOT'
  /** Cannot be reached. */
  | 'NOT_HEAR';

/** The form of a refund. */
export type Filled = Pick<RefundPaymentInput, 'key' | 'paymentId' | 'amount' | 'reason'>;

/** Staff who give money back, and a bank that does with it what it is told to. */
export class RefundDesk {
  /** What the bank does with a refund, and with a reversal. */
  refunds: BankDoes = 'IT';
  reverses: BankDoes = 'IT';
  /** Kopecks it was told to give back, in the order it was told. */
  readonly told: bigint[] = [];

  private constructor(readonly till: Till) {
    const { bank } = till;
    bank.refund = async ({ bankOrderId, amount }: { bankOrderId: string; amount: bigint }) => {
      const order = this.#order(bankOrderId);
      await this.#does(this.refunds, amount, () =>
        bank.orders.set(order.orderNumber, { ...order, state: 'REFUNDED', refunded: order.refunded + amount }),
      );
    };
    bank.reverse = async ({ bankOrderId }: { bankOrderId: string }) => {
      const order = this.#order(bankOrderId);
      await this.#does(this.reverses, order.amount, () =>
        bank.orders.set(order.orderNumber, { ...order, state: 'REVERSED', deposited: 0n }),
      );
    };
  }

  static async open(): Promise<RefundDesk> {
    return new RefundDesk(await Till.open(2));
  }

  close(): Promise<void> {
    return this.till.close();
  }

  #order(bankOrderId: string) {
    return [...this.till.bank.orders.values()].find((one) => one.bankOrderId === bankOrderId)!;
  }

  async #does(what: BankDoes, amount: bigint, it: () => unknown): Promise<void> {
    if (what === 'NOT_HEAR') throw new AcquirerFault('NOT_SENT');
    this.told.push(amount);
    if (what === 'REFUSE') throw new AcquirerFault('REFUSED', '5');
    if (what === 'SAY_IT_CANNOT') throw new AcquirerFault('UNKNOWN', '7');
    if (what === 'NOTHING') throw new AcquirerFault('UNKNOWN');
    it();
    if (what === 'IT_SILENTLY') throw new AcquirerFault('UNKNOWN');
  }

  /** Everything as it should be again. */
  behave(): void {
    this.refunds = 'IT';
    this.reverses = 'IT';
    this.told.length = 0;
  }

  /** A payment that is credited. */
  async paid(slug = 'energosbyt', begun: Begun = {}, of?: Household): Promise<GivenPayment> {
    const { till } = this;
    const payment = await till.payment(slug, begun, of);
    till.bank.takes(payment.orderNumber, payment.amount, { paidAt: till.clock.now() });
    await till.settler().settle(till.tenant(slug), payment, StepCause.CALLBACK);
    return payment;
  }

  /** The context of a member of the utility's staff. */
  async staff(slug = 'energosbyt', process = 0): Promise<Context> {
    const context = this.till.homes.portals.context(slug, undefined, { process });
    const staffId = randomUUID();
    await this.till.sql(
      `insert into staff (tenant_id, id, login, password_hash, status, created_at) values ($1, $2, $3, '-', 'ACTIVE', now())`,
      [context.tenantId, staffId, `clerk-${staffId}`],
    );
    return { ...context, staff: { staffId } };
  }

  /** What staff fill in. */
  input(payment: GivenPayment, said: Partial<Filled> = {}): Filled {
    const paymentId = idOf('Payment', payment.accountId, payment.paymentId);
    return { key: randomUUID(), paymentId, reason: 'Заплатили дважды', ...said };
  }

  /** Gives it back; what is not said is all of it. */
  async refund(payment: GivenPayment, said: Partial<Filled> = {}): Promise<any> {
    return refundPayment(await this.staff(payment.home.slug), this.input(payment, said));
  }

  /** Lets so many minutes go by, with a look at what is due in each, by two processes in turn. */
  async goBy(minutes: number, slug = 'energosbyt'): Promise<void> {
    for (let n = 0; n <= minutes; n += 1) {
      await pollOnce(this.till.settler(n % 2), this.till.tenant(slug));
      this.till.clock.advance(60);
    }
  }

  /** How a payment stands, with what went back of it. */
  async standing(payment: GivenPayment) {
    const { home, accountId, paymentId, orderNumber } = payment;
    const key = [home.tenantId, accountId, paymentId];
    const { status, steps, balance } = await this.till.standing(payment);
    const refunds = await this.till.sql<{ kind: string; amount: string; status: string; detail: string | null }>(
      `select kind, amount::text, status, detail from refund where tenant_id = $1 and account_id = $2 and payment_id = $3
       order by created_at, id`,
      key,
    );
    const posted = await this.till.sql<{ sum: string }>(
      `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.tenant_id = p.tenant_id
         and e.account_id = p.account_id and e.posting_id = p.id
       where p.tenant_id = $1 and p.account_id = $2 and p.kind = 'REFUND' and p.subject in
         (select id::text from refund where tenant_id = $1 and account_id = $2 and payment_id = $3) group by p.id`,
      key,
    );
    const [row] = await this.till.sql<{ refunded: string }>(
      'select refunded::text from payment where tenant_id = $1 and account_id = $2 and id = $3',
      key,
    );
    const told = await this.till.sql<{ what: string }>(
      `select details ->> 'what' as what from staff_notice where tenant_id = $1 and kind = 'REFUND' and subject = $2`,
      [home.tenantId, orderNumber],
    );
    const messages = await this.till.sql<{ data: { amount: string } }>(
      `select data from message where tenant_id = $1 and template = 'REFUND_DONE' and data ->> 'payment' = $2
       order by created_at, id`,
      [home.tenantId, paymentId],
    );
    return {
      status,
      steps,
      balance,
      refunds,
      refunded: BigInt(row!.refunded),
      posted: posted.map(({ sum }) => BigInt(sum)).toSorted((one, other) => Number(one - other)),
      told: told.map(({ what }) => what),
      messages: messages.map(({ data }) => BigInt(data.amount)),
    };
  }
}
