import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshSession } from '../../server/sessions/refresh-session.ts';
import { ResidentStatus } from '../../server/sessions/resident.entity.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { signOut } from '../../server/sessions/sign-out.ts';
import { type Device, newDevice, Portals } from './portals.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

const ended = { message: 'Сеанс закончился. Войдите в личный кабинет ещё раз.' };
/** Told to whoever holds a token of the session: why it is over. */
const byReuse = { message: expect.stringContaining('чтобы им не воспользовался кто-то другой') };
const byTime = { message: 'Вы давно не заходили. Войдите ещё раз.' };
const byBlock = { message: expect.stringMatching(/^Вход временно закрыт/) };

async function signedIn(slug = 'kaluga'): Promise<{ id: string; device: Device }> {
  const { id, login, password } = await portals.resident(slug);
  const device = newDevice();
  expect(await signIn(portals.context(slug, device), { login, password })).toHaveProperty('accessToken');
  return { id, device };
}

const refresh = (device: Device, process = 0) => refreshSession(portals.context('kaluga', device, { process }));
const copyOf = (device: Device): Device => ({ ...device });
const sessionOf = async (residentId: string) =>
  (await portals.given.sql('select * from session where resident_id = $1', [residentId]))[0]!;
const unusedTokens = (residentId: string) =>
  portals.given.sql('select id from refresh_token where resident_id = $1 and used_at is null', [residentId]);

/** A context whose every way to the database fails the test. */
function withoutDatabase(device: Device) {
  const never = () => Promise.reject(new Error('the database was asked'));
  return { ...portals.context('kaluga', device), read: never, readPrimary: never, write: never };
}

describe('a session', () => {
  test('goes on with a new token each time, and the cookie lives on', async () => {
    const { id, device } = await signedIn();
    const cookies = new Set([device.cookie]);
    for (let n = 0; n < 5; n += 1) {
      portals.clock.advance(600);
      const { accessToken } = (await refresh(device, n % 2)) as { accessToken: string };
      const { tokens, tenant } = portals.context('kaluga');
      expect((await tokens.check(accessToken, tenant))?.residentId).toBe(id);
      cookies.add(device.cookie);
      expect(device.maxAge).toBe(30 * 86_400);
    }
    expect(cookies.size).toBe(6);
    expect(await unusedTokens(id)).toHaveLength(1);
    expect(await sessionOf(id)).toMatchObject({
      last_used_at: portals.clock.now(),
      expires_at: new Date(portals.clock.now().getTime() + 30 * 86_400_000),
    });
  });

  test('survives a lost answer: asked again within half a minute, the same cookie comes', async () => {
    const { device } = await signedIn();
    const lost = copyOf(device);
    await refresh(lost);
    portals.clock.advance(30);
    const again = copyOf(device);
    expect(await refresh(again, 1)).toHaveProperty('accessToken');
    expect(again.cookie).toBe(lost.cookie);
    portals.clock.advance(600);
    expect(await refresh(again)).toHaveProperty('accessToken');
  });

  test('ends when a token is used again later: one of two holders is a thief', async () => {
    const { id, device } = await signedIn();
    const stolen = copyOf(device);
    await refresh(device);
    portals.clock.advance(31);
    expect(await refresh(stolen)).toEqual(byReuse);
    expect(stolen).toMatchObject({ cookie: undefined, maxAge: 0 });
    expect(await sessionOf(id)).toMatchObject({ end: 'REUSED_TOKEN', ended_at: portals.clock.now() });
    expect(await refresh(device)).toEqual(byReuse);
  });

  test('ends when a token is used again after its successor was used, however soon', async () => {
    const { id, device } = await signedIn();
    const stolen = copyOf(device);
    await refresh(device);
    await refresh(device);
    expect(await refresh(stolen)).toEqual(byReuse);
    expect(await sessionOf(id)).toMatchObject({ end: 'REUSED_TOKEN' });
    expect(await refresh(device)).toEqual(byReuse);
  });

  test('stays one when twenty windows of two processes refresh at once', async () => {
    const { id, device } = await signedIn();
    const windows = Array.from({ length: 20 }, () => copyOf(device));
    const answers = await Promise.all(windows.map((window, n) => refresh(window, n % 2)));
    for (const answer of answers) expect(answer).toHaveProperty('accessToken');
    expect(new Set(windows.map(({ cookie }) => cookie)).size).toBe(1);
    expect(await unusedTokens(id)).toHaveLength(1);
    expect(await portals.given.sql('select id from session where resident_id = $1', [id])).toHaveLength(1);
    portals.clock.advance(600);
    expect(await refresh(windows[7]!)).toHaveProperty('accessToken');
  });

  test('ends for a blocked resident', async () => {
    const { id, device } = await signedIn();
    await portals.setStatus(id, ResidentStatus.BLOCKED);
    expect(await refresh(device)).toEqual(byBlock);
    expect(device.cookie).toBeUndefined();
    expect(await sessionOf(id)).toMatchObject({ end: 'BLOCKED' });
    await portals.setStatus(id, ResidentStatus.ACTIVE);
    expect(await refresh({ ...device, cookie: device.cookie })).toEqual(ended);
  });

  test('ends after the days without a visit that the rules set, not earlier', async () => {
    const { id, device } = await signedIn();
    portals.clock.advance(30 * 86_400 - 1);
    expect(await refresh(device)).toHaveProperty('accessToken');
    portals.clock.advance(30 * 86_400);
    expect(await refresh(device)).toEqual(byTime);
    expect(await sessionOf(id)).toMatchObject({ end: 'EXPIRED' });
  });

  test('of one utility is none at another', async () => {
    const { id, device } = await signedIn();
    expect(await refreshSession(portals.context('elista', copyOf(device)))).toEqual(ended);
    expect(await sessionOf(id)).toMatchObject({ end: null });
    expect(await refresh(device)).toHaveProperty('accessToken');
  });

  test('is not harmed by someone who knows its ids and not its secret', async () => {
    const { id, device } = await signedIn();
    const bytes = Buffer.from(device.cookie!, 'base64url');
    bytes[79]! ^= 1;
    const guess = { ...newDevice(), cookie: bytes.toString('base64url') };
    expect(await refresh(copyOf(guess))).toEqual(ended);
    await signOut(portals.context('kaluga', copyOf(guess)));
    expect(await sessionOf(id)).toMatchObject({ end: null });
    expect(await refresh(device)).toHaveProperty('accessToken');
  });

  test('does not pile up its used tokens for ever', async () => {
    const { id, device } = await signedIn();
    for (let n = 0; n < 8; n += 1) {
      portals.clock.advance(10 * 86_400);
      expect(await refresh(device)).toHaveProperty('accessToken');
    }
    const tokens = await portals.given.sql('select id from refresh_token where resident_id = $1', [id]);
    expect(tokens.length).toBeLessThanOrEqual(5);
  });
});

