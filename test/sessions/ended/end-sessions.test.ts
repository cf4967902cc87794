import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../../support/becomes.ts';
import { Neighbours, refresh } from '../neighbours.ts';

let town: Neighbours;
beforeAll(async () => void (town = await Neighbours.open()));
afterAll(() => town.close());

const list = `{ viewer { sessions { id device place method startedAt lastUsedAt current } } }`;
const endOne = `mutation ($input: EndSessionInput!) { endSession(input: $input) { ended } }`;
const endOthers = `mutation { endOtherSessions { ended } }`;
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36';

interface Listed {
  id: string;
  device: string;
  place: string | null;
  current: boolean;
}
const sessionsOf = async (slug: string, token: string): Promise<Listed[]> =>
  (await town.ask(0, slug, list, undefined, { token })).data!['viewer'].sessions as Listed[];

describe('the list of sessions', () => {
  test('shows device, place and times, the one used last first, and which one is this', async () => {
    const anna = await town.resident('kaluga');
    const phone = await town.signIn(0, 'kaluga', anna, { userAgent: android, address: '77.88.55.60' });
    town.clock.advance(60);
    const computer = await town.signIn(1, 'kaluga', anna, { address: '192.168.1.7' });
    expect(await sessionsOf('kaluga', phone.token)).toEqual([
      {
        id: expect.any(String),
        device: 'Устройство неизвестно',
        place: 'Домашняя или рабочая сеть',
        method: 'PASSWORD',
        startedAt: town.clock.now().toISOString(),
        lastUsedAt: town.clock.now().toISOString(),
        current: false,
      },
      expect.objectContaining({ device: 'Chrome, Android', place: 'Россия', current: true }),
    ]);
    town.clock.advance(60);
    await town.ask(0, 'kaluga', refresh, undefined, { cookie: phone.cookie });
    expect((await sessionsOf('kaluga', computer.token)).map(({ current }) => current)).toEqual([false, true]);
  });

  test('shows nothing the rules do not keep, and no session that is over', async () => {
    const anna = await town.resident('kaluga');
    const first = await town.signIn(0, 'kaluga', anna);
    await town.given.sql('update session set ip = null, user_agent = null where resident_id = $1', [anna.id]);
    const second = await town.signIn(0, 'kaluga', anna);
    await town.ask(0, 'kaluga', 'mutation { signOut { done } }', undefined, second);
    expect(await sessionsOf('kaluga', first.token)).toMatchObject([
      { device: 'Устройство неизвестно', place: null, current: true },
    ]);
    await town.given.sql('update session set expires_at = $2 where resident_id = $1', [anna.id, town.clock.now()]);
    expect(await sessionsOf('kaluga', first.token)).toEqual([]);
  });

  test('keeps the page of a sign-in only where the rules name it', async () => {
    const kept = async (slug: string) => {
      const anna = await town.resident(slug);
      await town.signIn(0, slug, anna, { referer: `https://${slug}.example/sign-in?next=/secret#part` });
      return (await town.given.sql('select ip, user_agent, page from session where resident_id = $1', [anna.id]))[0];
    };
    expect(await kept('kaluga')).toMatchObject({ ip: expect.any(String), page: null });
    expect(await kept('elista')).toMatchObject({ ip: expect.any(String), page: '/sign-in' });
  });
});

