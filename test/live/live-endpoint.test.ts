import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payer } from '../paying/pay-town.ts';
import { becomes } from '../support/becomes.ts';
import { ask, askGraphql } from '../support/http.ts';
import { LiveTown } from './live-town.ts';

let town: LiveTown;
let anna: Payer;
let payment: { id: string; paymentId: string };
beforeAll(async () => {
  town = await LiveTown.open();
  anna = await town.pay.payer();
  payment = await town.begun(anna);
});
afterAll(() => town.close());

/** What a bare WebSocket is told: HTTP status of a refusal, or messages and the code it is closed with. */
interface Bare {
  status: number | undefined;
  messages: { type: string; id?: string; payload?: any }[];
  code: number | undefined;
  reason: string;
  send(message: object | string): void;
  close(): void;
}

function bare(
  headers: Record<string, string> = {},
  { protocol = 'graphql-transport-ws', slug = 'elista', path = '/graphql' } = {},
): Promise<Bare> {
  const socket = new (town.socketOf(0, slug, headers))(`ws://127.0.0.1:${town.servers[0]!.port}${path}`, protocol);
  const told: Bare = {
    status: undefined,
    messages: [],
    code: undefined,
    reason: '',
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: () => socket.terminate(),
  };
  socket.on('message', (bytes: Buffer) => told.messages.push(JSON.parse(bytes.toString())));
  socket.on('close', (code, reason) => Object.assign(told, { code, reason: reason.toString() }));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(told));
    socket.once('unexpected-response', (_, response) => {
      told.status = response.statusCode;
      response.resume();
      resolve(told);
    });
    socket.once('error', reject);
  });
}

const closed = (line: Bare) => becomes('the line is closed', () => line.code !== undefined, 8);
const subscribe = (id: string, query: string, variables: object = {}) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
const changes = 'subscription ($id: ID!) { paymentChanged(id: $id) { status } }';

async function signedIn(of = anna): Promise<Bare> {
  const line = await bare();
  line.send({ type: 'connection_init', payload: { authorization: `Bearer ${of.token}` } });
  await becomes('it is let in', () => line.messages.length > 0);
  return line;
}

describe('a line is opened', () => {
  test('by a page of the portal itself, and by no other page', async () => {
    const own = { origin: `http://elista.localhost:${town.servers[0]!.port}` };
    const line = await bare(own);
    expect(line.status).toBe(undefined);
    line.close();
    for (const origin of [
      'https://evil.example',
      'http://stk.localhost',
      'null',
      '',
      'http://elista.localhost.evil.org',
    ])
      expect({ origin, status: (await bare({ origin })).status }).toEqual({ origin, status: 403 });
  });

  test('on hosts of utilities and on its path alone', async () => {
    expect((await bare({}, { slug: 'nobody' })).status).toBe(404);
    expect((await bare({ host: 'localhost' })).status).toBe(404);
    // Elsewhere it is as if nobody had asked for a WebSocket.
    expect((await bare({}, { path: '/dev/nothing' })).status).toBe(200);
    expect((await bare({}, { path: '/health/ready' })).status).toBe(200);
    const answer = await ask(town.servers[0]!.port, 'elista.localhost', '/graphql', {
      headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' },
    });
    expect(answer.status).toBe(405);
  });

  test('in the one protocol', async () => {
    const other = await bare({}, { protocol: 'graphql-ws' }).catch((error: Error) => error.message);
    expect(JSON.stringify(other)).toMatch(/subprotocol|4406/i);
  });

  test('for who signs in with a good token of this host, at once', async () => {
    const stranger = await town.pay.payer('stk');
    for (const payload of [
      undefined,
      {},
      { token: 'nonsense' },
      { token: 7 },
      { token: stranger.token },
      { authorization: anna.token },
    ]) {
      const line = await bare();
      line.send({ type: 'connection_init', ...(payload ? { payload } : {}) });
      await closed(line);
      expect(line).toMatchObject({ code: 4403, messages: [] });
      expect(line.reason).toContain('renew the access token and connect again');
    }
    const hasty = await bare();
    hasty.send(subscribe('1', changes, { id: payment.id }));
    await closed(hasty);
    expect(hasty.code).toBe(4401);
    const silent = await bare();
    await closed(silent);
    expect(silent.code).toBe(4408);
  });
});

