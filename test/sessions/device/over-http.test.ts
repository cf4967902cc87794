import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { ask } from '../../support/http.ts';
import { Town } from '../password/messages.ts';

let town: Town;
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => town.close());

/** Asks kaluga's portal; gives the answer and the device cookie it set. */
async function post(
  query: string,
  { token, cookie, variables }: { token?: string; cookie?: string; variables?: object } = {},
) {
  const answer = await ask(town.server.port, 'kaluga.localhost', '/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': town.newAddress(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const set = answer.headers['set-cookie']?.find((one) => one.startsWith('__Host-kabinet-device='));
  return { ...answer.json<{ data: any; errors?: unknown[] }>(), set };
}

/** The cookie of a browser on which a new resident has set a PIN. */
async function knownBrowser(): Promise<string> {
  const { accessToken: token } = await town.signIn('kaluga', await town.resident('kaluga'));
  const { set } = await post(`mutation { setPin(input: { pin: "4071" }) { __typename } }`, { token: token! });
  return set!.split(';')[0]!;
}

const signInWithPin = (pin: string) => `signInWithPin(input: { pin: "${pin}" }) { __typename
  ... on SignedIn { accessToken viewer { device { pin passkey } } } ... on SignInRefused { reason } }`;

test('the cookie of a device is for a year, for one host, and for no script', async () => {
  const { accessToken: token } = await town.signIn('kaluga', await town.resident('kaluga'));
  const { set } = await post(`mutation { setPin(input: { pin: "4071" }) { __typename } }`, { token: token! });
  const [, ...attributes] = set!.split('; ');
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=31536000', 'Path=/', 'SameSite=Strict', 'Secure']);
});

test('the viewer of a sign-in by PIN sees what the device has', async () => {
  const cookie = await knownBrowser();
  const { data } = await post(`mutation { ${signInWithPin('4071')} }`, { cookie });
  expect(data.signInWithPin).toMatchObject({ viewer: { device: { pin: true, passkey: false } } });
  const elsewhere = await post(`{ viewer { device { pin passkey } } }`, { token: data.signInWithPin.accessToken });
  expect(elsewhere.data.viewer.device).toEqual({ pin: false, passkey: false });
});

test('several tries in one request are refused as a whole', async () => {
  const cookie = await knownBrowser();
  const tries = ['5003', '4071'].map((pin, n) => `t${n}: ${signInWithPin(pin)}`);
  const { data, errors } = await post(`mutation { ${tries.join('\n')} }`, { cookie });
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
});

test('the page knows a device with a PIN by its cookie alone, and is cached for no other', async () => {
  const cookie = await knownBrowser();
  const pageFor = async (sent?: string) => {
    const { headers, body } = await ask(town.server.port, 'kaluga.localhost', '/sign-in', {
      headers: sent ? { cookie: sent } : {},
    });
    const facts = JSON.parse(/id="tenant">(.*?)<\/script>/s.exec(body)![1]!) as { device: unknown };
    return { headers, device: facts.device };
  };
  const [known, unknown] = [await pageFor(cookie), await pageFor()];
  expect(known.device).toEqual({ digits: 4, passkey: false });
  expect(unknown.device).toBeNull();
  expect(known.headers.etag).not.toBe(unknown.headers.etag);
  expect(known.headers['cache-control']).toBe('private, no-cache');
  expect(known.headers.vary).toContain('cookie');
  for (const junk of ['x', '', '"><script>', `${cookie.split('=')[1]}.k.k`])
    expect((await pageFor(`__Host-kabinet-device=${junk}`)).device).toBeNull();
});

test('a passkey of ten million characters is refused, and the server goes on', async () => {
  const cookie = await knownBrowser();
  const query = `mutation { signInWithPasskey(input: { response: "${'x'.repeat(10_000_000)}" }) { __typename } }`;
  const answer = await post(query, { cookie });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }]);
  const long =
    'mutation ($input: PasskeyInput!) { signInWithPasskey(input: $input) { ... on SignInRefused { reason } } }';
  const variables = { input: { response: '['.repeat(20_000) } };
  expect((await post(long, { cookie, variables })).data.signInWithPasskey).toEqual({ reason: 'WRONG_PASSKEY' });
});
