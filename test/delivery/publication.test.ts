import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { noticeDesk } from '../../server/delivery/notice-desk.ts';
import { publishDue } from '../../server/delivery/start-publishing.ts';
import { deliverDue } from '../../server/notifications/deliver-messages.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { type Person, Town } from '../sessions/password/messages.ts';
import { withCaptcha } from '../support/captcha.ts';
import type { GivenAccount } from '../support/given.ts';
import { buildStreet, importedCharges } from './streets.ts';

let town: Town;
/** A clock that goes back too: each test begins on the same day. */
class Almanac extends SetClock {
  set(at: string): void {
    this.advance((Date.parse(at) - this.now().getTime()) / 1000);
  }
}
const clock = new Almanac('2026-11-02T09:00:00Z');
beforeAll(async () => {
  town = await Town.open(clock);
  await town.given.sql(
    `insert into service (tenant_id, code, name) select id, '01', 'Услуга' from tenant on conflict do nothing`,
  );
});
afterAll(() => town.close());
beforeEach(async () => {
  clock.set('2026-11-02T09:00:00Z');
  changes = undefined;
  bill = ok;
  town.mail.letters.length = 0;
  town.sms.messages.length = 0;
  await town.given
    .sql(`delete from message; delete from publication; delete from registry_import; delete from staff_notice;
    delete from delivery_choice; delete from notice_choice; delete from account_resident; delete from resident_account`);
});

/** How the rules of all tenants differ in a test. */
let changes: ((tenant: Tenant) => Tenant) | undefined;
const ok = async () => ({ fileName: 'Счёт 1.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF bill') });
let bill: () => Promise<Awaited<ReturnType<typeof ok>> | undefined> = ok;

function parts() {
  const desk = noticeDesk(town.server.shared.primaryPool, () => bill());
  const { tenants, ...rest } = town.parts();
  return { ...rest, desk, tenants: changes ? tenants.map(changes) : tenants };
}
async function publish(): Promise<void> {
  while ((await publishDue(parts())) > 0);
}
async function deliver(): Promise<void> {
  const all = parts();
  while ((await deliverDue(all)) > 0);
  all.carriers.close();
}
const idOf = (slug: string) => town.server.shared.tenantIds.get(slug)!;
const account = (slug: string) => town.given.account(idOf(slug), { months: 1, payments: 0 });

/** A resident who sees these accounts, the first one primary, and wants the bill of each and these notices. */
async function resident(
  slug: string,
  accounts: readonly GivenAccount[],
  { billByEmail, notices = [] }: { billByEmail?: string; notices?: [string, string, boolean?][] } = {},
): Promise<Person> {
  const person = await town.resident(slug);
  for (const [n, { id, tenantId }] of accounts.entries()) {
    await town.given.link(person.id, { id, tenantId, number: '' });
    await town.given.sql('update resident_account set position = $3 where account_id = $1 and resident_id = $2', [
      id,
      person.id,
      n,
    ]);
    if (billByEmail)
      await town.given.sql(
        `insert into delivery_choice (tenant_id, account_id, resident_id, bill_by_email, changed_at) values ($1, $2, $3, $4, now())`,
        [tenantId, id, person.id, billByEmail],
      );
  }
  for (const [kind, channel, chosen = true] of notices)
    await town.given.sql(
      `insert into notice_choice (tenant_id, resident_id, kind, channel, chosen, changed_at) values ($1, $2, $3, $4, $5, now())`,
      [idOf(slug), person.id, kind, channel, chosen],
    );
  return person;
}
const consent = (slug: string, { id }: Person, channel: string) =>
  town.given.sql(
    `insert into consent (tenant_id, resident_id, kind, channel, version, hash, place, given_at, ip)
     values ($1, $2, 'MARKETING_CONSENT', $3, '1.0', '', 'SETTINGS', now(), '10.0.0.1')`,
    [idOf(slug), id, channel],
  );
