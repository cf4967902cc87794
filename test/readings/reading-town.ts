import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '../../server/clock.ts';
import { idOf } from '../../server/ids.ts';
import { type Person, Town } from '../sessions/password/messages.ts';
import { type Answer, ask, type GraphqlAnswer } from '../support/http.ts';

/** A resident with an account and a meter of two registers, signed in. */
export interface Someone {
  slug: string;
  tenantId: number;
  token: string;
  person: Person;
  accountId: string;
  /** Ids as callers know them. */
  account: string;
  meter: string;
}

/** A picture of one dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A whole server for residents who hand readings in over HTTP, with a folder of files of its own. 20 November 2026. */
export class ReadingTown {
  private constructor(
    readonly town: Town,
    readonly dataDir: string,
  ) {}

  static async open(tenantsDir?: string): Promise<ReadingTown> {
    const dataDir = mkdtempSync(join(tmpdir(), 'kabinet-data-'));
    const clock = new SetClock('2026-11-20T09:00:00Z');
    const env = { TRUST_PROXY: 'loopback', CONNECT_TIMEOUT_MS: '20000', DATA_DIR: dataDir };
    return new ReadingTown(await Town.open(clock, { clock, env, ...(tenantsDir ? { tenantsDir } : {}) }), dataDir);
  }

  async close(): Promise<void> {
    await this.town.close();
    rmSync(this.dataDir, { recursive: true });
  }

  get port(): number {
    return this.town.server.port;
  }

  get sql() {
    return this.town.given.sql.bind(this.town.given);
  }

  async someone(slug = 'kaluga'): Promise<Someone> {
    const person = await this.town.resident(slug);
    const tenantId = this.town.server.shared.tenantIds.get(slug)!;
    const account = await this.town.given.account(tenantId, { months: 1, payments: 0 });
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
      meter: idOf('Meter', account.id, meter!.id),
    };
  }

  /** Lets a resident see another one's account, alone or beside their own. */
  async share(anna: Someone, boris: Someone, { alone = false } = {}): Promise<void> {
    if (alone)
      for (const table of ['resident_account', 'account_resident'])
        await this.sql(`delete from ${table} where resident_id = $1`, [boris.person.id]);
    await this.town.given.link(boris.person.id, { tenantId: anna.tenantId, id: anna.accountId, number: '' });
  }

  ask(of: Someone, query: string, input: object = {}): Promise<GraphqlAnswer<Record<string, any>>> {
    return this.town.ask(of.slug, query, input, of);
  }

  send(of: Someone, body: Buffer | string, { account = of.account, headers = {} } = {}): Promise<Answer> {
    return ask(this.port, `${of.slug}.localhost`, `/photos/readings?account=${encodeURIComponent(account)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${of.token}`, 'content-type': 'image/jpeg', ...headers },
      body,
    });
  }

  see(of: Pick<Someone, 'slug' | 'token'>, id: string): Promise<Answer> {
    return ask(this.port, `${of.slug}.localhost`, id.startsWith('/') ? id : `/photos/readings/${id}`, {
      headers: { authorization: `Bearer ${of.token}` },
    });
  }

  /** The id of a photo that was sent. */
  async kept(of: Someone, body = png): Promise<string> {
    return (await this.send(of, body)).json<{ id: string }>().id;
  }

  /** Hands in both registers of the meter; gives what came of it and what is seen as the last reading then. */
  async handIn(of: Someone, value: string, photoId: string | null, key = `key-${value}`): Promise<any> {
    const query = `mutation ($input: SubmitReadingsInput!) { submitReadings(input: $input) {
      outcomes { __typename ... on ReadingTaken { period message registers { code consumption } preliminary { charged volume } }
        ... on ReadingRefused { reason message } }
      viewer { accounts(first: 1) { nodes { meters { registers {
        lastReading { value source status period receivedAt photo refusal } } } } } } } }`;
    const registers = [
      { code: 'T1', value },
      { code: 'T2', value },
    ];
    const answer = await this.ask(of, query, { meters: [{ key, meterId: of.meter, registers, photoId }] });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const { outcomes, viewer } = answer.data!['submitReadings'];
    return { outcome: outcomes[0], last: viewer.accounts.nodes[0].meters[0].registers[0].lastReading };
  }
}
