import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { Town } from '../sessions/password/messages.ts';
import { atHome, type AtHome, signedIn } from '../sessions/contacts/resident-at-home.ts';

let town: Town;
const clock = new SetClock('2026-11-20T09:00:00Z');
beforeAll(async () => void (town = await Town.open(clock)));
afterAll(() => town.close());

const fields = 'id kind channel title version givenAt withdrawnAt required';
/** A consent as its resident sees it. */
interface Shown {
  id: string;
  kind: string;
  channel: string | null;
  version: string;
  withdrawnAt: string | null;
  required: boolean;
}
/** What is answered, of either outcome. */
interface Gave {
  viewer: { consents: Shown[]; textsToAccept: Pick<Shown, 'kind' | 'version'>[] };
  reason?: string;
}
interface Withdrew {
  closed?: boolean;
  message: string;
  reason?: string;
}

const give = async (person: AtHome, consents: object[]): Promise<Gave> => {
  const answer = await person.ask(
    `mutation ($input: GiveConsentsInput!) { giveConsents(input: $input) { __typename
      ... on ConsentsGiven { viewer { consents { ${fields} } textsToAccept { kind version } } }
      ... on ConsentsRefused { reason message } } }`,
    { consents },
  );
  return answer.data?.['giveConsents'] ?? answer;
};
const withdraw = async (person: AtHome, input: object): Promise<Withdrew> => {
  const answer = await person.ask(
    `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename
      ... on ConsentWithdrawn { closed message } ... on WithdrawalRefused { reason message } } }`,
    input,
  );
  return answer.data?.['withdrawConsent'] ?? answer;
};
const version = '1.0';
const rowsOf = (person: { id: string }) =>
  town.given.sql('select * from consent where resident_id = $1 order by given_at, id', [person.id]);
const versionOf = (slug: string, kind: string) =>
  town.server.shared.tenants.find((one) => one.slug === slug)!.legalTexts.find((text) => text.kind === kind)!;
const marketing = (channel: 'EMAIL' | 'SMS') => ({
  kind: 'MARKETING_CONSENT',
  version: versionOf('stk', 'MARKETING_CONSENT').version,
  channel,
});

