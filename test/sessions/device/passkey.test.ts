import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { addPasskey } from '../../../server/sessions/device/passkey/add-passkey.ts';
import {
  passkeyCreationOptions,
  passkeyRequestOptions,
} from '../../../server/sessions/device/passkey/passkey-options.ts';
import { removePasskey } from '../../../server/sessions/device/passkey/remove-passkey.ts';
import { signInWithPasskey } from '../../../server/sessions/device/passkey/sign-in-with-passkey.ts';
import { setPin } from '../../../server/sessions/device/set-pin.ts';
import { thisDevice } from '../../../server/sessions/device/this-device.ts';
import { ResidentStatus } from '../../../server/sessions/resident.entity.ts';
import { type Device, newDevice, Portals } from '../portals.ts';
import { type Owner, Phones, pin } from './phones.ts';
import { type Oddities, SoftAuthenticator } from './soft-authenticator.ts';

const origin = 'https://kaluga.example';

let portals: Portals;
let phones: Phones;
beforeAll(async () => {
  portals = await Portals.open(2);
  phones = new Phones(portals);
});
afterAll(() => portals.close());

/** Adds a passkey; gives 'added' or the reason. */
async function add(context: Context, finger: SoftAuthenticator, odd: Oddities = {}): Promise<string> {
  const { json } = (await passkeyCreationOptions(context))!;
  const outcome = await addPasskey(context, { response: finger.create(json, odd) });
  return 'reason' in outcome ? outcome.reason : 'added';
}

/** A resident whose phone has a PIN and a passkey. */
async function withPasskey(): Promise<Owner & { finger: SoftAuthenticator }> {
  const owner = await phones.withPin();
  const finger = new SoftAuthenticator(origin);
  expect(await add(await phones.signedIn(owner), finger)).toBe('added');
  return { ...owner, finger };
}

const ask = async (phone: Device): Promise<string> =>
  (await passkeyRequestOptions(portals.context('kaluga', phone)))!.json;

/** Answers with a passkey; gives 'in' or the reason. */
async function answer(phone: Device, response: string, process = 0): Promise<string> {
  const outcome = await signInWithPasskey(portals.context('kaluga', phone, { process }), { response });
  return 'accessToken' in outcome ? 'in' : outcome.reason;
}

test('a finger signs in on the device it was added on, again and again', async () => {
  const { id, phone, finger } = await withPasskey();
  for (let n = 0; n < 3; n += 1) expect(await answer(phone, finger.get(await ask(phone)))).toBe('in');
  const methods = await portals.given.sql('select method from session where resident_id = $1 order by id', [id]);
  expect(methods.map(({ method }) => method).slice(-3)).toEqual(['PASSKEY', 'PASSKEY', 'PASSKEY']);
  expect(await phones.type(phone)).toBe('in');
  expect(phone.known).toMatch(/\.k$/);
});

test('the device learns the utility, the host and nothing of the resident', async () => {
  const owner = await phones.withPin();
  const options = JSON.parse((await passkeyCreationOptions(await phones.signedIn(owner)))!.json);
  expect(options).toMatchObject({
    rp: { id: 'kaluga.example' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: [],
  });
  expect(JSON.stringify(options)).not.toContain(owner.login);
  expect(JSON.stringify(options)).not.toContain(owner.id);
});

test('without a PIN there is no passkey', async () => {
  const owner = await phones.owner();
  const context = await phones.signedIn(owner);
  expect(await passkeyCreationOptions(context)).toBeNull();
  const response = new SoftAuthenticator(origin).create(
    JSON.stringify({ challenge: 'AAAA', rp: { id: 'kaluga.example' } }),
  );
  expect(await addPasskey(context, { response })).toMatchObject({ reason: 'PIN_NEEDED' });
  expect(await passkeyRequestOptions(portals.context('kaluga', owner.phone))).toBeNull();
});

test('where the rule has no biometrics there is no passkey', async () => {
  const owner = await phones.withPin();
  const context = await phones.signedIn(owner);
  const { rules } = context.tenant;
  const settings = { ...rules.settings, pin: { ...rules.settings.pin, biometrics: false } } as typeof rules.settings;
  const without = { ...context, tenant: { ...context.tenant, rules: { ...rules, settings } } };
  expect(await passkeyCreationOptions(without)).toBeNull();
  expect(await addPasskey(without, { response: '{}' })).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await signInWithPasskey(without, { response: '{}' })).toMatchObject({ reason: 'DEVICE_UNKNOWN' });
});

const odd: [string, Oddities][] = [
  ['made on another site', { origin: 'https://kaluga.example.evil.example' }],
  ['made on another host of the utility', { origin: 'https://lk.kaluga.example', rpId: 'lk.kaluga.example' }],
  ['of another relying party', { rpId: 'example' }],
  ['for another challenge', { challenge: 'A'.repeat(43) }],
  ['without a finger, a face or a lock', { unverified: true }],
];

test.each([
  ...odd,
  ['with certificates to fetch things for', { attestation: { format: 'packed', certificates: [Buffer.alloc(300)] } }],
  ['of a kind nobody asked for', { attestation: { format: 'android-safetynet', certificates: [] } }],
] as [string, Oddities][])('a passkey %s is not kept', async (_what, oddities) => {
  const owner = await phones.withPin();
  const context = await phones.signedIn(owner);
  expect(await add(context, new SoftAuthenticator(origin), oddities)).toBe('WRONG_PASSKEY');
  expect(await thisDevice(context, owner.id)).toEqual({ pin: true, passkey: false });
});

