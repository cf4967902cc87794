import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { forgetContactChanges } from '../../../server/sessions/contacts/forget-contact-changes.ts';
import { Town } from '../password/messages.ts';
import { anotherThan, atHome, signedIn } from './resident-at-home.ts';

let town: Town;
const clock = new SetClock('2026-11-20T09:00:00Z');
beforeAll(async () => void (town = await Town.open(clock)));
afterAll(() => town.close());

let addresses = 0;
const newEmail = () => `new${++addresses}@mail.example`;

/** Asks for another e-mail and gives the code that came to it. */
async function codeTo(anna: Awaited<ReturnType<typeof atHome>>, address: string): Promise<string> {
  expect(await anna.wish({ channel: 'EMAIL', address })).toMatchObject({ __typename: 'ContactChangeRequested' });
  await town.deliver();
  return town.codeFor(address);
}

test('a new e-mail counts once the code sent to it was entered, and the old one is told', async () => {
  const anna = await atHome(town, 'kaluga');
  const address = newEmail();
  const code = await codeTo(anna, ` ${address.toUpperCase()} `.trim());
  expect(code).toBe('no code'); // it went to the address as it is kept
  const right = town.codeFor(address);
  expect(right).toMatch(/^\d{6}$/);
  expect(await anna.viewer('email')).toEqual({ email: anna.email });
  expect(await anna.confirm({ channel: 'EMAIL', code: right })).toMatchObject({
    __typename: 'ContactChanged',
    viewer: { email: address },
  });
  await town.deliver();
  const told = town.mail.to(anna.email).at(-1)!;
  expect(told.subject).toContain('Почта изменена');
  expect(told.text).toContain('Если это были не вы');
  expect(told.text).not.toContain(address);
  expect(town.mail.to(address)).toHaveLength(1);
});