const subjectsTo = ({ email }: Person) => town.mail.to(email).map(({ subject }) => subject);
const byEmail: [string, string][] = [['NEW_BILL', 'EMAIL']];
const everyAccount = (tenant: Tenant): Tenant => ({
  ...tenant,
  rules: { ...tenant.rules, delivery: { ...tenant.rules.delivery, scope: 'EVERY_ACCOUNT' } },
});

describe('a month', () => {
  test('is published by itself once its day has come and its registry is there, over the end of a year too', async () => {
    const house = await account('kaluga');
    const anna = await resident('kaluga', [house], { notices: byEmail });
    await town.given.sql(
      `insert into bill (tenant_id, account_id, period, charged, closing, due_on)
       values ($1, $2, '2026-12-01', 123456, 123456, '2027-01-15')`,
      [idOf('kaluga'), house.id],
    );
    clock.set('2026-12-31T20:59:00Z'); // 23:59 in Kaluga
    await importedCharges(town.given, idOf('kaluga'), '2026-12-01');
    await publish();
    expect(await town.given.sql('select 1 from publication')).toEqual([]);
    clock.set('2026-12-31T21:00:00Z');
    await publish();
    await publish();
    expect(await town.given.sql('select period::text, status, messages from publication')).toEqual([
      { period: '2026-12-01', status: 'DONE', messages: expect.any(Number) },
    ]);
    // Nobody is written to on New Year’s night.
    await deliver();
    expect(subjectsTo(anna)).toEqual([]);
    clock.set('2027-01-01T06:00:00Z');
    await deliver();
    expect(subjectsTo(anna)).toEqual([
      expect.stringContaining('Счёт за декабрь 2026: к оплате 1\u00A0234,56\u00A0₽ до 15 января'),
    ]);
    await importedCharges(town.given, idOf('kaluga'), '2026-12-01');
    await publish();
    await deliver();
    expect(subjectsTo(anna)).toHaveLength(1);
  });

  test('waits for its registry, of which staff are told once when the last day has passed', async () => {
    await account('kaluga');
    await importedCharges(town.given, idOf('kaluga'), '2026-09-01');
    clock.set('2026-11-05T20:00:00Z');
    await publish();
    expect(await town.given.sql('select 1 from staff_notice')).toEqual([]);
    clock.set('2026-11-06T06:00:00Z');
    await publish();
    await publish();
    expect(await town.given.sql('select kind, subject, times from staff_notice')).toEqual([
      { kind: 'CHARGES_NOT_IMPORTED', subject: '2026-10', times: 1 },
    ]);
    expect(await town.given.sql('select 1 from publication')).toEqual([]);
  });

  test('is published by staff earlier, once, and they see how far it is; nobody else may', async () => {
    const [login, password] = ['staff-of-kaluga', 'staff password'];
    const { orm } = town.server.shared;
    await enrolStaff({ tenantId: idOf('kaluga'), clock, write: writeAs(orm, idOf('kaluga')) }, { login, password });
    const signInStaff = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
    const signed = await withCaptcha((captcha) => town.ask('kaluga', signInStaff, { login, password, ...captcha }));
    const token: string = signed.data!['signInStaff'].accessToken;
    const ask = async (query: string, input: object = {}) => town.ask('kaluga', query, input, { token });
    const start = `mutation ($input: PublishPeriodInput!) { publishPeriod(input: $input) { __typename
      ... on PeriodPublished { message publication { period status accounts accountsDone messages finishedAt } } ... on PublicationRefused { message } } }`;
    clock.set('2026-10-30T09:00:00Z');
    expect((await ask(start, { period: '2031-01' })).data!['publishPeriod'].__typename).toBe('PublicationRefused');
    const anna = await resident('kaluga', [await account('kaluga')], { notices: byEmail });
    const began = (await ask(start, { period: '2026-10' })).data!['publishPeriod'];
    expect(began.publication).toMatchObject({ period: '2026-10', status: 'QUEUED', accountsDone: 0, finishedAt: null });
    await publish();
    expect((await ask(start, { period: '2026-10' })).data!['publishPeriod'].publication).toMatchObject({
      status: 'DONE',
    });
    await publish();
    await deliver();
    expect(subjectsTo(anna)).toHaveLength(1);
    const list = `{ publications { period status accounts accountsDone messages } }`;
    const [listed] = (await ask(list)).data!['publications'];
    expect(listed).toMatchObject({ status: 'DONE', accountsDone: listed.accounts });
    const { accessToken } = await town.signIn('kaluga', anna);
    for (const query of [list, '{ staffNotices { id } }'])
      for (const other of [{ token: accessToken! }, {}]) {
        const answer = await town.ask('kaluga', query, {}, other);
        expect(answer.errors?.[0]?.extensions.code, query).toBe('FORBIDDEN');
      }
    const act = await town.ask('kaluga', start, { period: '2026-10' }, { token: accessToken! });
    expect(act.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await town.given.sql(`select reason from staff_act where act = 'PUBLISH_PERIOD'`)).toEqual([
      { reason: '2026-10' },
    ]);
  });
});

