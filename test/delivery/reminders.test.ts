import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { forgetReminders } from '../../server/delivery/reminders/forget-reminders.ts';
import { Reminders } from '../../server/delivery/reminders/start-reminding.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import type { Person, Town } from '../sessions/password/messages.ts';
import type { GivenAccount } from '../support/given.ts';
import { PostOffice } from './post-office.ts';
import { buildStreet } from './streets.ts';

let post: PostOffice;
let town: Town;
beforeAll(async () => {
  post = await PostOffice.open();
  ({ town } = post);
});
afterAll(() => post.close());
beforeEach(() => post.clear('2026-11-14T09:00:00Z'));

const wanted: [string, string][] = [['READING_WINDOW', 'EMAIL']];

/** Goes through everything that is due now, as one worker that has just started; then the letters go out. */
async function remind(): Promise<void> {
  const parts = post.parts();
  const reminders = new Reminders(parts);
  while ((await reminders.remind()) > 0);
  parts.carriers.close();
  await post.deliver();
}

/** Somebody of kaluga (window 15 to 25, reminders 5 and 2 days before its end) with an account of one meter. */
async function somebody(notices = wanted): Promise<{ person: Person; house: GivenAccount }> {
  const house = await post.account('kaluga');
  return { person: await post.resident('kaluga', [house], { notices }), house };
}

const handIn = ({ tenantId, id }: GivenAccount, { person, period }: { person: Person; period: string }) =>
  town.given.sql(
    `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id)
     select tenant_id, account_id, id, 'T1', 6000, $3::date + 15, 'RESIDENT', 'RECEIVED', $3, now(), $4 from meter
     where tenant_id = $1 and account_id = $2`,
    [tenantId, id, period, person.id],
  );

test('whoever wants it is told that the window has opened, and before it closes while nothing is handed in; each once', async () => {
  const { person } = await somebody();
  const { person: other } = await somebody([]);
  const told: Record<string, number> = {};
  for (const day of [14, 15, 16, 19, 20, 22, 23, 25, 26]) {
    post.clock.set(`2026-11-${day}T09:00:00Z`);
    await remind();
    await remind();
    told[day] = post.lettersTo(person).length;
  }
  expect(told).toEqual({ 14: 0, 15: 1, 16: 1, 19: 1, 20: 2, 22: 2, 23: 3, 25: 3, 26: 3 });
  expect(post.lettersTo(person)).toEqual([
    'Пора передать показания, принимаем до 25 ноября',
    'Передайте показания до 25 ноября',
    'Передайте показания до 25 ноября',
  ]);
  expect(post.lettersTo(other)).toEqual([]);
  const [, second] = town.mail.to(person.email);
  expect(second!.text).toContain('Показаний за этот месяц ещё нет: электроснабжение.');
  expect(second!.text).toMatch(/\/a\/[\w-]{23}\/readings/);
});

test('who has handed in, has no meter or a meter that reports itself is not reminded', async () => {
  const { person: done, house } = await somebody();
  await handIn(house, { person: done, period: '2026-11-01' });
  const { person: early, house: before } = await somebody();
  await handIn(before, { person: early, period: '2026-10-01' });
  const without = await post.resident('kaluga', [await post.account('kaluga', { meters: 0 })], { notices: wanted });
  const { person: remote, house: smart } = await somebody();
  await town.given.sql('update meter set reports_itself = true where account_id = $1', [smart.id]);
  const { person: moved, house: closed } = await somebody();
  await town.given.sql(`update account set status = 'CLOSED' where id = $1`, [closed.id]);
  post.clock.set('2026-11-20T09:00:00Z');
  await remind();
  expect([done, early, without, remote, moved].map((one) => post.lettersTo(one).length)).toEqual([0, 1, 0, 0, 0]);
});

test('nobody is reminded at night, and a reminder that was late for its window is not sent', async () => {
  const { person } = await somebody();
  for (const night of ['2026-11-24T18:00:00Z', '2026-11-25T05:59:00Z']) {
    post.clock.set(night);
    await remind();
  }
  expect(post.lettersTo(person)).toEqual([]);
  post.clock.set('2026-11-25T06:00:00Z');
  const parts = post.parts();
  const reminders = new Reminders(parts);
  while ((await reminders.remind()) > 0);
  parts.carriers.close();
  post.clock.set('2026-11-25T21:00:00Z'); // midnight in Kaluga
  await post.deliver();
  expect(post.lettersTo(person)).toEqual([]);
  expect(await town.given.sql('select fault from message')).toEqual([{ fault: 'EXPIRED' }]);
});