test.each(odd)('a signature %s opens nothing', async (_what, oddities) => {
  const { phone, finger } = await withPasskey();
  expect(await answer(phone, finger.get(await ask(phone), oddities))).toBe('WRONG_PASSKEY');
  expect(await answer(phone, finger.get(await ask(phone)))).toBe('in');
});

test('an answer is good once, also when it comes twenty times at once', async () => {
  const { phone, finger } = await withPasskey();
  const response = finger.get(await ask(phone));
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => answer({ ...newDevice(), known: phone.known }, response, n % 2)),
  );
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'WRONG_PASSKEY'), 'in']);
});

test('an answer to an older question, or after five minutes, is too late', async () => {
  const { phone, finger } = await withPasskey();
  const first = await ask(phone);
  const second = await ask(phone);
  expect(await answer(phone, finger.get(first))).toBe('WRONG_PASSKEY');
  expect(await answer(phone, finger.get(second))).toBe('WRONG_PASSKEY');
  const third = await ask(phone);
  portals.clock.advance(301);
  expect(await answer(phone, finger.get(third))).toBe('WRONG_PASSKEY');
});

test('a copied key is found out by its counter', async () => {
  const { phone, finger } = await withPasskey();
  expect(await answer(phone, finger.get(await ask(phone), { counter: 7 }))).toBe('in');
  expect(await answer(phone, finger.get(await ask(phone), { counter: 7 }))).toBe('WRONG_PASSKEY');
  expect(await answer(phone, finger.get(await ask(phone), { counter: 8 }))).toBe('in');
});

test('the key of another device, of the same resident or of a stranger, opens nothing', async () => {
  const owner = await withPasskey();
  const tablet = newDevice();
  const context = await phones.signedIn(owner, tablet);
  await setPin(context, { pin: '8306' });
  const stranger = await withPasskey();
  expect(await passkeyRequestOptions(portals.context('kaluga', tablet))).toBeNull();
  const tabletContext = await phones.signedIn(owner, tablet);
  expect(await add(tabletContext, new SoftAuthenticator(origin))).toBe('added');
  expect(await answer(tablet, owner.finger.get(await ask(tablet)))).toBe('WRONG_PASSKEY');
  expect(await answer(owner.phone, stranger.finger.get(await ask(owner.phone)))).toBe('WRONG_PASSKEY');
  expect(await answer(newDevice(), owner.finger.get(await ask(owner.phone)))).toBe('DEVICE_UNKNOWN');
  // Nor can it be moved from the device it is of.
  expect(await add(tabletContext, owner.finger)).toBe('WRONG_PASSKEY');
});

test.each([
  '',
  '{}',
  'null',
  '[]',
  '"text"',
  '{"id":1,"rawId":{},"type":[],"response":null}',
  '{"__proto__":{"id":"a"}}',
  'not JSON',
  '['.repeat(16_000),
  'x'.repeat(10_000_000),
  JSON.stringify({
    id: 'AA',
    rawId: 'AA',
    type: 'public-key',
    response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA', attestationObject: 'AA' },
  }),
  JSON.stringify({
    id: 'AA',
    rawId: 'AA',
    type: 'public-key',
    response: {
      clientDataJSON: 'bnVsbA',
      authenticatorData: 'A'.repeat(200),
      signature: 'AA',
      attestationObject: 'oA',
    },
  }),
])('junk in place of an answer is refused as a wrong one (%#)', async (response) => {
  const owner = await withPasskey();
  const context = await phones.signedIn(owner);
  await passkeyCreationOptions(context);
  expect(await addPasskey(context, { response })).toMatchObject({ reason: 'WRONG_PASSKEY' });
  await ask(owner.phone);
  expect(await answer(owner.phone, response)).toBe('WRONG_PASSKEY');
});

test('another passkey takes the place of the first; when it is removed the PIN stays', async () => {
  const owner = await withPasskey();
  const context = await phones.signedIn(owner);
  expect(JSON.parse((await passkeyCreationOptions(context))!.json).excludeCredentials).toHaveLength(1);
  const other = new SoftAuthenticator(origin);
  expect(await add(context, other)).toBe('added');
  expect(await answer(owner.phone, owner.finger.get(await ask(owner.phone)))).toBe('WRONG_PASSKEY');
  expect(await answer(owner.phone, other.get(await ask(owner.phone)))).toBe('in');
  await removePasskey(context);
  expect(await passkeyRequestOptions(portals.context('kaluga', owner.phone))).toBeNull();
  expect(owner.phone.known).not.toMatch(/\.k$/);
  expect(await phones.type(owner.phone)).toBe('in');
});

test('five wrong PINs take the passkey away too', async () => {
  const { phone, finger } = await withPasskey();
  const known = phone.known;
  const question = await ask(phone);
  for (let n = 0; n < 5; n += 1) await phones.type(phone, '1357');
  expect(await answer({ ...phone, known }, finger.get(question))).toBe('DEVICE_UNKNOWN');
});

test('a new PIN leaves the passkey, a blocked resident has neither', async () => {
  const owner = await withPasskey();
  await setPin(await phones.signedIn(owner), { pin: '8306' });
  expect(await answer(owner.phone, owner.finger.get(await ask(owner.phone)))).toBe('in');
  const question = await ask(owner.phone);
  await portals.setStatus(owner.id, ResidentStatus.BLOCKED);
  expect(await answer(owner.phone, owner.finger.get(question))).toBe('DEVICE_UNKNOWN');
  expect(await phones.type(owner.phone, pin)).toBe('DEVICE_UNKNOWN');
});
