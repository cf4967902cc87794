import { randomUUID } from 'node:crypto';
import type { SetClock } from '../../server/clock.ts';
import { withCaptcha } from '../support/captcha.ts';
import type { TestServerOptions } from '../support/server.ts';
import { Town } from '../sessions/password/messages.ts';

/** An account of a utility, with all that identity checks compare. */
export interface KnownAccount {
  id: string;
  number: string;
  owner: string;
  serial: string;
  /** Sum to pay of the newest bill. */
  due: string;
}

/** What one registers with. */
type Asked = Record<string, unknown>;

/** People who come to a utility's portal for the first time, over HTTP, with real letters and SMS. */
export class Newcomers {
  #numbers = 0;

  private constructor(readonly town: Town) {}

  static async at(clock: SetClock, options: TestServerOptions = {}): Promise<Newcomers> {
    const town = await Town.open(clock, options);
    await town.given.sql(`insert into service (tenant_id, code, name) select id, '01', 'Услуга' from tenant
      on conflict do nothing`);
    return new Newcomers(town);
  }

  close(): Promise<void> {
    return this.town.close();
  }

  tenantId(slug: string): number {
    return this.town.server.shared.tenantIds.get(slug)!;
  }

  /** A number of the right form that no account has. */
  freeNumber(slug: string): string {
    const { example } = this.town.server.shared.tenants.find((one) => one.slug === slug)!.rules.accountNumber;
    const n = String(++this.#numbers);
    return example.slice(0, example.length - n.length) + n;
  }

  async account(slug: string): Promise<KnownAccount> {
    const { given } = this.town;
    const { id } = await given.account(this.tenantId(slug), { months: 1, payments: 0 });
    const number = this.freeNumber(slug);
    const serial = `0${10_000 + this.#numbers}`;
    await given.sql('update account set number = $2 where id = $1', [id, number]);
    await given.sql('update account_number set number = $2 where account_id = $1', [id, number]);
    await given.sql('update meter set serial = $2 where account_id = $1', [id, serial]);
    return { id, number, owner: 'Иванова Анна Петровна', serial, due: '1234.56' };
  }

  /** A code the office has handed out for an account. */
  async officeCode(slug: string, account: KnownAccount): Promise<string> {
    const code = `K${randomUUID().slice(0, 7).toUpperCase()}`;
    const { tokens, tenants } = this.town.server.shared;
    const tenant = tenants.find((one) => one.slug === slug)!;
    const [hash] = tokens.codeHashes(['office code', tenant.slug], code);
    await this.town.given.sql(
      `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at)
       values ($1, $2, $3, $4, now(), '2027-01-01')`,
      [this.tenantId(slug), hash, account.id, randomUUID()],
    );
    return code;
  }

  /** Ticks of all consents the utility requires, as a person sets them. */
  ticks(slug: string): { kind: string; version: string }[] {
    const { rules, legalTexts } = this.town.server.shared.tenants.find((one) => one.slug === slug)!;
    return rules.consents
      .filter(({ required, askedAt }) => required && askedAt.includes('REGISTRATION'))
      .map(({ text }) => ({ kind: text, version: legalTexts.find(({ kind }) => kind === text)!.version }));
  }

  async start(slug: string, answers: Asked, { consents, address }: { consents?: object[]; address?: string } = {}) {
    const query = `mutation ($input: StartRegistrationInput!) { startRegistration(input: $input) { __typename ${outcome} } }`;
    const from = { address: address ?? this.town.newAddress() };
    const answer = await withCaptcha((captcha) =>
      this.town.ask(slug, query, { answers, ...(consents ? { consents } : {}), ...captcha }, from),
    );
    return answer.data?.['startRegistration'] ?? answer;
  }

  async goOn(slug: string, registration: string, answers: Asked, consents: object[] = this.ticks(slug)) {
    const query = `mutation ($input: ContinueRegistrationInput!) { continueRegistration(input: $input) { __typename ${outcome} } }`;
    const answer = await this.town.ask(slug, query, { registration, answers, consents });
    return answer.data?.['continueRegistration'] ?? answer;
  }

  async complete(slug: string, input: object, address?: string) {
    const query = `mutation ($input: CompleteRegistrationInput!) { completeRegistration(input: $input) { __typename
      ... on RegistrationCompleted { login message passwordSent }
      ... on RegistrationNotCompleted { reason message retryAfterSeconds } } }`;
    const answer = await this.town.ask(slug, query, input, address ? { address } : {});
    return answer.data?.['completeRegistration'] ?? answer;
  }

  async resend(slug: string, registration: string) {
    const query = `mutation ($input: ResendRegistrationCodeInput!) { resendRegistrationCode(input: $input) { message retryAfterSeconds } }`;
    return (await this.town.ask(slug, query, { registration })).data?.['resendRegistrationCode'];
  }

  /** What a sign-in answers: its type. */
  async signInKind(slug: string, login: string, password: string): Promise<string> {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`;
    const answer = await withCaptcha((captcha) => this.town.ask(slug, query, { login, password, ...captcha }));
    return answer.data!['signIn'].__typename;
  }

  /** All of Kaluga's form filled in and its letter delivered. */
  async atKaluga(number: string, email: string, password = 'пять синих чайников') {
    const first = await this.start('kaluga', { accountNumber: number, email, phone: '+7 910 000-00-01' });
    const last = await this.goOn('kaluga', first.registration, { password, passwordAgain: password });
    await this.town.deliver();
    return { first, last, registration: String(last.registration), password, ...this.letterTo(email) };
  }

  /** Code and token of the newest letter to an address. */
  letterTo(email: string): { code: string; token: string } {
    return { code: this.town.codeFor(email), token: this.town.tokenFor(email) };
  }

  /** The one-time password of the newest letter to an address. */
  oneTimePasswordFor(email: string): string {
    return passwordIn(this.town.mail.to(email).at(-1)?.text ?? '');
  }

  async accountsOf(login: string): Promise<Record<string, unknown>[]> {
    return this.town.given.sql(
      `select ra.account_id, ar.proof, position from login
       join resident_account ra on ra.tenant_id = login.tenant_id and ra.resident_id = login.resident_id
       join account_resident ar on ar.tenant_id = ra.tenant_id and ar.account_id = ra.account_id and ar.resident_id = ra.resident_id
       where login = $1`,
      [login],
    );
  }
}

/** The one-time password of a message. */
export const passwordIn = (text: string): string =>
  /\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\b/.exec(text)?.[0] ?? 'no password';

const outcome = `... on RegistrationContinues { registration step check question told: message }
  ... on RegistrationSubmitted { registration next message codeDigits login }
  ... on RegistrationRefused { reason message faults { asks message } retryAfterSeconds }`;