test('a window of the last days of a month ends with the month, also in February', async () => {
  post.changes = (tenant) => ({
    ...tenant,
    rules: {
      ...tenant.rules,
      readings: { ...tenant.rules.readings, window: { mode: 'REFUSE', fromDay: 23, toDay: 31 }, reminders: [1] },
    },
  });
  const { person } = await somebody();
  post.clock.set('2027-02-26T09:00:00Z');
  await remind();
  expect(post.lettersTo(person)).toEqual([]);
  post.clock.set('2027-02-27T09:00:00Z');
  await remind();
  expect(post.lettersTo(person)).toEqual(['Передайте показания до 28 февраля']);
});

test('who has handed in within the window is not reminded on its last day, though that counts for the next month', async () => {
  post.changes = (tenant) => ({
    ...tenant,
    rules: {
      ...tenant.rules,
      readings: { ...tenant.rules.readings, window: { mode: 'WARN', fromDay: 15, toDay: 26 }, reminders: [2] },
    },
  });
  const [{ person: done, house }, { person: late, house: other }, { person: not }] = [
    await somebody(),
    await somebody(),
    await somebody(),
  ];
  await handIn(house, { person: done, period: '2026-11-01' });
  await handIn(other, { person: late, period: '2026-12-01' });
  for (const day of [24, 26]) {
    post.clock.set(`2026-11-${day}T09:00:00Z`);
    await remind();
  }
  expect([done, late, not].map((one) => post.lettersTo(one).length)).toEqual([0, 0, 1]);
});

test('a meter that is to be verified is told of once for its date, by the days of the rule', async () => {
  post.changes = (tenant: Tenant) => {
    const kind = 'VERIFICATION_DUE' as const;
    const others = tenant.rules.delivery.notices.filter((notice) => notice.kind !== kind);
    const notices = [...others, { kind, channels: ['EMAIL' as const], onAtFirst: true }];
    return { ...tenant, rules: { ...tenant.rules, delivery: { ...tenant.rules.delivery, notices } } };
  };
  const { person, house } = await somebody([]);
  const due = (on: string) =>
    town.given.sql('update meter set verification_due_on = $2 where account_id = $1', [house.id, on]);
  await due('2027-01-14');
  post.clock.set('2026-11-14T09:00:00Z'); // 61 days before
  await remind();
  expect(post.lettersTo(person)).toEqual([]);
  for (const day of ['2026-11-15', '2026-11-16', '2027-01-14', '2027-01-15']) {
    post.clock.set(`${day}T09:00:00Z`);
    await remind();
  }
  expect(post.lettersTo(person)).toEqual(['Счётчику пора на поверку: до 14 января 2027']);
  await due('2032-01-14');
  post.clock.set('2031-12-01T09:00:00Z');
  await remind();
  expect(post.lettersTo(person)).toHaveLength(2);
  // A serial number proves an account: letters do not carry it.
  expect(town.mail.letters.map(({ raw, text }) => `${raw} ${text}`).join()).not.toMatch(/\bs1\b/);
});

test('what was reminded of long ago is forgotten', async () => {
  await somebody();
  post.clock.set('2026-11-20T09:00:00Z');
  await remind();
  const left = async (at: string) => {
    post.clock.set(at);
    const tenantId = post.idOf('kaluga');
    await writeAs(town.server.shared.orm, tenantId)((em) => forgetReminders(em, { tenantId, clock: post.clock }));
    return (await town.given.sql('select 1 from reminder')).length;
  };
  expect(await left('2027-12-24T09:00:00Z')).toBe(1);
  expect(await left('2027-12-26T09:00:00Z')).toBe(0);
});

test('several workers remind everybody once, thousands in several batches', async () => {
  const tenantId = post.idOf('kaluga');
  await buildStreet(town.given, { tenantId, houses: 1200, name: 'west', notices: wanted });
  await town.given.sql(
    `insert into meter (tenant_id, account_id, service_code, serial, digits)
     select tenant_id, account_id, '01', 'w', 5 from account_resident where tenant_id = $1`,
    [tenantId],
  );
  post.clock.set('2026-11-20T09:00:00Z');
  await Promise.all(
    [1, 2, 3].map(async () => {
      const parts = post.parts();
      const reminders = new Reminders(parts);
      while ((await reminders.remind()) > 0);
      parts.carriers.close();
    }),
  );
  const [counted] = await town.given.sql(
    'select count(*)::int as messages, count(distinct recipient)::int as recipients from message',
  );
  expect(counted).toEqual({ messages: 1200, recipients: 1200 });
});