describe('a cookie that is none', () => {
  test.each(['', 'garbage', '\0', '%', 'A'.repeat(106), 'я'.repeat(107), '__proto__'])(
    'is cleared without asking the database (%j)',
    async (cookie) => {
      const device: Device = { ...newDevice(), cookie };
      expect(await refreshSession(withoutDatabase(device))).toEqual(ended);
      expect(device).toMatchObject({ cookie: undefined, maxAge: 0 });
    },
  );

  test('of the right form but unknown leads nowhere', async () => {
    const device: Device = { ...newDevice(), cookie: 'A'.repeat(107) };
    expect(await refresh(device)).toEqual(ended);
    expect(device.cookie).toBeUndefined();
  });

  test('that is missing is not cleared: there is nothing to clear', async () => {
    const device = newDevice();
    expect(await refreshSession(withoutDatabase(device))).toEqual(ended);
    expect(device.maxAge).toBeUndefined();
  });
});

describe('signing out', () => {
  test('ends the session of the cookie, and is as good the second time', async () => {
    const { id, device } = await signedIn();
    const stolen = copyOf(device);
    expect(await signOut(portals.context('kaluga', device))).toEqual({ done: true });
    expect(device).toMatchObject({ cookie: undefined, maxAge: 0 });
    expect(await sessionOf(id)).toMatchObject({ end: 'SIGNED_OUT' });
    const endedAt = (await sessionOf(id))['ended_at'];
    portals.clock.advance(5);
    expect(await signOut(portals.context('kaluga', copyOf(stolen)))).toEqual({ done: true });
    expect((await sessionOf(id))['ended_at']).toEqual(endedAt);
    expect(await refresh(stolen)).toEqual(ended);
  });

  test('ends the session of the access token when the cookie is lost', async () => {
    const { id } = await signedIn();
    const sessionId = (await sessionOf(id))['id'] as string;
    const byToken = () => signOut({ ...portals.context('kaluga'), who: { residentId: id, sessionId } });
    await byToken();
    const session = await sessionOf(id);
    expect(session).toMatchObject({ end: 'SIGNED_OUT', ended_at: portals.clock.now() });
    portals.clock.advance(5);
    expect(await byToken()).toEqual({ done: true });
    expect(await sessionOf(id)).toEqual(session);
    expect(await unusedTokens(id)).toEqual([]);
  });

  test('leaves the resident’s other devices signed in', async () => {
    const { login, password } = await portals.resident('kaluga');
    const [phone, computer] = [newDevice(), newDevice()];
    for (const device of [phone, computer]) await signIn(portals.context('kaluga', device), { login, password });
    await signOut(portals.context('kaluga', phone));
    expect(await refresh(computer)).toHaveProperty('accessToken');
  });

  test('without a session is done, without asking the database', async () => {
    const device = newDevice();
    expect(await signOut(withoutDatabase(device))).toEqual({ done: true });
    expect(device.maxAge).toBe(0);
  });
});
