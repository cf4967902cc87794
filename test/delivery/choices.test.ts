import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { Town } from '../sessions/password/messages.ts';
import { type AtHome, atHome } from '../sessions/contacts/resident-at-home.ts';

let town: Town;
const clock = new SetClock('2026-11-20T09:00:00Z');
beforeAll(async () => void (town = await Town.open(clock)));
afterAll(() => town.close());

const delivery = `accounts { accountId number offered billByEmail paperRefused paperRefusedAt }
  notices { kind channel chosen address needsConsent }`;
const outcome = `__typename ... on DeliveryChosen { message viewer { delivery { ${delivery} } } }
  ... on DeliveryRefused { reason message }`;

const choose = async (person: AtHome, input: object): Promise<any> => {
  const query = `mutation ($input: ChooseDeliveryInput!) { chooseDelivery(input: $input) { ${outcome} } }`;
  const answer = await person.ask(query, input);
  return answer.data?.['chooseDelivery'] ?? answer;
};
const notices = async (
  person: AtHome,
  ...choices: [kind: string, channel: string, chosen: boolean][]
): Promise<any> => {
  const query = `mutation ($input: ChooseNoticesInput!) { chooseNotices(input: $input) { ${outcome} } }`;
  const answer = await person.ask(query, {
    choices: choices.map(([kind, channel, chosen]) => ({ kind, channel, chosen })),
  });
  return answer.data?.['chooseNotices'] ?? answer;
};
const seen = async (person: AtHome): Promise<any> => (await person.viewer(`delivery { ${delivery} }`)).delivery;

/** A resident with so many accounts, the first one primary. */
async function resident(slug: string, accounts = 1): Promise<AtHome> {
  const person = await atHome(town, slug);
  const tenantId = town.server.shared.tenantIds.get(slug)!;
  await town.given.sql(
    `insert into service (tenant_id, code, name) values ($1, '01', 'Услуга') on conflict do nothing`,
    [tenantId],
  );
  for (let n = 0; n < accounts; n += 1) {
    const account = await town.given.account(tenantId, { months: 1, payments: 0 });
    await town.given.link(person.id, account);
    await town.given.sql('update resident_account set position = $2 where account_id = $1', [account.id, n]);
  }
  return person;
}

