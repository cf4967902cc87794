import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { hearStatements, statementsOf } from './statements.ts';
import { type KnownAccount, Newcomers } from './newcomers.ts';

let people: Newcomers;
beforeAll(async () => {
  hearStatements();
  people = await Newcomers.at(new SetClock('2026-11-20T09:00:00Z'));
});
afterAll(() => people.close());

/** What a stranger could see of an act: answer, statements it took, rows it left. Secrets and what was typed are left out. */
async function seen<Answer extends object>(act: () => Promise<Answer>): Promise<[object, Answer]> {
  const before = await rows();
  const { answer, statements } = await statementsOf(act);
  expect(statements).toContainEqual(expect.stringContaining('insert into throttle'));
  const after = await rows();
  const added = Object.fromEntries(
    Object.entries(after).map(([table, n]) => [table, Number(n) - Number(before[table])]),
  );
  return [{ answer: { ...answer, registration: '', login: '' }, statements, added }, answer];
}

const rows = async (): Promise<Record<string, string>> =>
  (
    await people.town.given.sql<Record<string, string>>(
      `select (select count(*) from message) as messages, (select count(*) from message where status = 'QUEUED') as queued,
         (select count(*) from registration) as registrations, (select count(*) from login) as logins,
         (select count(*) from throttle where scope not like '%address%' and key <> '') as counted`,
    )
  )[0]!;

/** An account that somebody has registered already. */
async function taken(slug: string): Promise<KnownAccount> {
  const account = await people.account(slug);
  const { tenants, clock, orm } = people.town.server.shared;
  const tenant = tenants.find((one) => one.slug === slug)!;
  const tenantId = people.tenantId(slug);
  await enrolResident(
    { tenant, tenantId, clock, write: writeAs(orm, tenantId) },
    { login: account.number, password: 'correct horse', accountIds: [account.id] },
  );
  return account;
}

let mails = 0;
const newEmail = (): string => `nobody${++mails}@mail.example`;

