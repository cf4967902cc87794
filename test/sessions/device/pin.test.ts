import { graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeviceResolver } from '../../../server/sessions/device/device.resolver.ts';
import { removePin } from '../../../server/sessions/device/remove-pin.ts';
import { setPin } from '../../../server/sessions/device/set-pin.ts';
import { signInWithPin } from '../../../server/sessions/device/sign-in-with-pin.ts';
import { thisDevice } from '../../../server/sessions/device/this-device.ts';
import { refreshSession } from '../../../server/sessions/refresh-session.ts';
import { ResidentStatus } from '../../../server/sessions/resident.entity.ts';
import { signOut } from '../../../server/sessions/sign-out.ts';
import { ViewerResolver } from '../../../server/sessions/viewer.resolver.ts';
import { newDevice, Portals } from '../portals.ts';
import { Phones, pin } from './phones.ts';

let portals: Portals;
let phones: Phones;
beforeAll(async () => {
  portals = await Portals.open(3);
  phones = new Phones(portals);
});
afterAll(() => portals.close());

test('after signing out the PIN is enough on this device, and the session says how it began', async () => {
  const owner = await phones.withPin();
  await signOut(portals.context('kaluga', owner.phone));
  expect(await phones.type(owner.phone)).toBe('in');
  expect(await refreshSession(portals.context('kaluga', owner.phone))).toHaveProperty('accessToken');
  const sessions = await portals.given.sql('select method from session where resident_id = $1 order by id', [owner.id]);
  expect(sessions.map(({ method }) => method)).toEqual(['PASSWORD', 'PIN']);
});

test('the same PIN on another device opens nothing', async () => {
  const owner = await phones.withPin();
  expect(await phones.type(newDevice())).toBe('DEVICE_UNKNOWN');
  expect(await phones.type({ ...newDevice(), known: `${owner.phone.known!.slice(0, -1)}A` })).toBe('DEVICE_UNKNOWN');
  for (const known of ['', 'x', `${'A'.repeat(22)}.${'A'.repeat(22)}.${'A'.repeat(43)}`, 'a.b.c', '.'.repeat(5000)])
    expect(await phones.type({ ...newDevice(), known })).toBe('DEVICE_UNKNOWN');
  expect((await phones.devicesOf(owner))[0]!.attempts).toBe(0);
});

test('a wrong PIN says how many tries are left; the right one gives them all back', async () => {
  const owner = await phones.withPin();
  const said = [];
  for (const typed of ['4072', '', '٤٠٧١', '4'.repeat(1000)])
    said.push(await signInWithPin(portals.context('kaluga', owner.phone), { pin: typed }));
  expect(said.map((one) => ('message' in one ? one.message : one))).toEqual([
    'PIN-код не подошёл. Осталось 4 попытки.',
    'PIN-код не подошёл. Осталось 3 попытки.',
    'PIN-код не подошёл. Осталось 2 попытки.',
    'PIN-код не подошёл. Осталась 1 попытка.',
  ]);
  expect(await phones.type(owner.phone)).toBe('in');
  expect((await phones.devicesOf(owner))[0]!.attempts).toBe(0);
});

test('after five wrong PINs the device is unknown, and the right one is too late', async () => {
  const owner = await phones.withPin();
  const { phone } = owner;
  const before = phone.known!;
  for (let n = 0; n < 4; n += 1) expect(await phones.type(phone, '1357')).toBe('WRONG_PIN');
  expect(await phones.type(phone, '1357')).toBe('DEVICE_UNKNOWN');
  expect(phone.known).toBeUndefined();
  expect(await phones.type({ ...phone, known: before })).toBe('DEVICE_UNKNOWN');
  expect(await phones.devicesOf(owner)).toEqual([]);
});

test('a hundred tries at once, on three servers and from many addresses, are five', async () => {
  const owner = await phones.withPin();
  const { known } = owner.phone;
  const tries = Array.from({ length: 100 }, (_, n) =>
    phones.type({ ...newDevice(), known }, String(5000 + n * 7), n % 3),
  );
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter((one) => one === 'WRONG_PIN')).toHaveLength(4);
  expect(outcomes.filter((one) => one === 'DEVICE_UNKNOWN')).toHaveLength(96);
  expect(await phones.type({ ...newDevice(), known })).toBe('DEVICE_UNKNOWN');
});

test('a hundred aliases in one request are five tries, and thirty of the address', async () => {
  const schema = await buildSchema({ resolvers: [DeviceResolver, ViewerResolver], validate: false });
  const owner = await phones.withPin();
  const tries = Array.from(
    { length: 100 },
    (_, n) => `a${n}: signInWithPin(input: { pin: "${5000 + n}" }) { ... on SignInRefused { reason } }`,
  );
  const contextValue = portals.context('kaluga', owner.phone);
  const { data } = await graphql({ schema, source: `mutation { ${tries.join('\n')} }`, contextValue });
  const reasons = Object.values(data as Record<string, { reason: string }>).map(({ reason }) => reason);
  const times = (reason: string) => reasons.filter((one) => one === reason).length;
  expect([times('WRONG_PIN'), times('DEVICE_UNKNOWN'), times('TOO_MANY_ATTEMPTS')]).toEqual([4, 26, 70]);
});

