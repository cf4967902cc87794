import { randomUUID } from 'node:crypto';
import { type Client, type CloseCode, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { asSuperuser } from '../support/cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type Payer, PayTown } from '../paying/pay-town.ts';

/** What a subscription was told, in order. */
export interface Followed {
  statuses: string[];
  /** Codes of errors. */
  codes: string[];
  /** 'complete', or the code with which the line was closed for good. */
  end: string | number | undefined;
  client: Client;
  stop(): void;
}

/** How somebody subscribes. */
export interface Subscribing {
  server?: number;
  slug?: string;
  token?: string | undefined;
  query?: string;
  retryAttempts?: number;
  /** Called for each connection. */
  parameters?: () => Record<string, unknown>;
}

const query = 'subscription ($id: ID!) { paymentChanged(id: $id) { id status amount } }';

/** Two servers on one database and a bank beside them, with the real client of the protocol. */
export class LiveTown {
  private constructor(
    readonly pay: PayTown,
    readonly servers: TestServer[],
  ) {}

  static async open(): Promise<LiveTown> {
    const pay = await PayTown.open();
    const town = new LiveTown(pay, [pay.town.server]);
    await town.join();
    return town;
  }

  /** One more server; gives its number. */
  async join(): Promise<number> {
    const { server, clock } = this.pay.town;
    const env = { TRUST_PROXY: 'loopback', CONNECT_TIMEOUT_MS: '20000' };
    return this.servers.push(await startServer({ clock, database: server.database, env })) - 1;
  }

  /** The server that joined last stops. */
  async leave(): Promise<void> {
    await this.servers.pop()!.close();
  }

  async close(): Promise<void> {
    while (this.servers.length > 1) await this.leave();
    await this.pay.close();
  }

  /** A payment that waits for the card. */
  async begun(of: Payer): Promise<{ id: string; paymentId: string; payUrl: string }> {
    const { payment, payUrl } = await this.pay.start(of, { key: randomUUID() });
    const [row] = await this.pay.sql<{ id: string }>(
      `select id from payment where account_id = $1 and source = 'PORTAL' order by begun_at desc, id desc limit 1`,
      [of.accountId],
    );
    return { id: payment.id, paymentId: row!.id, payUrl };
  }

  /** Pays at the bank and has the server with this number find out. */
  async paid(of: Payer, { id, payUrl }: { id: string; payUrl: string }): Promise<void> {
    this.pay.bank.switch({ loseCallbacks: true });
    await this.pay.bank.pay({ formUrl: payUrl });
    await this.pay.ask(of, `mutation { checkPayment(id: "${id}") { status } }`);
  }

  /** The address of a server's endpoint, and what a client must send to be at a tenant's host. */
  socketOf(server: number, slug: string, headers: Record<string, string> = {}) {
    const { port } = this.servers[server]!;
    const host = `${slug}.localhost:${port}`;
    return class extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: { host, ...headers } });
      }
    };
  }

  follow(id: string, { server = 0, slug = 'elista', token, ...more }: Subscribing = {}): Followed {
    const client = createClient({
      url: `ws://127.0.0.1:${this.servers[server]!.port}/graphql`,
      webSocketImpl: this.socketOf(server, slug),
      connectionParams: more.parameters ?? { token },
      retryAttempts: more.retryAttempts ?? 0,
      retryWait: async () => undefined,
    });
    const followed: Followed = { statuses: [], codes: [], end: undefined, client, stop: () => stop() };
    const codesOf = (errors: readonly { extensions?: Record<string, unknown> }[] = []) =>
      errors.map(({ extensions }) => String(extensions?.['code']));
    const stop = client.subscribe<{ paymentChanged: { status: string } }>(
      { query: more.query ?? query, variables: { id } },
      {
        next: ({ data, errors }) => {
          if (data?.paymentChanged) followed.statuses.push(data.paymentChanged.status);
          followed.codes.push(...codesOf(errors));
        },
        error: (error) => {
          if (Array.isArray(error)) followed.codes.push(...codesOf(error as never));
          followed.end = (error as { code?: CloseCode }).code ?? 'error';
        },
        complete: () => (followed.end ??= 'complete'),
      },
    );
    return followed;
  }

  /** How many follow a payment at a server. */
  followers(server: number): number {
    return this.servers[server]!.shared.news.followers;
  }

  /** Tells of a payment as every act does. */
  async tell({ tenantId, accountId }: Payer, { paymentId }: { paymentId: string }): Promise<void> {
    await this.pay.sql(`select pg_notify('payment', $1)`, [`${tenantId}:${accountId}:${paymentId}`]);
  }

  async admin(statement: string): Promise<unknown[]> {
    const { database } = this.servers[0]!;
    return asSuperuser({ adminUrl: database.adminUrl }, statement, database.name);
  }
}
