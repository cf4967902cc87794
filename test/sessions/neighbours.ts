import { SetClock } from '../../server/clock.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { becomes } from '../support/becomes.ts';
import { asSuperuser } from '../support/cluster.ts';
import type { TestDatabase } from '../support/database.ts';
import { Given } from '../support/given.ts';
import { ask } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What a server answers: status of HTTP, data, the first error's code. */
export interface Told {
  status: number;
  data: Record<string, any> | null | undefined;
  code: string | undefined;
  message: string | undefined;
  /** The refresh cookie it set, as a browser sends it back. */
  cookie: string | undefined;
}

/** How a request is sent. */
export interface Asking {
  token?: string | undefined;
  cookie?: string | undefined;
  address?: string;
  userAgent?: string;
  referer?: string;
}

/** Several whole servers on one database, as behind a balancer. */
export class Neighbours {
  #people = 0;

  private constructor(
    readonly servers: TestServer[],
    readonly given: Given,
    readonly clock: SetClock,
  ) {}

  static async open(count = 2): Promise<Neighbours> {
    const clock = new SetClock('2026-11-20T09:00:00Z');
    const first = await startServer({ clock, env });
    const neighbours = new Neighbours([first], await Given.in(first.database), clock);
    while (neighbours.servers.length < count) await neighbours.join();
    return neighbours;
  }

  /** One more server, perhaps by another way to the same database. */
  async join(database: TestDatabase = this.servers[0]!.database): Promise<number> {
    return this.servers.push(await startServer({ clock: this.clock, database, env })) - 1;
  }

  async close(): Promise<void> {
    await this.given.close();
    for (const server of this.servers.toReversed()) await server.close();
  }

  /** A resident of a portal; gives what they sign in with. */
  async resident(slug: string, password = 'correct horse'): Promise<{ id: string; login: string; password: string }> {
    const context = this.#context(slug);
    const { login: rule, accountNumber } = context.tenant.rules;
    const { example, minLength } = accountNumber;
    const n = ++this.#people;
    const login = rule.mode === 'CHOSEN' ? `anna-${n}` : `${example[0]}${String(n).padStart(minLength - 1, '0')}`;
    return { id: await enrolResident(context, { login, password, accountIds: [] }), login, password };
  }

  /** Staff of a utility, signed in; gives the token. */
  async staff(slug: string): Promise<string> {
    const login = `staff-${++this.#people}`;
    await enrolStaff(this.#context(slug), { login, password: 'staff password' });
    const { data } = await this.ask(0, slug, signInStaff, { login, password: 'staff password' });
    return data!['signInStaff'].accessToken as string;
  }

  /** Runs a statement as a superuser in the servers' database. */
  async admin(statement: string): Promise<void> {
    await asSuperuser(this.servers[0]!.database, statement, this.servers[0]!.database.name);
  }

  #context(slug: string) {
    const { tenants, tenantIds, clock, orm } = this.servers[0]!.shared;
    const tenantId = tenantIds.get(slug)!;
    return { tenant: tenants.find((one) => one.slug === slug)!, tenantId, clock, write: writeAs(orm, tenantId) };
  }

  async ask(server: number, slug: string, query: string, input?: object, asking: Asking = {}): Promise<Told> {
    const {
      token,
      cookie,
      address = `203.0.${++this.#people >> 8}.${this.#people & 255}`,
      userAgent,
      referer,
    } = asking;
    const answer = await ask(this.servers[server]!.port, `${slug}.localhost`, '/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(userAgent ? { 'user-agent': userAgent } : {}),
        ...(referer ? { referer } : {}),
      },
      body: JSON.stringify({ query, variables: input ? { input } : {} }),
    });
    const { data, errors } = answer.json<{ data?: Told['data']; errors?: any[] }>();
    return {
      status: answer.status,
      data,
      code: errors?.[0].extensions.code,
      message: errors?.[0].message,
      cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
    };
  }

  /** Signs a resident in on a new device. */
  async signIn(
    server: number,
    slug: string,
    { login, password }: { login: string; password: string },
    asking: Asking = {},
  ): Promise<{ token: string; cookie: string | undefined }> {
    const { data, cookie } = await this.ask(server, slug, signIn, { login, password }, asking);
    return { token: data!['signIn'].accessToken as string, cookie };
  }

  /** Whether a server still takes the token. */
  async takes(server: number, slug: string, token: string): Promise<boolean> {
    const { data, code } = await this.ask(server, slug, '{ viewer { id } }', undefined, { token });
    if (code === 'UNAUTHENTICATED') return false;
    if (!data?.['viewer']) throw new Error(`neither taken nor refused: ${code}`);
    return true;
  }

  /** Within five seconds every server refuses the token. */
  async everyoneRefuses(slug: string, token: string): Promise<void> {
    for (const server of this.servers.keys())
      await becomes(`server ${server} refuses the token`, async () => {
        // A blocked resident sees nothing at once; that the token is refused comes a moment later.
        const { code } = await this.ask(server, slug, '{ viewer { id } }', undefined, { token });
        return code === 'UNAUTHENTICATED';
      });
  }
}

const env = { TRUST_PROXY: 'loopback', CONNECT_TIMEOUT_MS: '5000' };

export const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
  ... on SignedIn { accessToken } ... on SignInRefused { reason message } } }`;
export const signInStaff = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) {
  ... on StaffSignedIn { accessToken expiresAt } ... on SignInRefused { reason message retryAfterSeconds } } }`;
export const refresh = `mutation { refreshSession { ... on SessionRefreshed { accessToken } ... on SessionEnded { message } } }`;