test('tries of PINs count against the address as other sign-ins do', async () => {
  const stranger = newDevice();
  const { known } = (await phones.withPin()).phone;
  const foreign = `${known!.slice(0, -1)}${known!.endsWith('A') ? 'Q' : 'A'}`;
  const outcomes = [];
  for (let n = 0; n < 31; n += 1) outcomes.push(await phones.type({ ...stranger, known: foreign }));
  expect(new Set(outcomes.slice(0, 30))).toEqual(new Set(['DEVICE_UNKNOWN']));
  expect(outcomes[30]).toBe('TOO_MANY_ATTEMPTS');
});

test.each([ResidentStatus.BLOCKED, ResidentStatus.CLOSED])(
  'a %s resident learns nothing from a PIN, right or wrong',
  async (status) => {
    for (const typed of [pin, '1357']) {
      const owner = await phones.withPin();
      await portals.setStatus(owner.id, status);
      expect(await phones.type(owner.phone, typed)).toBe('DEVICE_UNKNOWN');
      expect(owner.phone.known).toBeUndefined();
    }
  },
);

test('a cookie of another utility’s host is nobody’s there', async () => {
  const owner = await phones.withPin();
  const here = portals.context('stk', { ...newDevice(), known: owner.phone.known });
  const { rules } = here.tenant;
  const withPins = {
    ...here.tenant,
    rules: { ...rules, settings: { ...rules.settings, pin: portals.tenants.get('kaluga')!.rules.settings.pin } },
  };
  expect(await signInWithPin({ ...here, tenant: withPins }, { pin })).toMatchObject({ reason: 'DEVICE_UNKNOWN' });
  expect(await phones.type(owner.phone)).toBe('in');
});

test('a utility without PINs sets none', async () => {
  const owner = await new Phones(portals, 'stk').owner();
  const context = await new Phones(portals, 'stk').signedIn(owner);
  expect(await setPin(context, { pin })).toMatchObject({ reason: 'NOT_OFFERED' });
  expect(await signInWithPin(context, { pin })).toMatchObject({ reason: 'DEVICE_UNKNOWN' });
});

test.each([
  ['WRONG_LENGTH', ''],
  ['WRONG_LENGTH', '407'],
  ['WRONG_LENGTH', '40710'],
  ['WRONG_LENGTH', '40 1'],
  ['WRONG_LENGTH', '٤٠٧١'],
  ['WRONG_LENGTH', '4'.repeat(100_000)],
  ['TOO_SIMPLE', '0000'],
  ['TOO_SIMPLE', '1234'],
  ['TOO_SIMPLE', '7890'],
  ['TOO_SIMPLE', '4321'],
  ['TOO_SIMPLE', '1212'],
  ['TOO_SIMPLE', '1965'],
  ['TOO_SIMPLE', '2026'],
  ['TOO_SIMPLE', '2580'],
])('%s is told of «%s»', async (reason, typed) => {
  const context = await phones.signedIn(await phones.owner());
  expect(await setPin(context, { pin: typed })).toMatchObject({ reason });
});

test('another PIN takes the place of the first; the tries begin anew', async () => {
  const owner = await phones.withPin();
  await phones.type(owner.phone, '1357');
  await setPin(await phones.signedIn(owner), { pin: '8306' });
  expect(await phones.devicesOf(owner)).toMatchObject([{ attempts: 0 }]);
  expect(await phones.type(owner.phone, pin)).toBe('WRONG_PIN');
  expect(await phones.type(owner.phone, '8306')).toBe('in');
});

test('a device stays its first resident’s until another sets a PIN of their own on it', async () => {
  const [anna, boris] = [await phones.withPin(), await phones.owner()];
  const context = await phones.signedIn(boris, anna.phone);
  expect(await thisDevice(context, boris.id)).toEqual({ pin: false, passkey: false });
  expect(await thisDevice(context, anna.id)).toEqual({ pin: true, passkey: false });
  await setPin(context, { pin: '8306' });
  expect(await phones.devicesOf(anna)).toEqual([]);
  expect(await phones.type(anna.phone, pin)).toBe('WRONG_PIN');
  expect(await phones.type(anna.phone, '8306')).toBe('in');
});

test('a PIN that was removed opens nothing, with whatever cookie', async () => {
  const owner = await phones.withPin();
  const known = owner.phone.known;
  await removePin(await phones.signedIn(owner));
  expect(owner.phone.known).toBeUndefined();
  expect(await phones.type({ ...owner.phone, known })).toBe('DEVICE_UNKNOWN');
  expect(await phones.devicesOf(owner)).toEqual([]);
});

test('nobody sets or removes a PIN without a session that goes on', async () => {
  const owner = await phones.owner();
  const context = await phones.signedIn(owner);
  await expect(setPin({ ...context, who: undefined }, { pin })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(removePin({ ...context, who: undefined })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await signOut(portals.context('kaluga', owner.phone));
  await expect(setPin(context, { pin })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('neither PIN nor secret lies in the database', async () => {
  const owner = await phones.withPin();
  const rows = await portals.given.sql('select to_jsonb(device) as all from device where resident_id = $1', [owner.id]);
  const kept = JSON.stringify(rows);
  expect(kept).not.toContain(owner.phone.known!.split('.')[2]);
  expect(kept).not.toMatch(new RegExp(`"${pin}"`));
});

test('a resident has twenty devices at most, and those nobody can use any more are forgotten', async () => {
  const owner = await phones.owner();
  for (let n = 0; n < 22; n += 1) await setPin(await phones.signedIn(owner, newDevice()), { pin });
  expect(await phones.devicesOf(owner)).toHaveLength(20);
  portals.clock.advance(401 * 86_400);
  await setPin(await phones.signedIn(owner, newDevice()), { pin });
  expect(await phones.devicesOf(owner)).toHaveLength(1);
});
