import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { ask } from '../../support/http.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';
import type { TestCard } from '../../../server/sandbox-bank/test-cards.ts';
import { startSandboxBank, type TestBank } from '../../support/sandbox-bank.ts';
import { type Household, Households } from '../../readings/households.ts';
import type { GatewayOrder, ToBegin } from './gateway.ts';
import { type Gate, WatchedLine } from './watched-line.ts';

const program = join(import.meta.dirname, 'gateway.ts');

/** The clock of bank and gateway: goes on by itself and can be moved. It begins within the window for readings. */
class MovedClock {
  readonly #began = Date.now();
  seconds = 0;

  now(): Date {
    return new Date(Date.parse('2026-11-20T09:00:00Z') + Date.now() - this.#began + this.seconds * 1000);
  }
}

/** When a statement is fatal. */
export type FatalMoment = keyof typeof dooms;

const dooms = {
  BEFORE: { line: 'database there', left: 1 },
  UNANSWERED: { line: 'database back', left: 1 },
  AFTER: { line: 'database there', left: 2 },
} as const;

/** A payment that goes on however often its gateway dies. */
export interface Driven {
  home: Household;
  amount: bigint;
  meter: string | undefined;
  toBegin: ToBegin;
}

/**
 * A gateway in a process of its own, between a database and a bank that outlive it. Every piece of data that goes between
 * them is a step, and the gateway can be killed at any of them: what it has sent by then is done, the rest is not.
 */
export class CrashTown {
  #gateway: TestProcess | undefined;
  #up: Promise<void> = Promise.resolve();
  /** At how many more steps of which line it is killed; undefined: it lives. */
  #doomed: { line: string; left: number } | undefined;
  /** A statement that dooms it: before it is sent, before its answer, or before what is said to the database next. */
  #fatal: { text: string; at: FatalMoment } | undefined;
  #dead = false;
  /** Steps so far, by line and direction. */
  readonly steps = new Map<string, number>();
  kills = 0;
  /** What was going on when it was killed. */
  killedAt: string[] = [];

  private constructor(
    readonly homes: Households,
    readonly bank: TestBank,
    readonly clock: MovedClock,
    readonly lines: { database: WatchedLine; bank: WatchedLine; portal: WatchedLine },
    readonly autopays: boolean,
  ) {}

  static async open({ autopays = false } = {}): Promise<CrashTown> {
    const homes = await Households.open();
    const url = new URL(homes.portals.database.appUrl);
    const clock = new MovedClock();
    const bank = await startSandboxBank({ clock });
    const gate: Gate = (line, piece) => town.#passes(line, piece);
    const lines = {
      database: await WatchedLine.open('database', gate, Number(url.port)),
      bank: await WatchedLine.open('bank', gate, bank.port),
      portal: await WatchedLine.open('portal', gate),
    };
    const town: CrashTown = new CrashTown(homes, bank, clock, lines, autopays);
    await town.start();
    return town;
  }

  async close(): Promise<void> {
    await this.#up;
    this.#dead = true;
    this.#gateway?.kill('SIGKILL');
    await this.#gateway?.ended;
    for (const line of Object.values(this.lines)) line.close();
    await this.bank.close();
    await this.homes.close();
  }

  get sql() {
    return this.homes.sql;
  }

  /** Kills the gateway at the so-many-th step of a line from now; it is started anew, some minutes later by the clock. */
  killAt(line: string, step: number): void {
    this.#doomed = { line, left: step };
  }

  /** Kills the gateway at the first statement that contains a text. */
  killAtStatement(text: string, at: FatalMoment): void {
    this.#fatal = { text, at };
  }

  live(): void {
    this.#doomed = undefined;
    this.#fatal = undefined;
  }

