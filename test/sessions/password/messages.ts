import { pino } from 'pino';
import type { SetClock } from '../../../server/clock.ts';
import type { SignedIn } from '../../../server/sessions/session.type.ts';
import { enrolResident } from '../../../server/sessions/enrol-resident.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { openCarriers } from '../../../server/notifications/carriers/open-carriers.ts';
import { deliverDue, type DeliveryParts } from '../../../server/notifications/deliver-messages.ts';
import { withCaptcha } from '../../support/captcha.ts';
import { Given } from '../../support/given.ts';
import { ask, type GraphqlAnswer } from '../../support/http.ts';
import { MailServer } from '../../support/mail.ts';
import { startServer, type TestServer, type TestServerOptions } from '../../support/server.ts';
import { SmsServer } from '../../support/sms.ts';

/** A resident with an account of their own. */
export interface Person {
  id: string;
  login: string;
  password: string;
  email: string;
  phone: string;
}

/** A whole server with a real mail server and SMS service beside it, for residents who ask over HTTP. */
export class Town {
  #people = 0;
  /** Lines of the delivery's log. */
  readonly logged: string[] = [];

  private constructor(
    readonly server: TestServer,
    readonly given: Given,
    readonly mail: MailServer,
    readonly sms: SmsServer,
    readonly clock: SetClock,
  ) {}

  static async open(clock: SetClock, options: TestServerOptions = {}): Promise<Town> {
    const server = await startServer({
      clock,
      env: { TRUST_PROXY: 'loopback', CONNECT_TIMEOUT_MS: '20000' },
      ...options,
    });
    return new Town(server, await Given.in(server.database), await MailServer.start(), await SmsServer.start(), clock);
  }

  async close(): Promise<void> {
    await this.given.close();
    await this.server.close();
    await this.mail.close();
    await this.sms.close();
  }

  /** What delivers messages, as a worker does: to this town's servers. */
  parts(): DeliveryParts {
    const { tenants, tenantIds, clock, orm } = this.server.shared;
    const messages = { smtpUrl: this.mail.url, sms: { url: this.sms.url, token: 'sms-secret' } };
    const log = pino({ level: 'info' }, { write: (line) => void this.logged.push(line) });
    const carriers = openCarriers({ mode: 'development', messages });
    return { tenants, tenantIds, clock, orm, carriers, place: { mode: 'development', port: () => 4000 }, log };
  }

  /** Delivers what is due now; gives how many messages were tried. */
  async deliver(): Promise<number> {
    const parts = this.parts();
    const tried = await deliverDue(parts);
    parts.carriers.close();
    return tried;
  }

  async resident(slug: string, { password = 'correct horse' } = {}): Promise<Person> {
    const { tenants, tenantIds, clock, orm } = this.server.shared;
    const tenant = tenants.find((one) => one.slug === slug)!;
    const tenantId = tenantIds.get(slug)!;
    const n = ++this.#people;
    const { example, minLength } = tenant.rules.accountNumber;
    const login =
      tenant.rules.login.mode === 'CHOSEN' ? `anna-${n}` : `${example[0]}${String(n).padStart(minLength - 1, '0')}`;
    const [email, phone] = [`anna${n}@mail.example`, `+7910${String(n).padStart(7, '0')}`];
    const context = { tenant, tenantId, clock, write: writeAs(orm, tenantId) };
    const id = await enrolResident(context, { login, password, name: 'Анна', email, phone, accountIds: [] });
    return { id, login, password, email, phone };
  }

  /** Asks a portal as a browser of its own, each time from another address unless told. */
  async ask<Data = Record<string, any>>(
    slug: string,
    query: string,
    input: object,
    { token, address = this.newAddress() }: { token?: string; address?: string } = {},
  ): Promise<GraphqlAnswer<Data>> {
    const answer = await ask(this.server.port, `${slug}.localhost`, '/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return answer.json<GraphqlAnswer<Data>>();
  }

  newAddress(): string {
    const n = ++this.#people;
    return `203.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  }

  async signIn(slug: string, { login, password }: Pick<Person, 'login' | 'password'>): Promise<Partial<SignedIn>> {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`;
    const answer = await withCaptcha((captcha) =>
      this.ask<{ signIn: Partial<SignedIn> }>(slug, query, { login, password, ...captcha }),
    );
    return answer.data!.signIn;
  }

  /** Asks for a new password and has the message delivered. */
  async forgot(slug: string, input: object, address?: string): Promise<any> {
    const query = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename
      ... on PasswordResetRequested { message codeDigits minutes } ... on PasswordRefused { reason message retryAfterSeconds } } }`;
    const from = address ? { address } : {};
    const answer = await withCaptcha((captcha) => this.ask(slug, query, { ...input, ...captcha }, from));
    return answer.data?.['requestPasswordReset'] ?? answer;
  }

  async reset(slug: string, input: object, address?: string): Promise<any> {
    const query = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename
      ... on PasswordReset { message } ... on PasswordRefused { reason message retryAfterSeconds } } }`;
    const answer = await this.ask(slug, query, input, address ? { address } : {});
    return answer.data?.['resetPassword'] ?? answer;
  }

  async change(slug: string, input: object, token?: string): Promise<any> {
    const query = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
      ... on PasswordChanged { message } ... on PasswordRefused { reason message retryAfterSeconds } } }`;
    const answer = await withCaptcha((captcha) =>
      this.ask(slug, query, { ...input, ...captcha }, token ? { token } : {}),
    );
    return answer.data?.['changePassword'] ?? answer;
  }

  /** The code in the newest letter to an address. */
  codeFor(email: string): string {
    return /^ {4}(\d+)$/m.exec(this.mail.to(email).at(-1)?.text ?? '')?.[1] ?? 'no code';
  }

  /** The token in the link of the newest letter to an address. */
  tokenFor(email: string): string {
    return /#([\w-]+)/.exec(this.mail.to(email).at(-1)?.text ?? '')?.[1] ?? 'no token';
  }
}