describe('the bill by e-mail and on paper', () => {
  test('is chosen for the primary account only, where the rule says so', async () => {
    const anna = await resident('kaluga', 2);
    const { accounts } = await seen(anna);
    expect(accounts).toMatchObject([
      { offered: true, billByEmail: null, paperRefused: false, paperRefusedAt: null },
      { offered: false, billByEmail: null, paperRefused: false },
    ]);
    const [primary, other] = accounts.map((account: { accountId: string }) => account.accountId);
    const chosen = await choose(anna, { accountId: primary, billByEmail: 'PNG', paperRefused: true });
    expect(chosen.viewer.delivery.accounts[0]).toMatchObject({
      billByEmail: 'PNG',
      paperRefused: true,
      paperRefusedAt: clock.now().toISOString(),
    });
    const refused = await choose(anna, { accountId: other, billByEmail: 'PDF', paperRefused: false });
    expect(refused).toMatchObject({ __typename: 'DeliveryRefused', reason: 'NOT_OFFERED' });
    // The day on which paper was refused stays when something else changes, and ends with the refusal.
    const since = clock.now().toISOString();
    clock.advance(60);
    const again = await choose(anna, { accountId: primary, paperRefused: true });
    expect(again.viewer.delivery.accounts[0]).toMatchObject({ billByEmail: null, paperRefusedAt: since });
    const paper = await choose(anna, { accountId: primary, billByEmail: 'PDF', paperRefused: false });
    expect(paper.viewer.delivery.accounts[0]).toMatchObject({ billByEmail: 'PDF', paperRefusedAt: null });
  });

  test('is refused where the utility does not offer it, without an e-mail, and for an account of somebody else', async () => {
    const stk = await resident('stk');
    const [own] = (await seen(stk)).accounts;
    expect(own.offered).toBe(true);
    for (const input of [{ billByEmail: 'PDF', paperRefused: false }, { paperRefused: true }])
      expect(await choose(stk, { accountId: own.accountId, ...input })).toMatchObject({ reason: 'NOT_OFFERED' });
    const [anna, boris] = [await resident('kaluga'), await resident('kaluga')];
    const [his] = (await seen(boris)).accounts;
    for (const accountId of [his.accountId, own.accountId, 'AAAA', ''])
      expect(await choose(anna, { accountId, paperRefused: true })).toMatchObject({ reason: 'NOT_FOUND' });
    await town.given.sql('update resident set email = null where id = $1', [boris.id]);
    const nowhere = await choose(boris, { accountId: his.accountId, billByEmail: 'PDF', paperRefused: false });
    expect(nowhere).toMatchObject({ reason: 'NO_ADDRESS' });
    expect(await town.given.sql('select 1 from delivery_choice where resident_id = $1', [boris.id])).toEqual([]);
  });

  test('is nobody’s to choose without a session that goes on', async () => {
    const anna = await resident('kaluga');
    const [{ accountId }] = (await seen(anna)).accounts;
    const input = { accountId, paperRefused: true };
    const nobody = await town.ask(
      'kaluga',
      `mutation ($input: ChooseDeliveryInput!) { chooseDelivery(input: $input) { ${outcome} } }`,
      input,
    );
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await town.given.sql('update session set ended_at = now() where resident_id = $1', [anna.id]);
    expect((await choose(anna, input)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('notices', () => {
  test('are offered by the channels there are, with addresses only their owner knows again', async () => {
    const anna = await resident('kaluga');
    // PUSH is in the rule and waits for an app.
    expect((await seen(anna)).notices).toEqual([
      { kind: 'NEW_BILL', channel: 'EMAIL', chosen: false, address: 'a•••@mail.example', needsConsent: null },
      { kind: 'READING_WINDOW', channel: 'EMAIL', chosen: false, address: 'a•••@mail.example', needsConsent: null },
      { kind: 'VERIFICATION_DUE', channel: 'EMAIL', chosen: false, address: 'a•••@mail.example', needsConsent: null },
    ]);
    const chosen = await notices(anna, ['NEW_BILL', 'EMAIL', true]);
    expect(chosen.viewer.delivery.notices.map((one: { chosen: boolean }) => one.chosen)).toEqual([true, false, false]);
    const off = await notices(anna, ['NEW_BILL', 'EMAIL', false]);
    expect(off.viewer.delivery.notices[0].chosen).toBe(false);
  });

  test('that are on at first can be turned off, and all of several choices are taken or none', async () => {
    const anna = await resident('elista');
    const outage = ({ notices: all }: any) => all.find(({ kind }: any) => kind === 'OUTAGE');
    expect(outage(await seen(anna))).toMatchObject({ channel: 'EMAIL', chosen: true });
    const mixed = await notices(anna, ['OUTAGE', 'EMAIL', false], ['PAYMENT', 'EMAIL', true]);
    expect(mixed).toMatchObject({ reason: 'NOT_OFFERED' });
    expect(outage(await seen(anna)).chosen).toBe(true);
    expect(outage((await notices(anna, ['OUTAGE', 'EMAIL', false])).viewer.delivery).chosen).toBe(false);
  });

  test('that need a consent are chosen with it, for its channel, and stop when it is withdrawn', async () => {
    const anna = await resident('stk');
    const bySms = async () =>
      (await seen(anna)).notices.find((one: any) => one.kind === 'NEW_BILL' && one.channel === 'SMS');
    expect(await bySms()).toMatchObject({ chosen: false, needsConsent: 'MARKETING_CONSENT' });
    expect(await notices(anna, ['NEW_BILL', 'SMS', true])).toMatchObject({ reason: 'NEEDS_CONSENT' });
    const { tenants } = town.server.shared;
    const text = tenants
      .find(({ slug }) => slug === 'stk')!
      .legalTexts.find((one) => one.kind === 'MARKETING_CONSENT')!;
    const give = `mutation ($input: GiveConsentsInput!) { giveConsents(input: $input) { __typename } }`;
    await anna.ask(give, { consents: [{ kind: text.kind, version: text.version, channel: 'SMS' }] });
    expect(await notices(anna, ['NEW_BILL', 'EMAIL', true])).toMatchObject({ reason: 'NEEDS_CONSENT' });
    expect(await notices(anna, ['NEW_BILL', 'SMS', true])).toHaveProperty('viewer');
    expect(await bySms()).toMatchObject({
      chosen: true,
      needsConsent: null,
      address: expect.stringMatching(/^\+7 910 •••-••-\d\d$/),
    });
    const [{ id }] = (await anna.viewer('consents { id }')).consents;
    await anna.ask(`mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }`, {
      id,
    });
    expect(await bySms()).toMatchObject({ chosen: false, needsConsent: 'MARKETING_CONSENT' });
  });

  test('have nowhere to come to without an address', async () => {
    const anna = await resident('stk');
    await town.given.sql('update resident set phone = null where id = $1', [anna.id]);
    const [first] = (await seen(anna)).notices;
    expect(first).toMatchObject({ channel: 'EMAIL' });
    expect(await notices(anna, ['OUTAGE', 'SMS', true])).toMatchObject({ reason: 'NO_ADDRESS' });
    expect((await seen(anna)).notices.find((one: any) => one.kind === 'OUTAGE' && one.channel === 'SMS')).toMatchObject(
      {
        chosen: false,
        address: null,
      },
    );
  });
});
