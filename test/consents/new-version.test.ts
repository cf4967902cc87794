import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { consentFor } from '../../server/consents/consent-for.ts';
import { missingConsents, recordConsents } from '../../server/consents/record-consents.ts';
import { withdrawInWriting } from '../../server/consents/withdraw-in-writing.ts';
import type { Context } from '../../server/context.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { atHome, signedIn } from '../sessions/contacts/resident-at-home.ts';
import { Town } from '../sessions/password/messages.ts';

let town: Town;
// In the tenant's zone (UTC+9) it is 21 November, a quarter of an hour before the second edition of the rules is in force.
const clock = new SetClock('2026-11-21T14:45:00Z');
const tenantsDir = join(import.meta.dirname, '..', 'tenants');
beforeAll(async () => void (town = await Town.open(clock, { tenantsDir })));
afterAll(() => town.close());

/** What an act of a job or of staff has: no request. */
function context(): Context {
  const { tenants, tenantIds, orm } = town.server.shared;
  const tenantId = tenantIds.get('fixture')!;
  const tenant = tenants.find(({ slug }) => slug === 'fixture')!;
  return { tenant, tenantId, clock, write: writeAs(orm, tenantId) } as unknown as Context;
}

const tick = (version: string) => ({ kind: 'SERVICE_RULES', version });
const data = { kind: 'PERSONAL_DATA_CONSENT', version: '1' };
const origin = { ip: '203.0.113.5', userAgent: 'Browser/1.0' };

test('a new edition is asked for from its first day at the utility, and until then cannot be accepted', async () => {
  const anna = await atHome(town, 'fixture');
  await consentFor(context(), anna.login);
  expect(await anna.viewer('textsToAccept { kind }')).toEqual({ textsToAccept: [] });
  expect(missingConsents(context(), [tick('2'), data], 'REGISTRATION')).toEqual(['SERVICE_RULES']);
  expect(missingConsents(context(), [tick('1'), data], 'REGISTRATION')).toEqual([]);
  const give = `mutation ($input: GiveConsentsInput!) { giveConsents(input: $input) { __typename
    ... on ConsentsRefused { reason } ... on ConsentsGiven { viewer { textsToAccept { version } } } } }`;
  const giving = async (version: string, person = anna) =>
    (await person.ask(give, { consents: [tick(version)] })).data?.['giveConsents'];
  expect(await giving('2')).toMatchObject({ reason: 'OUTDATED_VERSION' });

  clock.advance(15 * 60);
  const later = await signedIn(town, 'fixture', anna);
  expect(await later.viewer('textsToAccept { kind version changes }')).toMatchObject({
    textsToAccept: [{ kind: 'SERVICE_RULES', version: '2', changes: ['Это версия 2 правил.'] }],
  });
  expect(await giving('1', later)).toMatchObject({ reason: 'OUTDATED_VERSION' });
  expect(await giving('2', later)).toMatchObject({ viewer: { textsToAccept: [] } });
  expect(missingConsents(context(), [tick('1'), data], 'REGISTRATION')).toEqual(['SERVICE_RULES']);

  // Withdrawing takes back both editions: the purpose is one.
  const { consents } = await later.viewer('consents { id kind version }');
  const rules = (consents as { id: string; kind: string; version: string }[]).filter(
    ({ kind }) => kind === 'SERVICE_RULES',
  );
  expect(rules.map(({ version }) => version)).toEqual(['2', '1']);
  await later.ask('mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }', {
    id: rules[1]!.id,
    closesAccess: true,
  });
  const kept = await town.given.sql('select withdrawn_at from consent where resident_id = $1 and kind = $2', [
    anna.id,
    'SERVICE_RULES',
  ]);
  expect(kept).toMatchObject([{ withdrawn_at: clock.now() }, { withdrawn_at: clock.now() }]);
});

test('a registration confirmed after midnight keeps the edition that was on the page, from where it was ticked', async () => {
  const { id } = await town.resident('fixture');
  await context().write((em) =>
    recordConsents(em, context(), id, [tick('1'), tick('77'), data], 'REGISTRATION', origin),
  );
  expect(
    await town.given.sql('select kind, version, ip, user_agent, place from consent where resident_id = $1', [id]),
  ).toEqual([
    { kind: 'SERVICE_RULES', version: '1', ip: '203.0.113.5', user_agent: 'Browser/1.0', place: 'REGISTRATION' },
    {
      kind: 'PERSONAL_DATA_CONSENT',
      version: '1',
      ip: '203.0.113.5',
      user_agent: 'Browser/1.0',
      place: 'REGISTRATION',
    },
  ]);
});

test('a consent taken back in writing is marked so, and closes the portal as one’s own withdrawal does', async () => {
  const anna = await atHome(town, 'fixture');
  await consentFor(context(), anna.login);
  const act = () =>
    context().write((em) => withdrawInWriting(em, context(), { residentId: anna.id, kind: 'PERSONAL_DATA_CONSENT' }));
  expect([await act(), await act()]).toEqual([true, false]);
  expect(
    await town.given.sql('select kind from consent where resident_id = $1 and withdrawn_by = $2', [anna.id, 'WRITTEN']),
  ).toEqual([{ kind: 'PERSONAL_DATA_CONSENT' }]);
  expect(await town.given.sql('select status from resident where id = $1', [anna.id])).toEqual([{ status: 'CLOSED' }]);
});