describe('whether an account exists or has a cabinet is not found out', () => {
  test('at Kaluga: number free, taken or nobody’s, a letter comes, and all is the same until it is opened', async () => {
    const numbers = [
      (await people.account('kaluga')).number,
      (await taken('kaluga')).number,
      people.freeNumber('kaluga'),
      people.freeNumber('kaluga'),
    ];
    const all = [];
    for (const accountNumber of numbers) {
      const email = newEmail();
      const [first, { registration }] = await seen(() =>
        people.start('kaluga', { accountNumber, email, phone: '89100000001' }),
      );
      const answers = { password: 'пять синих чайников', passwordAgain: 'пять синих чайников' };
      const [last] = await seen(() => people.goOn('kaluga', registration, answers));
      await people.town.deliver();
      const letter = people.town.mail.to(email)[0]!.text!.replace(/#[\w-]+|^ {4}\d+$/gm, '');
      all.push({ first, last, letter });
    }
    expect(all[0]!.last).toMatchObject({ answer: { next: 'CONFIRM' }, added: { messages: 1, queued: 1 } });
    for (const one of all) expect(one).toEqual(all[0]);
  });

  test('and then «no such account» and «it has a cabinet» are one sentence', async () => {
    const answers = [];
    for (const number of [(await taken('kaluga')).number, people.freeNumber('kaluga')]) {
      const { token } = await people.atKaluga(number, newEmail());
      answers.push(await people.complete('kaluga', { token }));
    }
    expect(answers[0]).toMatchObject({ reason: 'ACCOUNT_UNAVAILABLE' });
    expect(answers[1]).toEqual(answers[0]);
  });

  test('an account that was closed is as good as none', async () => {
    const { number, id } = await people.account('kaluga');
    await people.town.given.sql(`update account set status = 'CLOSED' where id = $1`, [id]);
    const { token } = await people.atKaluga(number, newEmail());
    expect(await people.complete('kaluga', { token })).toMatchObject({ reason: 'ACCOUNT_UNAVAILABLE' });
  });

  test('at Energosbyt: a wrong name under any number asks for the meter, a wrong meter sends to the office', async () => {
    const known = await people.account('energosbyt');
    const numbers = [known.number, (await taken('energosbyt')).number, people.freeNumber('energosbyt')];
    const all = [];
    for (const accountNumber of numbers) {
      const [first, { registration }] = await seen(() =>
        people.start('energosbyt', { accountNumber, fullName: 'Петров Пётр Петрович' }),
      );
      const [second] = await seen(() => people.goOn('energosbyt', registration, { meterSerial: '77777' }));
      all.push({ first, second });
    }
    expect(all[0]).toMatchObject({
      first: { answer: { check: 'METER_SERIAL' } },
      second: { answer: { reason: 'NOT_RECOGNISED' } },
    });
    for (const one of all) expect(one).toEqual(all[0]);
  });

  test('at Elista: a wrong sum and a missing account are one and the same', async () => {
    const consents = people.ticks('elista');
    const answersFor = (accountNumber: string) => ({ accountNumber, amountDue: '1,00', email: newEmail() });
    const all = [];
    for (const number of [
      (await people.account('elista')).number,
      (await taken('elista')).number,
      people.freeNumber('elista'),
    ])
      all.push((await seen(() => people.start('elista', answersFor(number), { consents })))[0]);
    expect(all[0]).toMatchObject({ answer: { reason: 'NOT_RECOGNISED' }, added: { messages: 0, registrations: 0 } });
    for (const one of all) expect(one).toEqual(all[0]);
  });

  test('at Elista who knows the sum of an account with a cabinet sees what everybody sees; the letter says the rest', async () => {
    const [free, again] = [await people.account('elista'), await taken('elista')];
    const consents = people.ticks('elista');
    const all = [];
    const emails = [newEmail(), newEmail()];
    for (const [place, { number }] of [free, again].entries())
      all.push(
        (
          await seen(() =>
            people.start('elista', { accountNumber: number, amountDue: '1234.56', email: emails[place] }, { consents }),
          )
        )[0],
      );
    expect(all[0]).toMatchObject({ answer: { next: 'SIGN_IN' }, added: { messages: 1, registrations: 1 } });
    expect(all[1]).toEqual(all[0]);
    await people.town.deliver();
    const letter = people.town.mail.to(emails[1]!)[0]!;
    expect(letter.subject).toContain('Кабинет уже есть');
    expect(letter.text).toContain('http://elista.localhost:4000/password');
  });

  test('at STK: a login that is taken looks like one that is free', async () => {
    const { login } = await people.town.resident('stk');
    const all = [];
    for (const one of [login, 'quite-free']) {
      const { registration } = await people.start('stk', {
        fullName: 'Иванова Анна',
        phone: '89130000000',
        email: newEmail(),
      });
      all.push(
        (await seen(() => people.goOn('stk', registration, { login: one, password: 'пять синих чайников' })))[0],
      );
    }
    expect(all[0]).toMatchObject({ answer: { next: 'CONFIRM' } });
    for (const one of all) expect(one).toEqual(all[0]);
  });
});

describe('registrations are limited', () => {
  test('to five for one number, existing or not, and to ten from one address', async () => {
    for (const number of [(await people.account('kaluga')).number, people.freeNumber('kaluga')]) {
      const answers = { accountNumber: number, email: 'many@mail.example', phone: '89100000001' };
      for (let n = 0; n < 5; n++) expect(await people.start('kaluga', answers)).toHaveProperty('step', 1);
      expect(await people.start('kaluga', answers)).toMatchObject({
        reason: 'TOO_MANY_ATTEMPTS',
        retryAfterSeconds: 900,
      });
    }
    const address = people.town.newAddress();
    const next = () => ({ accountNumber: people.freeNumber('kaluga'), email: newEmail(), phone: '89100000001' });
    for (let n = 0; n < 10; n++) expect(await people.start('kaluga', next(), { address })).toHaveProperty('step', 1);
    expect(await people.start('kaluga', next(), { address })).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
  });

  test('and letters to five for one mailbox, whatever numbers are typed', async () => {
    const email = 'flooded@mail.example';
    for (let n = 0; n < 5; n++)
      expect((await people.atKaluga(people.freeNumber('kaluga'), email)).last).toMatchObject({ next: 'CONFIRM' });
    expect((await people.atKaluga(people.freeNumber('kaluga'), email)).last).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
    });
    expect(people.town.mail.to(email)).toHaveLength(5);
  });
});
