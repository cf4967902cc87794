import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { Town } from '../sessions/password/messages.ts';
import { becomes } from '../support/becomes.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { buildStreet, importedCharges } from './streets.ts';

const houses = 3000;
const clock = new SetClock('2026-11-02T09:00:00Z');
let town: Town;
beforeAll(async () => {
  town = await Town.open(clock);
  const tenantId = town.server.shared.tenantIds.get('kaluga')!;
  await buildStreet(town.given, { tenantId, houses, name: 'long', billByEmail: 'PDF' });
  await importedCharges(town.given, tenantId, '2026-10-01');
});
afterAll(() => town.close());

const program = join(import.meta.dirname, 'work-process.ts');

/** Another process that works on the same database, at a time of its own. */
function work(does: 'publish' | 'deliver', now: string): TestProcess {
  const { appUrl } = town.server.database;
  // The server's classes and enums need more than types taken out.
  const flags = ['--experimental-transform-types', '--no-warnings'];
  return startProcess(process.execPath, [
    ...flags,
    program,
    JSON.stringify({ appUrl, smtpUrl: town.mail.url, now, does }),
  ]);
}

const publication = async () =>
  (
    await town.given.sql<{ status: string; accounts: number; accounts_done: number; messages: number }>(
      'select status, accounts, accounts_done, messages from publication',
    )
  )[0];
const queued = async () =>
  (await town.given.sql<{ n: number }>(`select count(*)::int as n from message where template = 'NEW_BILL'`))[0]!.n;

test('a publication whose process is killed twice in the middle writes to everybody once', async () => {
  for (const [kill, round] of [
    [1, 3],
    [2, 2],
  ] as const) {
    const killed = work('publish', clock.now().toISOString());
    await killed.says(new RegExp(`^round ${round}$`));
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const half = (await publication())!;
    expect(half.status, `kill ${kill}`).toBe('RUNNING');
    // What is counted is what is in the outbox: both were written together.
    expect([half.accounts_done, half.messages]).toEqual([await queued(), await queued()]);
  }
  const both = [work('publish', clock.now().toISOString()), work('publish', clock.now().toISOString())];
  for (const one of both) expect(await one.ended, one.lines.join('\n')).toBe(0);
  expect(await publication()).toEqual({ status: 'DONE', accounts: houses, accounts_done: houses, messages: houses });
  const [outbox] = await town.given.sql(
    `select count(*)::int as messages, count(distinct recipient)::int as recipients, count(distinct message_id)::int as ids
     from message where template = 'NEW_BILL'`,
  );
  expect(outbox).toEqual({ messages: houses, recipients: houses, ids: houses });
}, 120_000);

test('letters whose processes are killed twice reach everybody, a second copy by the same Message-ID at most', async () => {
  let now = clock.now().getTime();
  for (const letters of [houses / 4, houses / 2]) {
    const killed = work('deliver', new Date(now).toISOString());
    const over = killed.ended.then((end) => Promise.reject(new Error(`it ended, ${end}: ${killed.lines.join(' ')}`)));
    await Promise.race([over, becomes(`${letters} letters`, () => town.mail.letters.length >= letters, 100)]);
    over.catch(() => undefined);
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    now += 31_000; // what it had taken is due again
  }
  const both = [work('deliver', new Date(now).toISOString()), work('deliver', new Date(now).toISOString())];
  for (const one of both) expect(await one.ended, one.lines.join('\n')).toBe(0);
  const { letters } = town.mail;
  const recipients = new Map(letters.map(({ messageId, sentTo }) => [messageId, sentTo.join()]));
  expect(recipients.size).toBe(houses);
  expect(new Set(recipients.values()).size).toBe(houses);
  // Of each killed process, what was under way, or sent and not marked yet.
  expect(letters.length - houses).toBeLessThanOrEqual(2 * 40);
  expect(await town.given.sql('select status, count(*)::int as n from message group by status')).toEqual([
    { status: 'SENT', n: houses },
  ]);
  const mine = letters.find(({ sentTo }) => sentTo[0] === 'h77@long.example')!;
  expect(mine.subject).toBe('Счёт за октябрь 2026: к оплате 100,77\u00A0₽ до 15 ноября');
  expect(mine.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf']);
}, 240_000);
