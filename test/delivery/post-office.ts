import { SetClock } from '../../server/clock.ts';
import { makeBillWith } from '../../server/delivery/make-bill.ts';
import { type MakeBill, noticeDesk } from '../../server/delivery/notice-desk.ts';
import { publishDue } from '../../server/delivery/start-publishing.ts';
import { deliverDue } from '../../server/notifications/deliver-messages.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { type Person, Town } from '../sessions/password/messages.ts';
import type { GivenAccount } from '../support/given.ts';
import { importedCharges } from './streets.ts';

/** A clock that goes back too: each test begins on the day it needs. */
export class Almanac extends SetClock {
  set(at: string): void {
    this.advance((Date.parse(at) - this.now().getTime()) / 1000);
  }
}

/** What a resident chose: the bill of each of their accounts by e-mail, and notices: kind, channel, whether. */
export interface Choices {
  billByEmail?: 'PDF' | 'PNG';
  notices?: [kind: string, channel: string, chosen?: boolean][];
}

const ready: MakeBill = async () => ({
  fileName: 'Счёт 1.pdf',
  contentType: 'application/pdf',
  bytes: Buffer.from('%PDF bill'),
});

/** A town whose residents get notices and bills. */
export class PostOffice {
  /** How the rules of all tenants differ in a test. */
  changes: ((tenant: Tenant) => Tenant) | undefined;
  /** Makes the bills that go with letters. */
  bill: MakeBill = ready;

  private constructor(
    readonly town: Town,
    readonly clock: Almanac,
  ) {}

  static async open(): Promise<PostOffice> {
    const clock = new Almanac('2026-11-02T09:00:00Z');
    const town = await Town.open(clock);
    await town.given.sql(
      `insert into service (tenant_id, code, name) select id, '01', 'Электроснабжение' from tenant on conflict do nothing`,
    );
    return new PostOffice(town, clock);
  }

  /** Begins a test anew: nobody sees an account, nothing was told. */
  async clear(at = '2026-11-02T09:00:00Z'): Promise<void> {
    this.clock.set(at);
    this.changes = undefined;
    this.bill = ready;
    this.town.mail.letters.length = 0;
    this.town.sms.messages.length = 0;
    await this.town.given
      .sql(`delete from message; delete from publication; delete from registry_import; delete from staff_notice;
        delete from delivery_choice; delete from notice_choice; delete from reminder; delete from account_resident;
        delete from resident_account`);
  }

  close(): Promise<void> {
    return this.town.close();
  }

  /** What a worker of this town has. */
  parts() {
    const { tenants, ...rest } = this.town.parts();
    const desk = noticeDesk(this.town.server.shared.primaryPool, (...asked) => this.bill(...asked));
    return { ...rest, desk, tenants: this.changes ? tenants.map(this.changes) : tenants };
  }

  /** Bills as the portal makes them, instead of ones that are ready. */
  makeRealBills(): void {
    this.bill = makeBillWith(this.town.server.shared);
  }

  async publish(): Promise<void> {
    const parts = this.parts();
    while ((await publishDue(parts)) > 0);
    parts.carriers.close();
  }

  async deliver(): Promise<void> {
    const parts = this.parts();
    while ((await deliverDue(parts)) > 0);
    parts.carriers.close();
  }

  /** Everything from the import of October to the letters. */
  async publishOctober(slug: string): Promise<void> {
    await importedCharges(this.town.given, this.idOf(slug), '2026-10-01');
    await this.publish();
    await this.deliver();
  }

  idOf(slug: string): number {
    return this.town.server.shared.tenantIds.get(slug)!;
  }

  /** An account with a bill of October 2026 over 1 234,56 ₽. */
  account(slug: string, { meters = 1 } = {}): Promise<GivenAccount> {
    return this.town.given.account(this.idOf(slug), { months: 1, payments: 0, meters });
  }

  /** A resident who sees these accounts, the first one primary. */
  async resident(
    slug: string,
    accounts: readonly GivenAccount[],
    { billByEmail, notices = [] }: Choices = {},
  ): Promise<Person> {
    const { given } = this.town;
    const person = await this.town.resident(slug);
    for (const [n, account] of accounts.entries()) {
      await given.link(person.id, account);
      await given.sql('update resident_account set position = $3 where account_id = $1 and resident_id = $2', [
        account.id,
        person.id,
        n,
      ]);
      if (billByEmail)
        await given.sql(
          `insert into delivery_choice (tenant_id, account_id, resident_id, bill_by_email, changed_at)
           values ($1, $2, $3, $4, now())`,
          [account.tenantId, account.id, person.id, billByEmail],
        );
    }
    for (const [kind, channel, chosen = true] of notices)
      await given.sql(
        `insert into notice_choice (tenant_id, resident_id, kind, channel, chosen, changed_at)
         values ($1, $2, $3, $4, $5, now())`,
        [this.idOf(slug), person.id, kind, channel, chosen],
      );
    return person;
  }

  /** The resident has consented to messages by this channel. */
  async consent(slug: string, { id }: Person, channel: string): Promise<void> {
    await this.town.given.sql(
      `insert into consent (tenant_id, resident_id, kind, channel, version, hash, place, given_at, ip)
       values ($1, $2, 'MARKETING_CONSENT', $3, '1.0', '', 'SETTINGS', now(), '10.0.0.1')`,
      [this.idOf(slug), id, channel],
    );
  }

  /** Subjects of the letters to a resident. */
  lettersTo({ email }: Person): (string | undefined)[] {
    return this.town.mail.to(email).map(({ subject }) => subject);
  }
}
