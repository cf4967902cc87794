import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import type { Town } from '../sessions/password/messages.ts';
import { withCaptcha } from '../support/captcha.ts';
import { PostOffice } from './post-office.ts';
import { importedCharges } from './streets.ts';

let post: PostOffice;
let town: Town;
beforeAll(async () => {
  post = await PostOffice.open();
  ({ town } = post);
});
afterAll(() => post.close());
beforeEach(() => post.clear());

const byEmail: [string, string][] = [['NEW_BILL', 'EMAIL']];

test('a month is published by itself once its day has come and its registry is there, over the end of a year too', async () => {
  const house = await post.account('kaluga');
  const anna = await post.resident('kaluga', [house], { notices: byEmail });
  await town.given.sql(
    `insert into bill (tenant_id, account_id, period, charged, closing, due_on)
     values ($1, $2, '2026-12-01', 123456, 123456, '2027-01-15')`,
    [post.idOf('kaluga'), house.id],
  );
  post.clock.set('2026-12-31T20:59:00Z'); // 23:59 in Kaluga
  await importedCharges(town.given, post.idOf('kaluga'), '2026-12-01');
  await post.publish();
  expect(await town.given.sql('select 1 from publication')).toEqual([]);
  post.clock.set('2026-12-31T21:00:00Z');
  await post.publish();
  await post.publish();
  expect(await town.given.sql('select period::text, status, messages from publication')).toEqual([
    { period: '2026-12-01', status: 'DONE', messages: expect.any(Number) },
  ]);
  // Nobody is written to on New Year’s night.
  await post.deliver();
  expect(post.lettersTo(anna)).toEqual([]);
  post.clock.set('2027-01-01T06:00:00Z');
  await post.deliver();
  expect(post.lettersTo(anna)).toEqual([
    expect.stringContaining('Счёт за декабрь 2026: к оплате 1\u00A0234,56\u00A0₽ до 15 января'),
  ]);
  await importedCharges(town.given, post.idOf('kaluga'), '2026-12-01');
  await post.publish();
  await post.deliver();
  expect(post.lettersTo(anna)).toHaveLength(1);
});

test('a month waits for its registry, of which staff are told once when the last day has passed', async () => {
  await post.account('kaluga');
  await importedCharges(town.given, post.idOf('kaluga'), '2026-09-01');
  post.clock.set('2026-11-05T20:00:00Z');
  await post.publish();
  expect(await town.given.sql('select 1 from staff_notice')).toEqual([]);
  post.clock.set('2026-11-06T06:00:00Z');
  await post.publish();
  await post.publish();
  expect(await town.given.sql('select kind, subject, times from staff_notice')).toEqual([
    { kind: 'CHARGES_NOT_IMPORTED', subject: '2026-10', times: 1 },
  ]);
  expect(await town.given.sql('select 1 from publication')).toEqual([]);
});

test('a month is published by staff earlier, once, and they see how far it is; nobody else may', async () => {
  const [login, password] = ['staff-of-kaluga', 'staff password'];
  const { orm } = town.server.shared;
  await enrolStaff(
    { tenantId: post.idOf('kaluga'), clock: post.clock, write: writeAs(orm, post.idOf('kaluga')) },
    { login, password },
  );
  const signInStaff = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
  const signed = await withCaptcha((captcha) => town.ask('kaluga', signInStaff, { login, password, ...captcha }));
  const token: string = signed.data!['signInStaff'].accessToken;
  const ask = async (query: string, input: object = {}) => town.ask('kaluga', query, input, { token });
  const start = `mutation ($input: PublishPeriodInput!) { publishPeriod(input: $input) { __typename
    ... on PeriodPublished { message publication { period status accounts accountsDone messages finishedAt } } ... on PublicationRefused { message } } }`;
  post.clock.set('2026-10-30T09:00:00Z');
  expect((await ask(start, { period: '2031-01' })).data!['publishPeriod'].__typename).toBe('PublicationRefused');
  const anna = await post.resident('kaluga', [await post.account('kaluga')], { notices: byEmail });
  const began = (await ask(start, { period: '2026-10' })).data!['publishPeriod'];
  expect(began.publication).toMatchObject({ period: '2026-10', status: 'QUEUED', accountsDone: 0, finishedAt: null });
  await post.publish();
  expect((await ask(start, { period: '2026-10' })).data!['publishPeriod'].publication).toMatchObject({
    status: 'DONE',
  });
  await post.publish();
  await post.deliver();
  expect(post.lettersTo(anna)).toHaveLength(1);
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
