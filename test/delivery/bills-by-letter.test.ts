import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import type { Person, Town } from '../sessions/password/messages.ts';
import { ask } from '../support/http.ts';
import { PostOffice } from './post-office.ts';
import { buildStreet, importedCharges } from './streets.ts';

let post: PostOffice;
let town: Town;
beforeAll(async () => {
  post = await PostOffice.open();
  ({ town } = post);
});
afterAll(() => post.close());
beforeEach(() => post.clear());

const byEmail: [string, string][] = [['NEW_BILL', 'EMAIL']];

const everyAccount = (tenant: Tenant): Tenant => ({
  ...tenant,
  rules: { ...tenant.rules, delivery: { ...tenant.rules.delivery, scope: 'EVERY_ACCOUNT' } },
});

test('one letter is both the notice and the bill; who chose neither gets none', async () => {
  const [both, only, notice, none] = [
    await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PDF', notices: byEmail }),
    await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PNG' }),
    await post.resident('kaluga', [await post.account('kaluga')], { notices: byEmail }),
    await post.resident('kaluga', [await post.account('kaluga')], { notices: [['NEW_BILL', 'EMAIL', false]] }),
  ];
  await post.publishOctober('kaluga');
  expect([both, only, notice, none].map((one) => post.lettersTo(one).length)).toEqual([1, 1, 1, 0]);
  expect([both, only, notice].map(({ email }) => town.mail.to(email)[0]!.attachments.length)).toEqual([1, 1, 0]);
  expect(town.mail.to(both.email)[0]!.attachments[0]).toMatchObject({
    filename: 'Счёт 1.pdf',
    mimeType: 'application/pdf',
  });
});

test('a resident of several accounts gets one letter for each, or for the primary one where the rule says so', async () => {
  const houses = [await post.account('kaluga'), await post.account('kaluga')];
  const anna = await post.resident('kaluga', houses, { billByEmail: 'PDF', notices: byEmail });
  const boris = await post.resident('kaluga', [houses[1]!], { notices: byEmail });
  await post.publishOctober('kaluga');
  expect(town.mail.to(anna.email)).toHaveLength(1);
  expect(town.mail.to(boris.email)).toHaveLength(1);
  await town.given.sql('delete from publication; delete from registry_import; delete from message');
  post.changes = everyAccount;
  await post.publishOctober('kaluga');
  expect(town.mail.to(anna.email)).toHaveLength(3);
  expect(new Set(town.mail.to(anna.email).map(({ text }) => /\/a\/([\w-]+)/.exec(text!)![1])).size).toBe(2);
});

test('nothing comes without the consent it needs, also when it is withdrawn after the letter was written', async () => {
  const notices: [string, string][] = [
    ['NEW_BILL', 'EMAIL'],
    ['NEW_BILL', 'SMS'],
  ];
  const [anna, boris, clara] = [
    await post.resident('stk', [await post.account('stk')], { notices }),
    await post.resident('stk', [await post.account('stk')], { notices }),
    await post.resident('stk', [await post.account('stk')], { notices }),
  ];
  await post.consent('stk', anna, 'SMS');
  await post.consent('stk', clara, 'EMAIL');
  await importedCharges(town.given, post.idOf('stk'), '2026-10-01');
  await post.publish();
  await town.given.sql('update consent set withdrawn_at = now() where resident_id = $1', [clara.id]);
  await post.deliver();
  expect([anna, boris, clara].map(({ email }) => town.mail.to(email).length)).toEqual([0, 0, 0]);
  expect(town.sms.messages.map(({ to }) => to)).toEqual([anna.phone]);
  expect(town.sms.messages[0]!.text).toMatch(
    /: квитанция за октябрь 2026, к оплате 1\u00A0234,56\u00A0₽ до 15 ноября\. http/,
  );
  expect(await town.given.sql(`select fault from message where status = 'FAILED'`)).toEqual([{ fault: 'NOT_WANTED' }]);
});

test('a letter that waits goes to the address of now, and not at all to who has left or lost the account', async () => {
  const people = [];
  for (let n = 0; n < 4; n += 1)
    people.push(await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PDF' }));
  const [moved, left, lost, stays] = people as [Person, Person, Person, Person];
  await importedCharges(town.given, post.idOf('kaluga'), '2026-10-01');
  await post.publish();
  await town.given.sql(`update resident set email = 'new@mail.example' where id = $1`, [moved.id]);
  await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [left.id]);
  await town.given.sql('delete from account_resident where resident_id = $1', [lost.id]);
  await town.given.sql('delete from resident_account where resident_id = $1', [lost.id]);
  await post.deliver();
  expect([moved, left, lost, stays].map(({ email }) => town.mail.to(email).length)).toEqual([0, 0, 0, 1]);
  expect(town.mail.to('new@mail.example')).toHaveLength(1);
});