test('a new phone counts once the code of an SMS was entered, and the old one is told', async () => {
  const anna = await atHome(town, 'kaluga');
  expect(await anna.wish({ channel: 'SMS', address: '8 (915) 123-45-67' })).toMatchObject({ codeDigits: 6 });
  await town.deliver();
  const sms = town.sms.messages.at(-1)!;
  expect(sms.to).toBe('+79151234567');
  const code = /код (\d+)/.exec(sms.text)![1]!;
  expect(sms.text).toContain(`@kaluga.localhost #${code}`);
  expect(await anna.confirm({ channel: 'SMS', code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
    viewer: { phone: '+79151234567' },
  });
  await town.deliver();
  expect(town.sms.messages.at(-1)).toMatchObject({ to: anna.phone, text: expect.stringContaining('другой телефон') });
});

test('where the rule says so, a new e-mail is typed twice and asks a captcha', async () => {
  const anna = await atHome(town, 'energosbyt');
  const address = newEmail();
  expect(await anna.wish({ channel: 'EMAIL', address })).toMatchObject({ reason: 'ADDRESSES_DIFFER' });
  expect(await anna.wish({ channel: 'EMAIL', address, addressAgain: newEmail() })).toMatchObject({
    reason: 'ADDRESSES_DIFFER',
  });
  const query = `mutation ($input: RequestContactChangeInput!) { requestContactChange(input: $input) { __typename } }`;
  const { errors } = await anna.ask(query, { channel: 'EMAIL', address, addressAgain: address });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CAPTCHA_REQUIRED', place: 'EMAIL_CHANGE' });
  const addressAgain = address.toUpperCase();
  expect(await anna.wish({ channel: 'EMAIL', address, addressAgain })).toMatchObject({ codeDigits: 6 });
  expect(await anna.wish({ channel: 'SMS', address: '+79151234567' })).toMatchObject({ reason: 'NOT_OFFERED' });
});

test('letters go to one plain address only', async () => {
  const anna = await atHome(town, 'kaluga');
  await town.deliver(); // what others asked for
  const bad = [
    'a@mail.example, b@mail.example',
    'a@mail.example\r\nBcc: b@mail.example',
    'a@mail.example\nb',
    '"anna petrova"@mail.example',
    'a(comment)@mail.example',
    'Friends: a@mail.example;',
    'Anna <a@mail.example>',
    'a@[127.0.0.1]',
    'a@mail',
    '',
    'a@\u202Email.example',
    `${'a'.repeat(300)}@mail.example`,
  ];
  for (const address of bad)
    expect([address, await anna.wish({ channel: 'EMAIL', address })]).toMatchObject([
      address,
      { reason: 'INVALID_ADDRESS' },
    ]);
  for (const address of ['123', '+7 484 2 00 00 00', '+79151234567;+79151234568'])
    expect(await anna.wish({ channel: 'SMS', address })).toMatchObject({ reason: 'INVALID_ADDRESS' });
  expect(await anna.wish({ channel: 'EMAIL', address: anna.email })).toMatchObject({ reason: 'SAME_ADDRESS' });
  expect(await town.given.sql('select from contact_change where resident_id = $1', [anna.id])).toEqual([]);
  expect(await town.deliver()).toBe(0);
});

test('whether somebody else has the address is not to be found out', async () => {
  const [anna, boris] = [await atHome(town, 'kaluga'), await town.resident('kaluga')];
  const free = await anna.wish({ channel: 'EMAIL', address: newEmail() });
  const taken = await anna.wish({ channel: 'EMAIL', address: boris.email });
  expect({ ...taken, message: '' }).toEqual({ ...free, message: '' });
  expect(taken.message.replace(boris.email, '')).toBe(free.message.replace(/new\d+@mail.example/, ''));
  await town.deliver();
  expect(town.codeFor(boris.email)).toMatch(/^\d{6}$/);
});

test('a code is used once, also when it comes four times at the same moment', async () => {
  const anna = await atHome(town, 'kaluga');
  const code = await codeTo(anna, newEmail());
  // Four at once: a fifth wrong one would close the door for a time.
  const answers = await Promise.all(Array.from({ length: 4 }, () => anna.confirm({ channel: 'EMAIL', code })));
  expect(answers.map((answer): string => answer.reason ?? 'CHANGED').toSorted()).toEqual([
    'CHANGED',
    'WRONG_CODE',
    'WRONG_CODE',
    'WRONG_CODE',
  ]);
  await town.deliver();
  expect(town.mail.to(anna.email)).toHaveLength(1);
});

test('a hundred codes in one request are a hundred tries', async () => {
  const anna = await atHome(town, 'kaluga');
  const code = await codeTo(anna, newEmail());
  const wrong = anotherThan(code);
  const aliases = Array.from(
    { length: 25 },
    (_, n) => `a${n}: confirmContactChange(input: { channel: EMAIL, code: "${n < 24 ? wrong : code}" }) {
      ... on ContactChangeRefused { reason } ... on ContactChanged { message } }`,
  );
  const answer = await anna.ask(`mutation { ${aliases.join(' ')} }`);
  const said = Object.values(answer.data ?? {}).map((one: any) => one.reason ?? 'CHANGED');
  // Either the request is refused as a whole, or all after the fifth are.
  expect(said).not.toContain('CHANGED');
  expect(said.filter((one) => one === 'WRONG_CODE').length).toBeLessThanOrEqual(5);
  for (let n = 0; n < 5; n += 1) await anna.confirm({ channel: 'EMAIL', code: wrong });
  expect(await anna.confirm({ channel: 'EMAIL', code })).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
  clock.advance(16 * 60);
  expect(await anna.viewer('email')).not.toEqual({ email: expect.stringContaining('new') });
});

test('so many wrong codes make the right one void', async () => {
  const anna = await atHome(town, 'kaluga');
  const code = await codeTo(anna, newEmail());
  const { attempts } = town.server.shared.tenants.find(({ slug }) => slug === 'kaluga')!.rules.recovery.code;
  await town.given.sql('update contact_change set attempts = $2 where resident_id = $1', [anna.id, attempts - 1]);
  expect(await anna.confirm({ channel: 'EMAIL', code: anotherThan(code) })).toMatchObject({ reason: 'WRONG_CODE' });
  expect(await anna.confirm({ channel: 'EMAIL', code })).toMatchObject({ reason: 'WRONG_CODE' });
});

test('a code is void after a newer one, after its time, after a new password, and for another resident', async () => {
  const anna = await atHome(town, 'kaluga');
  const first = await codeTo(anna, newEmail());
  const second = await codeTo(anna, newEmail());
  if (first !== second)
    expect(await anna.confirm({ channel: 'EMAIL', code: first })).toMatchObject({ reason: 'WRONG_CODE' });
  expect(await anna.confirm({ channel: 'SMS', code: second })).toMatchObject({ reason: 'WRONG_CODE' });
  const boris = await atHome(town, 'kaluga');
  await codeTo(boris, newEmail());
  expect(await boris.confirm({ channel: 'EMAIL', code: second })).toMatchObject({ reason: 'WRONG_CODE' });

  const change = { oldPassword: anna.password, newPassword: 'новый пароль Анны' };
  expect(await town.change('kaluga', change, anna.token)).toMatchObject({ __typename: 'PasswordChanged' });
  expect(await anna.confirm({ channel: 'EMAIL', code: second })).toMatchObject({ reason: 'WRONG_CODE' });

  const late = await atHome(town, 'kaluga');
  const code = await codeTo(late, newEmail());
  const { minutes } = town.server.shared.tenants.find(({ slug }) => slug === 'kaluga')!.rules.recovery.code;
  clock.advance(minutes * 60);
  const again = await signedIn(town, 'kaluga', late);
  expect(await again.confirm({ channel: 'EMAIL', code })).toMatchObject({ reason: 'WRONG_CODE' });
});

test('a new e-mail makes void what was asked for by the old one', async () => {
  const anna = await atHome(town, 'kaluga');
  await town.forgot('kaluga', { login: anna.login, email: anna.email });
  await town.deliver();
  const resetCode = town.codeFor(anna.email);
  const code = await codeTo(anna, newEmail());
  expect(await anna.confirm({ channel: 'EMAIL', code })).toMatchObject({ __typename: 'ContactChanged' });
  const reset = { login: anna.login, code: resetCode, newPassword: 'пароль чужого человека' };
  expect(await town.reset('kaluga', reset)).toMatchObject({ reason: 'WRONG_CODE' });
});

test('codes are sent so often and no more, to one address from many residents too', async () => {
  const anna = await atHome(town, 'kaluga');
  const address = newEmail();
  const { attempts } = town.server.shared.tenants[0]!.rules.throttling.messages.perAccount;
  for (let n = 0; n < attempts; n += 1)
    expect(await anna.wish({ channel: 'EMAIL', address })).toMatchObject({ codeDigits: 6 });
  expect(await anna.wish({ channel: 'EMAIL', address: newEmail() })).toMatchObject({
    reason: 'TOO_MANY_ATTEMPTS',
    retryAfterSeconds: expect.any(Number),
  });
  const boris = await atHome(town, 'kaluga');
  expect(await boris.wish({ channel: 'EMAIL', address })).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
  expect(await boris.wish({ channel: 'EMAIL', address: newEmail() })).toMatchObject({ codeDigits: 6 });
  // The counts do not say which address it was.
  expect(await town.given.sql('select from throttle where key like $1', [`%${address}%`])).toEqual([]);
  await town.deliver();
});

test('a session that is over changes nothing, though its access token is still good', async () => {
  const anna = await atHome(town, 'kaluga');
  const code = await codeTo(anna, newEmail());
  await town.given.sql('update session set ended_at = $2 where resident_id = $1', [anna.id, clock.now()]);
  const wished = await anna.wish({ channel: 'EMAIL', address: newEmail() });
  expect(wished.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect((await anna.confirm({ channel: 'EMAIL', code })).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  const { errors } = await town.ask(
    'kaluga',
    `mutation { confirmContactChange(input: { channel: EMAIL, code: "1" }) { __typename } }`,
    {},
  );
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('wishes that were never confirmed are forgotten, others stay', async () => {
  const [late, fresh] = [await atHome(town, 'kaluga'), await atHome(town, 'kaluga')];
  await codeTo(late, newEmail());
  clock.advance(3600);
  await codeTo(await signedIn(town, 'kaluga', fresh), newEmail());
  const { tenantIds, orm } = town.server.shared;
  const tenantId = tenantIds.get('kaluga')!;
  await writeAs(orm, tenantId)((em) => forgetContactChanges(em, { tenantId, clock }));
  const kept = await town.given.sql<{ resident_id: string }>('select resident_id from contact_change');
  expect(kept.map(({ resident_id }) => resident_id)).toContain(fresh.id);
  expect(kept.map(({ resident_id }) => resident_id)).not.toContain(late.id);
});
