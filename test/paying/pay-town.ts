import { randomUUID } from 'node:crypto';
import { SetClock } from '../../server/clock.ts';
import { idOf } from '../../server/ids.ts';
import { type Person, Town } from '../sessions/password/messages.ts';
import type { GraphqlAnswer } from '../support/http.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';
import { plain } from '../readings/households.ts';

/** A resident with an account who pays. */
export interface Payer {
  slug: string;
  tenantId: number;
  token: string;
  person: Person;
  accountId: string;
  /** Ids as callers know them. */
  account: string;
  meter: string | undefined;
}

/** What an account of a test is like. */
export interface Wanted {
  meters?: number;
  /** Kopecks owed for the first service. */
  kopecks?: number;
  /** Codes of further services with what is owed for them. */
  services?: Record<string, number>;
}

export const formFields = `online quote amountDue proposed minimum maximum readingsRequired paidOnCurrentBill canRemember
  services { service { code name } debt proposed } payer { fullName email phone } consents { kind version title }
  open { id status payUrl amount }`;
const paymentFields = `id status amount begunAt payUrl message automatic refunded source
  parts { service { code } amount } readings { meter { id } register value refusal }`;
const startQuery = `mutation ($input: StartPaymentInput!) { startPayment(input: $input) { __typename
  ... on PaymentStarted { payUrl payment { ${paymentFields} } }
  ... on PaymentRefused { reason message fields { field message } readings { key meterId reason } form { quote open { id } } }
  ... on PaymentToConfirm { readings { key meterId message } } } }`;

/** A whole server and a bank beside it, for residents who pay over HTTP. 20 November 2026, noon in Moscow. */
export class PayTown {
  private constructor(
    readonly town: Town,
    readonly bank: TestBank,
  ) {}

  static async open(tenantsDir?: string, env: Record<string, string> = {}): Promise<PayTown> {
    const clock = new SetClock('2026-11-20T09:00:00Z');
    const bank = await startSandboxBank({ clock });
    const drivers = { kaluga: 'rbs', energosbyt: 'ecomm', elista: 'rbs', stk: 'ecomm' } as const;
    const town = await Town.open(clock, {
      clock,
      env: {
        TRUST_PROXY: 'loopback',
        CONNECT_TIMEOUT_MS: '20000',
        ...(tenantsDir ? {} : bank.environment(drivers)),
        ...env,
      },
      ...(tenantsDir ? { tenantsDir } : {}),
    });
    return new PayTown(town, bank);
  }

  async close(): Promise<void> {
    await this.town.close();
    await this.bank.close();
  }

  get sql() {
    return this.town.given.sql.bind(this.town.given);
  }

  async payer(slug = 'elista', { meters = 0, kopecks = 75_000, services = {} }: Wanted = {}): Promise<Payer> {
    const person = await this.town.resident(slug);
    const tenantId = this.town.server.shared.tenantIds.get(slug)!;
    for (const code of ['01', ...Object.keys(services)])
      await this.sql(
        `insert into service (tenant_id, code, name, unit) values ($1, $2, 'Услуга ' || $2, 'кВт·ч') on conflict do nothing`,
        [tenantId, code],
      );
    const account = await this.town.given.account(tenantId, { meters, months: 1, payments: 0, kopecks });
    for (const [code, balance] of Object.entries(services)) {
      await this.sql(
        `insert into account_service (tenant_id, account_id, service_code, balance, balance_period) values ($1, $2, $3, $4, '2026-10-01')`,
        [tenantId, account.id, code, balance],
      );
      await this.sql('update account set balance = balance + $2 where id = $1', [account.id, balance]);
    }
    await this.town.given.link(person.id, account);
    const [meter] = await this.sql<{ id: string }>('select id from meter where account_id = $1', [account.id]);
    const { accessToken } = await this.town.signIn(slug, person);
    return {
      slug,
      tenantId,
      token: accessToken!,
      person,
      accountId: account.id,
      account: idOf('Account', account.id),
      meter: meter && idOf('Meter', account.id, meter.id),
    };
  }

  ask(of: Payer, query: string, input: object = {}): Promise<GraphqlAnswer<Record<string, any>>> {
    return this.town.ask(of.slug, query, input, of);
  }

  async form(of: Payer, account = of.account): Promise<any> {
    const answer = await this.ask(of, `query { payForm(accountId: "${account}") { ${formFields} } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return plain(answer.data!['payForm']);
  }

  /** What a form that was filled in well sends; the quote is of a form that was just shown. */
  async filled(of: Payer, said: object = {}): Promise<Record<string, any>> {
    const { quote } = await this.form(of);
    return { key: randomUUID(), accountId: of.account, quote, amount: '750.00', ...said };
  }

  /** The whole answer, errors as well. */
  async send(of: Payer, input: object): Promise<GraphqlAnswer<Record<string, any>>> {
    return plain(await this.ask(of, startQuery, input));
  }

  /** What came of a payment. */
  async start(of: Payer, said: object = {}): Promise<any> {
    const answer = await this.send(of, await this.filled(of, said));
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data!['startPayment'];
  }

  async payment(of: Payer, id: string): Promise<any> {
    return (await this.ask(of, `query { payment(id: "${id}") { ${paymentFields} } }`)).data!['payment'];
  }

  /** Order numbers of the account's payments, oldest first. */
  async orderNumbers({ accountId }: Payer): Promise<string[]> {
    const rows = await this.sql<{ external_id: string }>(
      `select external_id from payment where account_id = $1 and source = 'PORTAL' order by begun_at, id`,
      [accountId],
    );
    return rows.map((row) => row.external_id);
  }

  /** The accepted texts of a utility, in force. */
  async ticks(of: Payer): Promise<{ kind: string; version: string }[]> {
    const { consents } = await this.form(of);
    return consents.map(({ kind, version }: { kind: string; version: string }) => ({ kind, version }));
  }

  /** Readings of both registers of the payer's meter. */
  readings(of: Payer, value: string, said: object = {}): object[] {
    const registers = ['T1', 'T2'].map((code) => ({ code, value }));
    return [{ meterId: of.meter, registers, ...said }];
  }
}
