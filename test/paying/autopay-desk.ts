import { randomUUID } from 'node:crypto';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';
import { autopayDue } from '../../server/paying/autopay/start-autopay.ts';
import { pollOnce } from '../../server/paying/start-polling.ts';
import type { Household } from '../readings/households.ts';
import { Till } from './till.ts';

/** What the bank does when it is told to charge a card. */
export type BankCharges =
  | 'IT'
  /** It does, and its answer is lost. */
  | 'IT_SILENTLY'
  /** It does not, and its answer is lost. */
  | 'NOTHING'
  /** The card has no money: the order is declined. */
  | 'DECLINES'
  /** It does not do it with this card at all: the order is left as it was. */
  | 'REFUSES'
  /** Cannot be reached, for anything. */
  | 'NOT_HEARING';

/** How a test wants an account to be paid. */
export interface WantedAutopay {
  /** Day of the month; null: on a new bill. */
  day?: number | null;
  limit?: bigint;
  expiry?: string;
  email?: string | null;
}

/** Residents whose accounts are paid by themselves, over some processes, and a bank that does what it is told to. */
export class AutopayDesk {
  charges: BankCharges = 'IT';
  /** Orders it was told to charge, and really charged, by the bank's names of them. */
  readonly told: string[] = [];
  readonly charged: string[] = [];

  private constructor(
    readonly till: Till,
    readonly processes: number,
  ) {
    const { bank } = till;
    bank.before = () => {
      if (this.charges === 'NOT_HEARING') throw new AcquirerFault('NOT_SENT');
    };
    (bank as { payWithBinding: unknown }).payWithBinding = async ({ bankOrderId }: { bankOrderId: string }) => {
      this.told.push(bankOrderId);
      const order = [...bank.orders.values()].find((one) => one.bankOrderId === bankOrderId)!;
      if (order.state !== 'REGISTERED' || this.charges === 'REFUSES') throw new AcquirerFault('REFUSED', '7');
      if (this.charges === 'NOTHING') throw new AcquirerFault('UNKNOWN');
      if (this.charges === 'DECLINES') {
        bank.orders.set(order.orderNumber, { ...order, state: 'DECLINED', actionCode: '116' });
        return;
      }
      this.charged.push(bankOrderId);
      bank.takes(order.orderNumber, order.amount);
      if (this.charges === 'IT_SILENTLY') throw new AcquirerFault('UNKNOWN');
    };
  }

  static async open(processes = 2): Promise<AutopayDesk> {
    return new AutopayDesk(await Till.open(processes), processes);
  }

  close(): Promise<void> {
    return this.till.close();
  }

