import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { deliverDue } from '../../server/notifications/deliver-messages.ts';
import { startDelivery } from '../../server/notifications/start-delivery.ts';
import { Town } from '../sessions/password/messages.ts';

let town: Town;
const clock = new SetClock('2026-11-20T09:00:00Z');
beforeAll(async () => void (town = await Town.open(clock)));
afterAll(() => town.close());
beforeEach(async () => {
  town.mail.refusal = undefined;
  town.sms.status = 200;
  town.logged.length = 0;
  await town.given.sql('delete from message; delete from throttle');
});

const messages = () =>
  town.given.sql<{ status: string; attempts: number; fault: string | null; forgotten: boolean; message_id: string }>(
    `select status, attempts, fault, data = '{}' as forgotten, message_id from message order by id`,
  );

/** A message that waits in the outbox. */
async function queued(slug = 'kaluga') {
  const person = await town.resident(slug);
  const { login, email, phone } = person;
  await town.forgot(slug, slug === 'energosbyt' ? { login, phone } : { login, email });
  return person;
}

describe('a message', () => {
  test('is sent once, with the Message-ID it was written with, and then its code is forgotten', async () => {
    const { email } = await queued();
    expect(await town.deliver()).toBe(1);
    expect(await town.deliver()).toBe(0);
    const [kept] = await messages();
    expect(kept).toMatchObject({ status: 'SENT', attempts: 1, fault: null, forgotten: true });
    expect(town.mail.to(email).map(({ messageId }) => messageId)).toEqual([kept!.message_id]);
    expect(kept!.message_id).toMatch(/^<[\da-f-]{36}@svet\.kaluga\.ru>$/);
  });

  test('is not written when the act it tells of was not', async () => {
    const person = await town.resident('kaluga');
    await town.given.sql(`alter table message add constraint no_more check (template <> 'PASSWORD_CHANGED')`);
    const { accessToken } = await town.signIn('kaluga', person);
    const answer = await town.change(
      'kaluga',
      { oldPassword: person.password, newPassword: 'пять синих чайников' },
      accessToken,
    );
    await town.given.sql('alter table message drop constraint no_more');
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(await town.signIn('kaluga', person)).toHaveProperty('accessToken');
    expect(await messages()).toEqual([]);
  });

  test('is one worker’s, though ten look for it at once', async () => {
    const { email } = await queued();
    const parts = town.parts();
    const tried = await Promise.all(Array.from({ length: 10 }, () => deliverDue(parts)));
    parts.carriers.close();
    expect(tried.reduce((sum, n) => sum + n)).toBe(1);
    expect(town.mail.to(email)).toHaveLength(1);
  });

  test('whose worker died after sending comes a second time with the same Message-ID', async () => {
    const { email } = await queued();
    await town.deliver();
    await town.given.sql(`update message set status = 'QUEUED', data = '{"code": "123456", "minutes": 10}'`);
    expect(await town.deliver()).toBe(0);
    clock.advance(30);
    expect(await town.deliver()).toBe(1);
    const letters = town.mail.to(email);
    expect(letters).toHaveLength(2);
    expect(letters[1]!.messageId).toBe(letters[0]!.messageId);
  });

  test('that could not be sent is tried again later and later, and given up in the end', async () => {
    town.mail.refusal = { code: 451, text: 'try again later' };
    await queued();
    await town.given.sql('update message set expires_at = null');
    for (const seconds of [30, 120, 480, 1920, 7680, 30_720]) {
      expect(await town.deliver()).toBe(1);
      clock.advance(seconds - 1);
      expect(await town.deliver()).toBe(0);
      clock.advance(1);
    }
    expect(await messages()).toMatchObject([{ status: 'QUEUED', attempts: 6, fault: 'SMTP_451' }]);
    expect(await town.deliver()).toBe(1);
    expect(await messages()).toMatchObject([{ status: 'FAILED', attempts: 7, fault: 'SMTP_451', forgotten: true }]);
    clock.advance(1e6);
    expect(await town.deliver()).toBe(0);
  });

  test('that a mail server refuses for good is not sent to it again, and the log does not name the recipient', async () => {
    const { email, login } = await queued();
    town.mail.refusal = { code: 550, text: `no mailbox ${email}` };
    await town.deliver();
    expect(await messages()).toMatchObject([{ status: 'FAILED', attempts: 1, fault: 'SMTP_550' }]);
    expect(town.logged.join()).toContain('message given up');
    expect(town.logged.join()).not.toMatch(new RegExp(`${email}|${login}`));
  });

  test('that nobody can write harms no other', async () => {
    await queued();
    await town.given.sql(`update message set template = 'OF_THE_FUTURE'`);
    const { email } = await queued();
    expect(await town.deliver()).toBe(2);
    expect(town.mail.to(email)).toHaveLength(1);
    expect(await messages()).toMatchObject([{ status: 'QUEUED', fault: 'NOT_WRITTEN' }, { status: 'SENT' }]);
  });

  test('whose code has expired is not sent any more', async () => {
    const { email } = await queued();
    clock.advance(600);
    await town.deliver();
    expect(town.mail.to(email)).toEqual([]);
    expect(await messages()).toMatchObject([{ status: 'FAILED', fault: 'EXPIRED', forgotten: true }]);
  });
});

describe('an SMS', () => {
  test('is handed to the service with our word and an id that stays the same', async () => {
    await queued('energosbyt');
    town.sms.status = 503;
    await town.deliver();
    expect(await messages()).toMatchObject([{ status: 'QUEUED', fault: 'SMS_503' }]);
    town.sms.status = 200;
    clock.advance(30);
    await town.deliver();
    expect(await messages()).toMatchObject([{ status: 'SENT', attempts: 2 }]);
    const [first, second] = town.sms.headers.slice(-2);
    expect(first).toMatchObject({ authorization: 'Bearer sms-secret' });
    expect(second!['idempotency-key']).toBe(first!['idempotency-key']);
  });

  test('that the service refuses for good is given up', async () => {
    await queued('energosbyt');
    town.sms.status = 422;
    await town.deliver();
    expect(await messages()).toMatchObject([{ status: 'FAILED', fault: 'SMS_422' }]);
  });
});

test('messages go out by themselves while a worker runs, and none is begun after it was stopped', async () => {
  const delivery = startDelivery(town.parts());
  const coming = town.mail.next();
  const { email } = await queued();
  expect((await coming).sentTo).toEqual([email]);
  await delivery.stop();
  expect(await messages()).toMatchObject([{ status: 'SENT' }]);
});