test('a bill that is wanted by e-mail no longer does not come, though it was on its way; a notice that is still wanted does', async () => {
  const [off, told, keeps] = [
    await post.resident('kaluga', [await post.account('kaluga')], {
      billByEmail: 'PDF',
      notices: [['NEW_BILL', 'EMAIL', false]],
    }),
    await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PDF', notices: byEmail }),
    await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PDF' }),
  ];
  await importedCharges(town.given, post.idOf('kaluga'), '2026-10-01');
  await post.publish();
  await town.given.sql('update delivery_choice set bill_by_email = null where resident_id = any($1::uuid[])', [
    [off.id, told.id],
  ]);
  await post.deliver();
  expect([off, told, keeps].map((one) => post.lettersTo(one).length)).toEqual([0, 1, 1]);
});

test('a bill that cannot be made is waited for, then the letter goes without it and staff know', async () => {
  post.bill = () => Promise.reject(new Error('the template fails'));
  const anna = await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PDF' });
  await post.publishOctober('kaluga');
  expect(town.mail.to(anna.email)).toEqual([]);
  expect(await town.given.sql('select fault, attempts from message')).toEqual([{ fault: 'NO_DOCUMENT', attempts: 1 }]);
  for (const seconds of [30, 120]) {
    post.clock.advance(seconds);
    await post.deliver();
  }
  const [letter] = town.mail.to(anna.email);
  expect(letter!.attachments).toEqual([]);
  expect(letter!.text).toContain('Приложить документ к этому письму не получилось');
  expect(await town.given.sql('select kind, subject, times, details from staff_notice')).toEqual([
    { kind: 'BILL_NOT_ATTACHED', subject: '2026-10', times: 1, details: { format: 'PDF' } },
  ]);
});

test('a code does not wait behind many letters, of which the log says how many', async () => {
  await buildStreet(town.given, { tenantId: post.idOf('kaluga'), houses: 60, name: 'south', notices: byEmail });
  await importedCharges(town.given, post.idOf('kaluga'), '2026-10-01');
  await post.publish();
  const anna = await town.resident('kaluga');
  await town.forgot('kaluga', { login: anna.login, email: anna.email });
  town.logged.length = 0;
  await post.deliver();
  expect(town.mail.letters[0]!.sentTo).toEqual([anna.email]);
  expect(town.mail.letters.filter(({ sentTo }) => sentTo[0]!.endsWith('@south.example'))).toHaveLength(60);
  const lines = town.logged.filter((line) => line.includes('messages sent'));
  expect(lines.map((line) => (JSON.parse(line) as { sent: number }).sent)).toEqual([60]);
  expect(lines.join()).not.toMatch(/@|south/);
});

test('ten workers at once tell everybody once', async () => {
  const anna = await post.resident('kaluga', [await post.account('kaluga')], { notices: byEmail });
  await importedCharges(town.given, post.idOf('kaluga'), '2026-10-01');
  await Promise.all(Array.from({ length: 10 }, () => post.publish()));
  await Promise.all([post.deliver(), post.deliver(), post.deliver()]);
  expect(post.lettersTo(anna)).toHaveLength(1);
  const [counted] = await town.given.sql<{ messages: number }>('select messages from publication');
  expect(await town.given.sql('select 1 from message')).toHaveLength(counted!.messages);
});

test('the bill in a letter is the one of the portal, and in development the outbox shows it', async () => {
  post.makeRealBills();
  const house = await post.account('kaluga');
  const anna = await post.resident('kaluga', [house], { billByEmail: 'PDF' });
  const boris = await post.resident('kaluga', [await post.account('kaluga')], { billByEmail: 'PNG' });
  await importedCharges(town.given, post.idOf('kaluga'), '2026-10-01');
  await post.publish();
  const page = (path: string) => ask(town.server.port, 'kaluga.localhost', path);
  const outbox = (await page('/dev/outbox')).body;
  const shown = [...outbox.matchAll(/href="(\/dev\/outbox\/[\da-f-]+\/bill)">Вложение: (PDF|PNG)</g)];
  expect(new Set(shown.map(([, , format]) => format))).toEqual(new Set(['PDF', 'PNG']));
  const inPdf = await page(shown.find(([, , format]) => format === 'PDF')![1]!);
  expect([inPdf.headers['content-type'], inPdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  await post.deliver();
  const [pdf] = town.mail.to(anna.email)[0]!.attachments;
  expect(pdf).toMatchObject({ filename: `Счёт ${house.number} октябрь 2026.pdf`, mimeType: 'application/pdf' });
  expect(
    Buffer.from(pdf!.content as ArrayBuffer)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const [png] = town.mail.to(boris.email)[0]!.attachments;
  expect(png!.mimeType).toBe('image/png');
  expect(
    Buffer.from(png!.content as ArrayBuffer)
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(town.mail.to(anna.email)[0]!.headers).toContainEqual(
    expect.objectContaining({ key: 'list-unsubscribe', value: '<http://kaluga.localhost:4000/settings/delivery>' }),
  );
}, 60_000);
