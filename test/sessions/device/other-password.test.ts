import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePortal } from '../../../server/consents/close-portal.ts';
import { setPin } from '../../../server/sessions/device/set-pin.ts';
import { endOtherSessions } from '../../../server/sessions/end-own-sessions.ts';
import { changePassword } from '../../../server/sessions/password/change-password.ts';
import { hashPassword } from '../../../server/sessions/passwords.ts';
import { setPassword } from '../../../server/sessions/password/set-password.ts';
import { newDevice, Portals } from '../portals.ts';
import { Phones, pin } from './phones.ts';

let portals: Portals;
let phones: Phones;
beforeAll(async () => {
  portals = await Portals.open(2);
  phones = new Phones(portals);
});
afterAll(() => portals.close());

/** A resident with PINs on a phone and on a tablet. */
async function twoDevices() {
  const owner = await phones.withPin();
  const tablet = newDevice();
  await setPin(await phones.signedIn(owner, tablet), { pin: '8306' });
  return { owner, tablet };
}

test('after a change of the password the PIN of this device stays, that of the other is gone', async () => {
  const { owner, tablet } = await twoDevices();
  const context = await phones.signedIn(owner);
  await changePassword(context, { oldPassword: owner.password, newPassword: 'пять синих чайников' });
  expect(await phones.type(tablet, '8306')).toBe('DEVICE_UNKNOWN');
  expect(await phones.type(owner.phone, pin)).toBe('in');
});

test('after a reset of the password no PIN is left', async () => {
  const { owner, tablet } = await twoDevices();
  const context = portals.context('kaluga', owner.phone);
  const passwordHash = await hashPassword('пять синих чайников');
  await context.write((em) => setPassword(em, context, { residentId: owner.id, passwordHash }));
  expect(await phones.type(owner.phone, pin)).toBe('DEVICE_UNKNOWN');
  expect(await phones.type(tablet, '8306')).toBe('DEVICE_UNKNOWN');
});

test('ending all other sessions leaves no PIN on a lost phone', async () => {
  const { owner, tablet } = await twoDevices();
  await endOtherSessions(await phones.signedIn(owner, tablet));
  expect(await phones.type(owner.phone, pin)).toBe('DEVICE_UNKNOWN');
  expect(await phones.type(tablet, '8306')).toBe('in');
});

test('whichever comes first, a password that is reset or a PIN that is set or used, nobody stays in', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { owner, tablet } = await twoDevices();
    const signedIn = await phones.signedIn(owner, newDevice());
    const context = portals.context('kaluga', owner.phone, { process: 1 });
    const passwordHash = await hashPassword('пять синих чайников');
    await Promise.allSettled([
      phones.type(tablet, '8306'),
      setPin(signedIn, { pin }),
      context.write((em) => setPassword(em, context, { residentId: owner.id, passwordHash })),
      phones.type(owner.phone, pin, 1),
    ]);
    expect(await phones.devicesOf(owner)).toEqual([]);
    const open = await portals.given.sql('select from session where resident_id = $1 and ended_at is null', [owner.id]);
    expect(open).toEqual([]);
  }
});

test('a portal that is closed while a PIN is typed is closed, and nobody is in', async () => {
  for (let n = 0; n < 5; n += 1) {
    const owner = await phones.withPin();
    const context = portals.context('kaluga', newDevice(), { process: 1 });
    const [closed] = await Promise.all([
      context.write((em) => closePortal(em, context, owner.id)),
      ...[0, 1].map((process) => phones.type({ ...newDevice(), known: owner.phone.known }, pin, process)),
    ]);
    expect(closed).toBe(true);
    expect(await phones.devicesOf(owner)).toEqual([]);
    const open = await portals.given.sql('select from session where resident_id = $1 and ended_at is null', [owner.id]);
    expect(open).toEqual([]);
  }
});