describe('of a published bill', () => {
  const published = async (slug: string) => {
    await importedCharges(town.given, idOf(slug), '2026-10-01');
    await publish();
    await deliver();
  };

  test('one letter is both the notice and the bill; who chose neither gets none', async () => {
    const [both, only, notice, none] = [
      await resident('kaluga', [await account('kaluga')], { billByEmail: 'PDF', notices: byEmail }),
      await resident('kaluga', [await account('kaluga')], { billByEmail: 'PNG' }),
      await resident('kaluga', [await account('kaluga')], { notices: byEmail }),
      await resident('kaluga', [await account('kaluga')], { notices: [['NEW_BILL', 'EMAIL', false]] }),
    ];
    await published('kaluga');
    expect([both, only, notice, none].map((one) => subjectsTo(one).length)).toEqual([1, 1, 1, 0]);
    expect([both, only, notice].map(({ email }) => town.mail.to(email)[0]!.attachments.length)).toEqual([1, 1, 0]);
    expect(town.mail.to(both.email)[0]!.attachments[0]).toMatchObject({
      filename: 'Счёт 1.pdf',
      mimeType: 'application/pdf',
    });
  });

  test('a resident of several accounts gets one letter for each, or for the primary one where the rule says so', async () => {
    const houses = [await account('kaluga'), await account('kaluga')];
    const anna = await resident('kaluga', houses, { billByEmail: 'PDF', notices: byEmail });
    const boris = await resident('kaluga', [houses[1]!], { notices: byEmail });
    await published('kaluga');
    expect(town.mail.to(anna.email)).toHaveLength(1);
    expect(town.mail.to(boris.email)).toHaveLength(1);
    await town.given.sql('delete from publication; delete from registry_import; delete from message');
    changes = everyAccount;
    await published('kaluga');
    expect(town.mail.to(anna.email)).toHaveLength(3);
    expect(new Set(town.mail.to(anna.email).map(({ text }) => /\/a\/([\w-]+)/.exec(text!)![1])).size).toBe(2);
  });

  test('nothing comes without the consent it needs, also when it is withdrawn after the letter was written', async () => {
    const notices: [string, string][] = [
      ['NEW_BILL', 'EMAIL'],
      ['NEW_BILL', 'SMS'],
    ];
    const [anna, boris, clara] = [
      await resident('stk', [await account('stk')], { notices }),
      await resident('stk', [await account('stk')], { notices }),
      await resident('stk', [await account('stk')], { notices }),
    ];
    await consent('stk', anna, 'SMS');
    await consent('stk', clara, 'EMAIL');
    await importedCharges(town.given, idOf('stk'), '2026-10-01');
    await publish();
    await town.given.sql('update consent set withdrawn_at = now() where resident_id = $1', [clara.id]);
    await deliver();
    expect([anna, boris, clara].map(({ email }) => town.mail.to(email).length)).toEqual([0, 0, 0]);
    expect(town.sms.messages.map(({ to }) => to)).toEqual([anna.phone]);
    expect(town.sms.messages[0]!.text).toMatch(
      /: квитанция за октябрь 2026, к оплате 1\u00A0234,56\u00A0₽ до 15 ноября\. http/,
    );
    expect(await town.given.sql(`select fault from message where status = 'FAILED'`)).toEqual([
      { fault: 'NOT_WANTED' },
    ]);
  });

  test('a letter that waits goes to the address of now, and not at all to who has left or lost the account', async () => {
    const people = [];
    for (let n = 0; n < 4; n += 1)
      people.push(await resident('kaluga', [await account('kaluga')], { billByEmail: 'PDF' }));
    const [moved, left, lost, stays] = people as [Person, Person, Person, Person];
    await importedCharges(town.given, idOf('kaluga'), '2026-10-01');
    await publish();
    await town.given.sql(`update resident set email = 'new@mail.example' where id = $1`, [moved.id]);
    await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [left.id]);
    await town.given.sql('delete from account_resident where resident_id = $1', [lost.id]);
    await town.given.sql('delete from resident_account where resident_id = $1', [lost.id]);
    await deliver();
    expect([moved, left, lost, stays].map(({ email }) => town.mail.to(email).length)).toEqual([0, 0, 0, 1]);
    expect(town.mail.to('new@mail.example')).toHaveLength(1);
  });

  test('a bill that cannot be made is waited for, then the letter goes without it and staff know', async () => {
    bill = () => Promise.reject(new Error('the template fails'));
    const anna = await resident('kaluga', [await account('kaluga')], { billByEmail: 'PDF' });
    await published('kaluga');
    expect(town.mail.to(anna.email)).toEqual([]);
    expect(await town.given.sql('select fault, attempts from message')).toEqual([
      { fault: 'NO_DOCUMENT', attempts: 1 },
    ]);
    for (const seconds of [30, 120]) {
      clock.advance(seconds);
      await deliver();
    }
    const [letter] = town.mail.to(anna.email);
    expect(letter!.attachments).toEqual([]);
    expect(letter!.text).toContain('Приложить документ к этому письму не получилось');
    expect(await town.given.sql('select kind, subject, times, details from staff_notice')).toEqual([
      { kind: 'BILL_NOT_ATTACHED', subject: '2026-10', times: 1, details: { format: 'PDF' } },
    ]);
  });

  test('a code does not wait behind many letters', async () => {
    await buildStreet(town.given, { tenantId: idOf('kaluga'), houses: 300, name: 'south', notices: byEmail });
    await importedCharges(town.given, idOf('kaluga'), '2026-10-01');
    await publish();
    const anna = await town.resident('kaluga');
    await town.forgot('kaluga', { login: anna.login, email: anna.email });
    const all = parts();
    await deliverDue(all);
    all.carriers.close();
    expect(subjectsTo(anna)).toEqual([expect.stringContaining('Новый пароль')]);
    expect(town.mail.letters.length).toBeLessThan(300);
    await deliver();
    expect(new Set(town.mail.letters.map(({ messageId }) => messageId)).size).toBe(town.mail.letters.length);
    expect(town.mail.letters.filter(({ sentTo }) => sentTo[0]!.endsWith('@south.example'))).toHaveLength(300);
    // A hundred thousand of them are a few lines of the log, without a name.
    expect(town.logged.filter((line) => line.includes('messages sent')).join()).not.toMatch(/@|h\d+/);
  });

  test('ten workers at once tell everybody once', async () => {
    const anna = await resident('kaluga', [await account('kaluga')], { notices: byEmail });
    await importedCharges(town.given, idOf('kaluga'), '2026-10-01');
    await Promise.all(Array.from({ length: 10 }, publish));
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(subjectsTo(anna)).toHaveLength(1);
    const [counted] = await town.given.sql<{ messages: number }>('select messages from publication');
    expect(await town.given.sql('select 1 from message')).toHaveLength(counted!.messages);
  });
});