  /** An account with 1234.56 to pay, which one of its residents lets pay by itself. Others' are switched off. */
  async home(slug = 'energosbyt', wanted: WantedAutopay = {}): Promise<Household> {
    const { day = null, limit = 500_000n, expiry = '2030-12', email = 'anna@example.com' } = wanted;
    this.charges = 'IT';
    await this.till.sql(`update autopay set status = 'OFF'`);
    const home = await this.till.homes.household(slug);
    const { tenantId, accountId, residentId } = home;
    const cardId = randomUUID();
    await this.till.sql('update resident set email = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      residentId,
      email,
    ]);
    await this.till.sql(
      `insert into card_binding (tenant_id, resident_id, id, binding_id, masked_pan, expiry, bound_at)
       values ($1, $2, $3, $4, '411111**1111', $5, $6)`,
      [tenantId, residentId, cardId, `binding-${cardId}`, expiry, this.till.clock.now()],
    );
    await this.till.sql(
      `insert into autopay (tenant_id, account_id, resident_id, card_id, mode, day, "limit", status, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'ACTIVE', $8)`,
      [
        tenantId,
        accountId,
        residentId,
        cardId,
        day === null ? 'ON_BILL' : 'ON_DAY',
        day,
        limit.toString(),
        this.till.clock.now(),
      ],
    );
    return home;
  }

  /** Lets every process do what is due of autopay, all at once. */
  async look(slug: string, processes = this.processes): Promise<void> {
    const parts = { tenants: [this.till.tenant(slug)], place: { mode: 'development' as const, port: () => 80 } };
    const faults: unknown[] = [];
    const log = { warn: (fault: unknown) => void faults.push(fault) };
    await Promise.all(
      Array.from({ length: processes }, (_, n) => autopayDue({ ...parts, settler: this.till.settler(n), log })),
    );
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }

  /** Lets every process look at payments, as often as it takes for one to be brought to its end. */
  async poll(slug: string, minutes = 1): Promise<void> {
    for (let second = 0; second < minutes * 60; second += 15) {
      await Promise.all(
        Array.from({ length: this.processes }, (_, n) => pollOnce(this.till.settler(n), this.till.tenant(slug))),
      );
      this.till.clock.advance(15);
    }
  }

  /** All that a day brings. */
  async spend(slug: string): Promise<void> {
    await this.look(slug);
    await this.poll(slug);
    await this.look(slug);
  }

  /** Noon in Moscow of a day, and all that it brings; the days before it bring nothing. */
  async on(day: string, slug: string): Promise<void> {
    this.till.homes.setTime(`${day}T09:00:00Z`);
    await this.spend(slug);
  }

  /** What was written to the residents of an account, oldest first. */
  async letters({ accountId }: Household): Promise<{ template: string; data: Record<string, unknown>; to: string }[]> {
    return this.till.sql(
      `select template, data, recipient as to from message where data ->> 'account' = $1 order by created_at, id`,
      [accountId],
    );
  }

  async templates(home: Household): Promise<string[]> {
    return (await this.letters(home)).map(({ template }) => template);
  }

  async payments({ accountId }: Household): Promise<{ status: string; amount: string; automatic: boolean }[]> {
    return this.till.sql(
      `select status, amount::text, automatic from payment where account_id = $1 and source = 'PORTAL' order by begun_at`,
      [accountId],
    );
  }

  /** How often the bank was told to charge for an account. */
  async toldOf({ accountId }: Household): Promise<number> {
    const rows = await this.till.sql<{ order: string }>(
      `select external_id as order from payment where account_id = $1 and automatic`,
      [accountId],
    );
    return this.told.filter((told) => rows.some(({ order }) => told === `bank-${order}`)).length;
  }

  async runs({ accountId }: Household): Promise<string[]> {
    const rows = await this.till.sql<{ said: string }>(
      `select concat_ws(' ', to_char(period, 'YYYY-MM'), status, skipped_by, to_char(pay_on, 'MM-DD')) as said
       from autopay_run where account_id = $1 order by period`,
      [accountId],
    );
    return rows.map(({ said }) => said);
  }

  async autopay({ accountId }: Household): Promise<string> {
    const [row] = await this.till.sql<{ said: string }>(
      `select concat_ws(' ', status, stopped_by) as said from autopay where account_id = $1`,
      [accountId],
    );
    return row!.said;
  }

  /** Sums of the account's payments in the ledger, kopecks. */
  async posted({ accountId }: Household): Promise<string[]> {
    const rows = await this.till.sql<{ sum: string }>(
      `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.tenant_id = p.tenant_id
         and e.account_id = p.account_id and e.posting_id = p.id
       where p.account_id = $1 and p.kind = 'PAYMENT' group by p.id order by p.id`,
      [accountId],
    );
    return rows.map(({ sum }) => sum);
  }

  /** So much is to be paid, of a bill of this month. */
  async bill({ tenantId, accountId }: Household, period: string, kopecks: number): Promise<void> {
    await this.till.sql('update account set balance = $3, balance_period = $4 where tenant_id = $1 and id = $2', [
      tenantId,
      accountId,
      kopecks,
      `${period}-01`,
    ]);
  }
}