  async start(): Promise<void> {
    const { homes, bank, lines } = this;
    const url = new URL(homes.portals.database.appUrl);
    url.hostname = '127.0.0.1';
    url.port = String(lines.database.port);
    const env = Object.fromEntries(
      Object.entries(bank.environment({ kaluga: 'rbs', energosbyt: 'ecomm' })).map(([name, value]) => [
        name,
        value.replace(`:${bank.port}/`, `:${lines.bank.port}/`),
      ]),
    );
    const order: GatewayOrder = {
      appUrl: url.href,
      env,
      now: this.clock.now().toISOString(),
      port: lines.portal.port,
      polls: true,
      autopays: this.autopays,
    };
    this.#dead = false;
    const flags = ['--experimental-transform-types', '--no-warnings', '--import', 'reflect-metadata'];
    const gateway = startProcess(process.execPath, [...flags, program, JSON.stringify(order)], {
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'kabinet-compiled') },
    });
    this.#gateway = gateway;
    const line = await gateway.says(/^answers on \d+$/);
    lines.portal.target = Number(/\d+$/.exec(line)![0]);
  }

  #passes(line: string, piece: Buffer): boolean {
    if (this.#dead) return false;
    if (this.#fatal && line === 'database there' && piece.includes(this.#fatal.text)) {
      this.#doomed = { ...dooms[this.#fatal.at] };
      this.#fatal = undefined;
    }
    this.steps.set(line, (this.steps.get(line) ?? 0) + 1);
    if (this.#doomed?.line !== line || --this.#doomed.left > 0) return true;
    this.#doomed = undefined;
    this.#dead = true;
    this.kills += 1;
    this.killedAt.push(line);
    const gateway = this.#gateway!;
    gateway.kill('SIGKILL');
    this.lines.portal.target = 0;
    // Later than the lease of what it had taken, and than the bank's next try of a callback.
    this.clock.seconds += 180;
    this.#up = gateway.ended.then(() => this.start());
    return false;
  }

  /** Lets time go by for bank and gateway. */
  async advance(seconds: number): Promise<void> {
    this.clock.seconds += seconds;
    await this.#post('/advance', { seconds });
  }

  /** Asks the gateway, whichever lives. Undefined: it died over it. */
  async #post<Result>(path: string, body: object): Promise<Result | undefined> {
    await this.#up;
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await ask(this.lines.portal.port, 'gateway', path, sent).catch(() => undefined);
    if (answer && answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return answer?.json<Result>();
  }

  /** The same until it is answered. */
  async #insist<Result>(path: string, body: object): Promise<Result> {
    for (;;) {
      const answer = await this.#post<Result>(path, body);
      if (answer !== undefined) return answer;
      await wait(20);
    }
  }

  /** A resident who is about to pay: in Kaluga with the reading of a meter, at the retailer by services. */
  async payer(slug: 'kaluga' | 'energosbyt', rubles: number): Promise<Driven> {
    const home = await this.homes.household(slug);
    const amount = `${rubles}.00`;
    const input = { key: randomUUID(), accountId: home.opaque, amount };
    const common = { slug, residentId: home.residentId };
    const payer = { fullName: 'Иванова Анна Петровна', email: 'anna@example.ru', phone: '+79101234567' };
    const meter = slug === 'kaluga' ? await this.homes.meter(home, { billed: ['2026-10-31', 4512] }) : undefined;
    const form = await this.#insist<{ quote: string; consents: { kind: string; version: string }[] }>('/form', {
      ...common,
      input,
    });
    const whole = {
      ...input,
      quote: form.quote,
      payer,
      receiptBy: ['EMAIL'],
      consents: form.consents.map(({ kind, version }) => ({ kind, version })),
      ...(meter
        ? { readings: [{ meterId: meter.opaque, registers: [{ code: 'T1', value: '4600' }], confirmed: false }] }
        : { parts: [{ serviceCode: '01', amount }] }),
    };
    return { home, amount: BigInt(rubles) * 100n, meter: meter?.id, toBegin: { ...common, input: whole } };
  }

  /** Begins, pays and waits until the payment is decided, whoever dies meanwhile. Gives how it ended. */
  async drive(payment: Driven, card: TestCard): Promise<string> {
    const begun = await this.#insist<{ paymentId?: string }>('/begin', payment.toBegin);
    if (!begun.paymentId) throw new Error(`it was not begun: ${JSON.stringify(begun)}`);
    const orderNumber = (await this.#row(payment))!.external_id;
    await this.#until(() => this.bank.orders().some((order) => order.orderNumber === orderNumber));
    // The payer reaches the bank by itself.
    const formUrl = this.bank.order(orderNumber).formUrl.replace(/:\d+/, `:${this.bank.port}`);
    await this.bank.pay({ formUrl }, card);
    await this.#until(async () => /PAID|DECLINED|EXPIRED|REVIEW/.test((await this.#row(payment))!.status));
    return (await this.#row(payment))!.status;
  }

  async #row({ home }: Driven) {
    const [row] = await this.sql<{ external_id: string; status: string }>(
      `select external_id, status from payment where account_id = $1 and source = 'PORTAL'`,
      [home.accountId],
    );
    return row;
  }

  /** Waits for something; what only time brings is brought by the clock. */
  async #until(done: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 1; !(await done()); tries += 1) {
      if (tries > 400) throw new Error(`nothing came of it: ${this.#gateway!.lines.join('\n')}`);
      await wait(50);
      if (tries % 20 === 0) await this.advance(130);
    }
  }

  /** What bank, payments, ledger, outbox and readings have of one payment. */
  async found({ home, meter }: Driven) {
    const { accountId } = home;
    const payments = await this.sql<{ id: string; external_id: string; status: string; amount: string }>(
      `select id, external_id, status, amount::text from payment where account_id = $1 and source = 'PORTAL'`,
      [accountId],
    );
    const posted = await this.sql<{ sum: string }>(
      `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.posting_id = p.id
       where p.account_id = $1 and p.kind = 'PAYMENT' group by p.id`,
      [accountId],
    );
    const receipts = await this.sql(
      `select from message where template = 'PAYMENT_RECEIPT' and data ->> 'account' = $1`,
      [accountId],
    );
    const orders = this.bank
      .orders()
      .filter(({ orderNumber }) => payments.some((one) => one.external_id === orderNumber));
    const readings = await this.sql<{ value: string }>(
      `select value::text from reading where meter_id = $1 and source = 'RESIDENT'`,
      [meter ?? randomUUID()],
    );
    const [account] = await this.sql<{ balance: string }>('select balance::text from account where id = $1', [
      accountId,
    ]);
    return {
      payments: payments.map(({ status, amount }) => [status, BigInt(amount)]),
      bank: orders.map(({ deposited }) => deposited),
      posted: posted.map(({ sum }) => BigInt(sum)),
      receipts: receipts.length,
      readings: readings.map(({ value }) => value),
      balance: BigInt(account!.balance),
    };
  }

  /** Kopecks of all payments: at the bank, as payments and in the ledger. */
  async sums(): Promise<{ bank: bigint; payments: bigint; ledger: bigint }> {
    const [sums] = await this.sql<{ payments: string; ledger: string }>(
      `select (select coalesce(sum(amount), 0)::text from payment where source = 'PORTAL' and status = 'PAID') as payments,
         (select coalesce(sum(e.amount), 0)::text from posting p join ledger_entry e on e.posting_id = p.id
          where p.kind = 'PAYMENT' and e.debit = 'ACQUIRER' and e.credit = 'RECEIVABLE') as ledger`,
    );
    return { bank: this.bank.deposited(), payments: BigInt(sums!.payments), ledger: BigInt(sums!.ledger) };
  }
}