describe('a line is for', () => {
  test('subscriptions alone, within the limits of every operation', async () => {
    const line = await signedIn();
    const tries: [string, string, object?][] = [
      ['BAD_REQUEST', '{ tenant { name } }'],
      ['BAD_REQUEST', 'mutation { signOut { done } }'],
      ['GRAPHQL_PARSE_FAILED', 'subscription {'],
      ['GRAPHQL_VALIDATION_FAILED', 'subscription { paymentChanged(id: "x") { statuz } }'],
      [
        'GRAPHQL_VALIDATION_FAILED',
        `subscription ($id: ID!) { a: paymentChanged(id: $id) { id } b: paymentChanged(id: $id) { id } }`,
      ],
      ['GRAPHQL_VALIDATION_FAILED', 'subscription { __schema { types { name } } }'],
      ['QUERY_TOO_COMPLEX', `subscription { paymentChanged(id: "x") { ${'id '.repeat(600)} } }`],
      ['BAD_USER_INPUT', changes, { id: 'a\u0000b' }],
      ['BAD_USER_INPUT', changes, {}],
      ['NOT_FOUND', changes, { id: 'x' }],
    ];
    const codeOf = (id: string): string | undefined => {
      const told = line.messages.find((message) => message.id === id && message.type !== 'complete');
      const errors = told?.type === 'error' ? told.payload : told?.payload.errors;
      return errors?.[0].extensions.code;
    };
    for (const [n, [, query, variables]] of tries.entries()) {
      line.send(subscribe(String(n), query, variables));
      await becomes('it is answered', () => codeOf(String(n)) !== undefined);
    }
    expect(tries.map((_, n) => codeOf(String(n)))).toEqual(tries.map(([code]) => code));
    expect(JSON.stringify(line.messages)).not.toMatch(/Did you mean/);
    line.close();
  });

  test('so many subscriptions at once, and no flood', async () => {
    const line = await signedIn();
    for (let n = 0; n < 7; n += 1) line.send(subscribe(`s${n}`, changes, { id: payment.id }));
    const types = () => line.messages.filter(({ id }) => id).map(({ type }) => type);
    await becomes('five are told, two refused', () => types().length === 7);
    expect(types().toSorted()).toEqual(['error', 'error', 'next', 'next', 'next', 'next', 'next']);
    for (let n = 0; n < 300; n += 1) line.send({ type: 'ping' });
    await closed(line);
    expect(line.code).toBe(4429);
    await becomes('nobody is listened for', () => town.followers(0) === 0);
  });

  test('messages of a sensible size, in JSON', async () => {
    const long = await signedIn();
    long.send({ type: 'ping', payload: { text: 'x'.repeat(70_000) } });
    await closed(long);
    expect(long.code).toBe(1009);
    const nonsense = await signedIn();
    nonsense.send('{');
    await closed(nonsense);
    expect(nonsense.code).toBe(4400);
  });

  test('one session ten times', async () => {
    const boris = await town.pay.payer();
    const lines = [];
    for (let n = 0; n < 10; n += 1) lines.push(await signedIn(boris));
    const eleventh = await bare();
    eleventh.send({ type: 'connection_init', payload: { token: boris.token } });
    await closed(eleventh);
    expect(eleventh.code).toBe(4429);
    for (const line of lines) line.close();
  });
});

test('over HTTP a subscription is refused, and told where to go', async () => {
  const { port } = town.servers[0]!;
  const answer = await askGraphql(port, 'elista', changes, { token: anna.token, variables: { id: payment.id } });
  expect(answer).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST', hint: expect.stringMatching(/WebSocket/) } }],
  });
});

test('a line ends with its session at every server, and the client may come again with a new token', async () => {
  const boris = await town.pay.payer();
  const own = await town.begun(boris);
  const tokens = [boris.token];
  const stays = town.follow(own.id, { token: boris.token, server: 1 });
  const again = town.follow(own.id, {
    server: 1,
    retryAttempts: 5,
    parameters: () => ({ token: tokens.shift() }),
  });
  await becomes('both know it', () => stays.statuses.length + again.statuses.length === 2);
  tokens.push((await town.pay.town.signIn('elista', boris.person)).accessToken!);
  await town.pay.ask(boris, 'mutation { signOut { done } }');
  await becomes('it is over', () => stays.end !== undefined);
  expect(stays).toMatchObject({ statuses: ['REGISTERED'], end: 4403 });
  await becomes('the other goes on', () => again.statuses.length === 2);
  expect(again.end).toBe(undefined);
  again.stop();
});

test('a line ends with its token', async () => {
  const boris = await town.pay.payer();
  const own = await town.begun(boris);
  const followed = town.follow(own.id, { token: boris.token });
  await becomes('it is known', () => followed.statuses.length === 1);
  town.pay.town.clock.advance(61 * 60);
  await becomes('it is over', () => followed.end !== undefined);
  expect(followed.end).toBe(4403);
  expect(town.followers(0)).toBe(0);
});

test('a server that stops says so, and does not wait for pages that are open', async () => {
  const boris = await town.pay.payer();
  const own = await town.begun(boris);
  const late = await town.join();
  const followed = town.follow(own.id, { token: boris.token, server: late });
  await becomes('it is known', () => followed.statuses.length === 1);
  await town.leave();
  await becomes('it is over', () => followed.end !== undefined);
  expect(followed.end).toBe(1001);
});