test('a consent is kept with its purpose, the text that was shown, way, place, time, address and browser', async () => {
  const anna = await atHome(town, 'stk');
  const query = `mutation ($input: GiveConsentsInput!) { giveConsents(input: $input) { __typename } }`;
  await anna.ask(query, { consents: [marketing('SMS')] }, '203.0.113.9');
  const { hash, version: shown } = versionOf('stk', 'MARKETING_CONSENT');
  expect(await rowsOf(anna)).toEqual([
    expect.objectContaining({
      kind: 'MARKETING_CONSENT',
      channel: 'SMS',
      version: shown,
      hash,
      place: 'SETTINGS',
      given_at: clock.now(),
      ip: '203.0.113.9',
      withdrawn_at: null,
      withdrawn_by: null,
    }),
  ]);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('the same consent given again, or ten times at once, is one record', async () => {
  const anna = await atHome(town, 'stk');
  await Promise.all(Array.from({ length: 10 }, () => give(anna, [marketing('SMS'), marketing('SMS')])));
  clock.advance(60);
  await give(anna, [marketing('SMS')]);
  expect(await rowsOf(anna)).toHaveLength(1);
});

test('marketing by SMS and by e-mail are consents apart: each is withdrawn and given anew alone', async () => {
  const anna = await atHome(town, 'stk');
  await give(anna, [marketing('SMS'), marketing('EMAIL')]);
  const { consents } = await anna.viewer(`consents { ${fields} }`);
  expect(consents).toMatchObject([{ required: false }, { title: versionOf('stk', 'MARKETING_CONSENT').title }]);
  const sms = consents.find(({ channel }: Shown) => channel === 'SMS');
  clock.advance(60);
  expect(await withdraw(anna, { id: sms.id })).toMatchObject({ closed: false });
  expect(await withdraw(anna, { id: sms.id })).toMatchObject({ reason: 'NOT_FOUND' });
  clock.advance(60);
  const { viewer } = await give(anna, [marketing('SMS')]);
  expect(viewer.consents.map(({ channel, withdrawnAt }) => [channel, withdrawnAt !== null])).toEqual([
    ['SMS', false],
    expect.anything(),
    expect.anything(),
  ]);
  expect((await rowsOf(anna)).filter(({ withdrawn_by }) => withdrawn_by === 'PORTAL')).toMatchObject([
    { channel: 'SMS' },
  ]);
});

test('a tick of an old version, of no purpose of ours or without its way is no consent, nor are those beside it', async () => {
  const anna = await atHome(town, 'stk');
  const bad: [object, string][] = [
    [{ ...marketing('SMS'), version: '0.9' }, 'OUTDATED_VERSION'],
    [{ ...marketing('SMS'), channel: null }, 'NOT_ASKED'],
    [{ ...marketing('SMS'), channel: 'PUSH' }, 'NOT_ASKED'],
    [{ kind: 'PAYMENT_TERMS', version }, 'NOT_ASKED'],
    [{ ...marketing('SMS'), kind: 'SERVICE_RULES' }, 'NOT_ASKED'],
  ];
  for (const [tick, reason] of bad)
    expect([tick, await give(anna, [marketing('EMAIL'), tick])]).toMatchObject([tick, { reason }]);
  expect(await rowsOf(anna)).toEqual([]);
  const boris = await atHome(town, 'kaluga');
  expect(await give(boris, [{ kind: 'MARKETING_CONSENT', version }])).toMatchObject({ reason: 'NOT_ASKED' });
});

test('nobody reads, gives or withdraws for another', async () => {
  const [anna, boris] = [await atHome(town, 'stk'), await atHome(town, 'stk')];
  await give(anna, [marketing('SMS')]);
  const { consents } = await anna.viewer('consents { id }');
  expect(await boris.viewer('consents { id }')).toEqual({ consents: [] });
  for (const id of [consents[0].id, 'AAAA', `${consents[0].id}A`])
    expect(await withdraw(boris, { id, closesAccess: true })).toMatchObject({ reason: 'NOT_FOUND' });
  const { errors } = await town.ask('stk', 'mutation { withdrawConsent(input: { id: "x" }) { __typename } }', {});
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await rowsOf(anna))[0]).toMatchObject({ withdrawn_at: null });
});

test('the server’s own role can neither change a consent nor remove it', async () => {
  const anna = await consented();
  const { tenantIds, orm } = town.server.shared;
  const as = (text: string) =>
    writeAs(orm, tenantIds.get('stk')!)((em) => em.execute(`${text} where resident_id = ?`, [anna.id]));
  for (const column of ['version', 'hash', 'kind', 'channel', 'given_at', 'ip', 'user_agent', 'place'])
    await expect(as(`update consent set ${column} = ${column}`)).rejects.toThrow(/permission denied/);
  await expect(as('delete from consent')).rejects.toThrow(/permission denied/);
});

/** A resident of stk who has accepted all that is needed, and opted in to SMS. */
async function consented(): Promise<AtHome> {
  const anna = await atHome(town, 'stk');
  const { textsToAccept } = await anna.viewer('textsToAccept { kind version }');
  await give(anna, [...textsToAccept, marketing('SMS')]);
  return anna;
}

test('what the portal needs and was not accepted is asked, in the order of the rules, and once', async () => {
  const anna = await atHome(town, 'stk');
  const { textsToAccept } = await anna.viewer('textsToAccept { kind version summary }');
  expect(textsToAccept.map(({ kind }: Shown) => kind)).toEqual(['SERVICE_RULES', 'PERSONAL_DATA_CONSENT']);
  const [rules, data] = textsToAccept.map(({ kind, version: shown }: Shown) => ({ kind, version: shown }));
  expect((await give(anna, [rules])).viewer.textsToAccept).toMatchObject([{ kind: 'PERSONAL_DATA_CONSENT' }]);
  expect((await give(anna, [data])).viewer.textsToAccept).toEqual([]);
  expect(await rowsOf(anna)).toMatchObject([{ place: 'SIGN_IN' }, { place: 'SIGN_IN' }]);
});