describe('a session that is ended', () => {
  test('from the list is over at every server within five seconds, and only that one', async () => {
    const anna = await town.resident('kaluga');
    const phone = await town.signIn(0, 'kaluga', anna);
    const computer = await town.signIn(1, 'kaluga', anna);
    for (const server of [0, 1]) expect(await town.takes(server, 'kaluga', phone.token)).toBe(true);
    const { id } = (await sessionsOf('kaluga', computer.token)).find(({ current }) => !current)!;
    const ended = await town.ask(1, 'kaluga', endOne, { id }, computer);
    expect(ended.data).toEqual({ endSession: { ended: 1 } });
    await town.everyoneRefuses('kaluga', phone.token);
    const { data } = await town.ask(0, 'kaluga', refresh, undefined, { cookie: phone.cookie });
    expect(data!['refreshSession']).toHaveProperty('message');
    expect(await town.takes(0, 'kaluga', computer.token)).toBe(true);
    expect((await town.ask(1, 'kaluga', endOne, { id }, computer)).data).toEqual({ endSession: { ended: 0 } });
    const [row] = await town.given.sql(`select "end" from session where resident_id = $1 and ended_at is not null`, [
      anna.id,
    ]);
    expect(row).toEqual({ end: 'ENDED_BY_RESIDENT' });
  });

  test('is never another resident’s, whatever id is sent', async () => {
    const [anna, boris] = [await town.resident('kaluga'), await town.resident('kaluga')];
    const own = await town.signIn(0, 'kaluga', anna);
    const foreign = await town.signIn(0, 'kaluga', boris);
    const [session] = await sessionsOf('kaluga', foreign.token);
    const bytes = Buffer.from(session!.id, 'base64url');
    const mixed = Buffer.concat([
      bytes.subarray(0, 1),
      Buffer.from(anna.id.replaceAll('-', ''), 'hex'),
      bytes.subarray(17),
    ]);
    for (const id of [session!.id, mixed.toString('base64url'), '', 'x', "' or 1=1", 'я'.repeat(1000)])
      expect((await town.ask(0, 'kaluga', endOne, { id }, own)).data).toEqual({ endSession: { ended: 0 } });
    expect(await town.takes(1, 'kaluga', foreign.token)).toBe(true);
    for (const [act, input] of [
      [endOne, { id: session!.id }],
      [endOthers, undefined],
    ] as const)
      expect((await town.ask(0, 'kaluga', act, input)).code).toBe('UNAUTHENTICATED');
  });

  test('with all others leaves this one, however many there are', async () => {
    const anna = await town.resident('kaluga');
    const own = await town.signIn(0, 'kaluga', anna);
    const others = [await town.signIn(0, 'kaluga', anna), await town.signIn(1, 'kaluga', anna)];
    await town.given.sql(
      `insert into session (tenant_id, resident_id, started_at, last_used_at, expires_at)
       select tenant_id, id, $2, $2, timestamptz '2027-01-01' from resident, generate_series(1, 1000) where id = $1`,
      [anna.id, town.clock.now()],
    );
    // A program that signs in and out every few minutes.
    await town.given.sql(
      `insert into session (tenant_id, resident_id, started_at, last_used_at, expires_at, ended_at, "end")
       select tenant_id, id, $2, $2, timestamptz '2027-01-01', $2, 'SIGNED_OUT' from resident, generate_series(1, 10000) where id = $1`,
      [anna.id, town.clock.now()],
    );
    const { data } = await town.ask(0, 'kaluga', endOthers, undefined, own);
    expect(data).toEqual({ endOtherSessions: { ended: 1002 } });
    for (const { token } of others) await town.everyoneRefuses('kaluga', token);
    expect(await sessionsOf('kaluga', own.token)).toHaveLength(1);
    for (const server of [0, 1]) expect(await town.takes(server, 'kaluga', own.token)).toBe(true);
  });

  test('by signing out or a new password is over everywhere too', async () => {
    const anna = await town.resident('stk');
    const phone = await town.signIn(0, 'stk', anna);
    const computer = await town.signIn(1, 'stk', anna);
    const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on PasswordRefused { reason } } }`;
    const input = { oldPassword: anna.password, newPassword: 'another horse, quite new' };
    const changed = await town.ask(1, 'stk', change, input, computer);
    expect(changed.data?.['changePassword'].__typename ?? changed).toBe('PasswordChanged');
    await town.everyoneRefuses('stk', phone.token);
    expect(await town.takes(0, 'stk', computer.token)).toBe(true);
    await town.ask(0, 'stk', 'mutation { signOut { done } }', undefined, { token: computer.token });
    await town.everyoneRefuses('stk', computer.token);
  });

  test('is known to a server that starts later, and after the connection to the database was cut', async () => {
    const anna = await town.resident('kaluga');
    const phone = await town.signIn(0, 'kaluga', anna);
    await town.ask(0, 'kaluga', 'mutation { signOut { done } }', undefined, phone);
    const late = await town.join();
    expect(await town.takes(late, 'kaluga', phone.token)).toBe(false);

    const computer = await town.signIn(0, 'kaluga', anna);
    const listeners = `select pid from pg_stat_activity where application_name = 'kabinet-listen' and datname = current_database()`;
    const before = await town.given.sql<{ pid: number }>(listeners);
    expect(before).toHaveLength(3);
    await town.given.sql('update session set ended_at = $2 where resident_id = $1 and ended_at is null', [
      anna.id,
      town.clock.now(),
    ]); // told to nobody: the listeners were away
    await town.admin(`select pg_terminate_backend(pid) from (${listeners}) as listening`);
    await town.everyoneRefuses('kaluga', computer.token);
    const again = await town.signIn(1, 'kaluga', anna);
    await becomes('everybody listens again', async () => {
      const now = await town.given.sql<{ pid: number }>(listeners);
      return now.length === 3 && now.every(({ pid }) => !before.some((old) => old.pid === pid));
    });
    await town.ask(1, 'kaluga', 'mutation { signOut { done } }', undefined, again);
    await town.everyoneRefuses('kaluga', again.token);
  });
});

describe('a refresh token over HTTP', () => {
  test('used twenty times at once at two servers leaves one living family, and an old one ends it', async () => {
    const anna = await town.resident('kaluga');
    const { cookie, token } = await town.signIn(0, 'kaluga', anna);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => town.ask(n % 2, 'kaluga', refresh, undefined, { cookie })),
    );
    for (const { data } of answers) expect(data!['refreshSession']).toHaveProperty('accessToken');
    const [next] = new Set(answers.map((answer) => answer.cookie));
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1);
    const unused = 'select id from refresh_token where resident_id = $1 and used_at is null';
    expect(await town.given.sql(unused, [anna.id])).toHaveLength(1);
    town.clock.advance(31);
    const old = await town.ask(1, 'kaluga', refresh, undefined, { cookie });
    expect(old.data!['refreshSession']).toHaveProperty('message');
    const over = await town.ask(0, 'kaluga', refresh, undefined, { cookie: next });
    expect(over.data!['refreshSession']).toHaveProperty('message');
    await town.everyoneRefuses('kaluga', token);
  });
});