test('withdrawing what the portal needs says what it means first, and changes nothing until that is known', async () => {
  const anna = await consented();
  const { consents } = await anna.viewer('consents { id kind required }');
  const needed = consents.find(({ kind }: Shown) => kind === 'PERSONAL_DATA_CONSENT');
  expect(needed.required).toBe(true);
  const refused = await withdraw(anna, { id: needed.id });
  expect(refused).toMatchObject({ reason: 'CLOSES_ACCESS', message: expect.stringContaining('кабинет закроется') });
  expect((await rowsOf(anna)).every(({ withdrawn_at }) => withdrawn_at === null)).toBe(true);
  expect(await anna.viewer('email')).toEqual({ email: anna.email });
});

test('who withdraws what the portal needs leaves: nothing personal stays, the books do, and they may come back', async () => {
  const anna = await consented();
  const elsewhere = await signedIn(town, 'stk', anna);
  const { tenantIds } = town.server.shared;
  await town.given.sql(
    `insert into service (tenant_id, code, name) select id, '01', 'Услуга' from tenant on conflict do nothing`,
  );
  const account = await town.given.account(tenantIds.get('stk')!, { months: 2, payments: 2 });
  await town.given.link(anna.id, account);
  await elsewhere.wish({ channel: 'EMAIL', address: 'wish@mail.example' });
  await town.forgot('stk', { login: anna.login, email: anna.email });
  await town.deliver();
  const { consents } = await anna.viewer('consents { id kind }');
  const { id } = consents.find(({ kind }: Shown) => kind === 'PERSONAL_DATA_CONSENT');
  const letters = town.mail.to(anna.email).length;

  const answers = await Promise.all(
    [anna, elsewhere, anna, elsewhere].map((person) => withdraw(person, { id, closesAccess: true })),
  );
  expect(answers.filter(({ closed }) => closed)).toHaveLength(1);

  const [resident] = await town.given.sql('select * from resident where id = $1', [anna.id]);
  expect(resident).toMatchObject({ status: 'CLOSED', name: null, email: null, phone: null, home_phone: null });
  for (const table of [
    'login',
    'resident_account',
    'account_resident',
    'device',
    'contact_change',
    'password_reset',
    'refresh_token',
  ])
    expect([table, await town.given.sql(`select from ${table} where resident_id = $1`, [anna.id])]).toEqual([
      table,
      [],
    ]);
  expect(await town.given.sql('select "end" from session where resident_id = $1', [anna.id])).toEqual([
    { end: 'CLOSED' },
    { end: 'CLOSED' },
  ]);
  // Neither token reads anything any more.
  for (const person of [anna, elsewhere]) expect((await person.viewer('email')) ?? null).toBeNull();
  expect(await town.signIn('stk', anna)).toEqual({});

  expect(await town.given.sql('select from payment where account_id = $1', [account.id])).toHaveLength(2);
  expect(await town.given.sql('select from bill where account_id = $1', [account.id])).toHaveLength(2);
  const kept = await rowsOf(anna);
  expect(kept.filter(({ withdrawn_at }) => withdrawn_at !== null)).toMatchObject([
    { kind: 'PERSONAL_DATA_CONSENT', withdrawn_by: 'PORTAL' },
  ]);

  await town.deliver();
  expect(town.mail.to(anna.email)).toHaveLength(letters + 1);
  const farewell = town.mail.to(anna.email).at(-1)!;
  expect(farewell.subject).toContain('Кабинет закрыт');
  expect(farewell.text).toContain('/registration');

  // The login is free for whoever registers with it, and the new resident has accepted nothing yet.
  await town.given.sql('insert into login (tenant_id, login, resident_id) values ($1, $2, $3)', [
    tenantIds.get('stk')!,
    anna.login,
    (await town.resident('stk')).id,
  ]);
});

test('a consent that was withdrawn does not count as accepted', async () => {
  const anna = await consented();
  await town.given.sql(
    `update consent set withdrawn_at = now(), withdrawn_by = 'WRITTEN' where resident_id = $1 and kind = 'SERVICE_RULES'`,
    [anna.id],
  );
  expect(await anna.viewer('textsToAccept { kind }')).toEqual({ textsToAccept: [{ kind: 'SERVICE_RULES' }] });
});
