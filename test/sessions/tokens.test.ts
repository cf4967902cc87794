import { createHmac, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { KabinetError } from '../../server/errors.ts';
import { authenticateWith } from '../../server/request/authenticate.ts';
import { Tokens } from '../../server/sessions/tokens.ts';

const secretOf = (byte: number) => new Uint8Array(32).fill(byte);
const oldKey = { id: 'old', secret: secretOf(1) };
const newKey = { id: 'new', secret: secretOf(2) };
const who = { residentId: '019aa111-0000-7000-8000-000000000001', sessionId: '019aa222-0000-7000-8000-000000000002' };
const kaluga = { slug: 'kaluga' };
const elista = { slug: 'elista' };
const clock = () => new SetClock('2026-11-21T07:00:00Z');

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text: string | undefined) =>
  JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Record<string, unknown>;

/** The token with another header or other claims, signed by whatever is given. */
function forged(token: string, header: object, claims: object, sign: (input: string) => string): string {
  const [head, body] = token.split('.');
  const input = `${part({ ...read(head), ...header })}.${part({ ...read(body), ...claims })}`;
  return `${input}.${sign(input)}`;
}

/** The key the server derives for access tokens; should that change, the first case of refusals says so. */
const signingKey = (secret: Uint8Array) =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'kabinet access token', 32));

const hmac = (secret: string | Uint8Array) => (input: string) =>
  createHmac('sha256', secret).update(input).digest('base64url');

describe('an access token', () => {
  test('says who asks, until its minutes are over', async () => {
    const time = clock();
    const tokens = new Tokens([newKey], time);
    const { accessToken, expiresAt } = await tokens.issue(who, kaluga, 10);
    expect(expiresAt.toISOString()).toBe('2026-11-21T07:10:00.000Z');
    expect(await tokens.check(accessToken, kaluga)).toEqual(who);
    time.advance(599);
    expect(await tokens.check(accessToken, kaluga)).toEqual(who);
    time.advance(1);
    expect(await tokens.check(accessToken, kaluga)).toBeUndefined();
    expect(await new Tokens([newKey], time).check(accessToken, kaluga)).toBeUndefined();
  });

  test('of one utility opens nothing at another', async () => {
    const tokens = new Tokens([newKey], clock());
    const { accessToken } = await tokens.issue(who, kaluga, 10);
    expect(await tokens.check(accessToken, elista)).toBeUndefined();
    expect(await tokens.check(accessToken, kaluga)).toEqual(who);
    expect(await tokens.check(accessToken, elista)).toBeUndefined();
  });

  test('names its type, its key and its audience, and no personal data', async () => {
    const { accessToken } = await new Tokens([newKey], clock()).issue(who, kaluga, 10);
    const [head, body] = accessToken.split('.');
    expect(read(head)).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'new' });
    expect(read(body)).toEqual({
      iss: 'kabinet',
      aud: 'kabinet-portal',
      sub: who.residentId,
      sid: who.sessionId,
      tenant: 'kaluga',
      iat: 1795244400,
      exp: 1795245000,
    });
  });
});

describe('a token of staff', () => {
  test('is no resident’s, and a resident’s is no token of staff', async () => {
    const tokens = new Tokens([newKey], clock());
    const ofStaff = await tokens.issueToStaff({ staffId: who.residentId }, kaluga, 30);
    const ofResident = await tokens.issue(who, kaluga, 10);
    expect(ofStaff.expiresAt.toISOString()).toBe('2026-11-21T07:30:00.000Z');
    expect(await tokens.check(ofStaff.accessToken, kaluga)).toBeUndefined();
    expect(await tokens.bearerOf(ofStaff.accessToken, kaluga)).toEqual({ staff: { staffId: who.residentId } });
    expect(await tokens.bearerOf(ofResident.accessToken, kaluga)).toEqual({ who });
    expect(await tokens.bearerOf(ofStaff.accessToken, elista)).toBeUndefined();
  });

  test('is over after its minutes', async () => {
    const time = clock();
    const tokens = new Tokens([newKey], time);
    const { accessToken } = await tokens.issueToStaff({ staffId: who.residentId }, kaluga, 30);
    time.advance(30 * 60);
    expect(await tokens.bearerOf(accessToken, kaluga)).toBeUndefined();
  });
});

describe('keys are changed without signing anybody out:', () => {
  test('a token of the key before is good as long as that key is there', async () => {
    const time = clock();
    const { accessToken } = await new Tokens([oldKey], time).issue(who, kaluga, 10);
    expect(await new Tokens([newKey, oldKey], time).check(accessToken, kaluga)).toEqual(who);
    expect(await new Tokens([newKey], time).check(accessToken, kaluga)).toBeUndefined();
  });

  test('the first key signs', async () => {
    const { accessToken } = await new Tokens([newKey, oldKey], clock()).issue(who, kaluga, 10);
    expect(read(accessToken.split('.')[0])['kid']).toBe('new');
  });

  test('a refresh secret follows from the one before and a key, and from nothing else', () => {
    const successor = (keys: (typeof oldKey)[], byte: number, id: string) =>
      new Tokens(keys, clock()).successorSecrets(secretOf(byte), id).map((secret) => secret.toString('hex'));
    const [first] = successor([oldKey], 9, 'a');
    expect(successor([newKey, oldKey], 9, 'a')[1]).toBe(first);
    expect(successor([newKey], 9, 'a')[0]).not.toBe(first);
    expect(successor([oldKey], 8, 'a')[0]).not.toBe(first);
    expect(successor([oldKey], 9, 'b')[0]).not.toBe(first);
  });

  test('no key, or two of one id, stop the start', () => {
    expect(() => new Tokens([], clock())).toThrow('no key');
    expect(() => new Tokens([oldKey, { ...newKey, id: 'old' }], clock())).toThrow('same id');
  });
});

describe('a token is refused when', async () => {
  const tokens = new Tokens([newKey, oldKey], clock());
  const { accessToken } = await tokens.issue(who, kaluga, 10);
  const [head, body, signature] = accessToken.split('.') as [string, string, string];
  // What the server really signs with, so that each case below differs from a good token in one thing only.
  const sign = async (header: object, claims: object, key = signingKey(newKey.secret)) =>
    new SignJWT({ ...read(body), ...claims }).setProtectedHeader({ ...read(head), alg: 'HS256', ...header }).sign(key);
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const hmac512 = (input: string) => createHmac('sha512', signingKey(newKey.secret)).update(input).digest('base64url');
  const jwk = { kty: 'oct', k: Buffer.from(secretOf(3)).toString('base64url') };

  test('nothing is wrong with it, it is taken: the cases below fail for their own reason', async () => {
    expect(await tokens.check(await sign({}, {}), kaluga)).toEqual(who);
  });

  const cases: [string, string | Promise<string>][] = [
    ['it is not signed (alg none)', forged(accessToken, { alg: 'none' }, {}, () => '')],
    ['it says NONE in other letters', forged(accessToken, { alg: 'nOnE' }, {}, () => '')],
    ['it keeps the signature but says alg none', `${part({ ...read(head), alg: 'none' })}.${body}.${signature}`],
    ['its signature was cut off', `${head}.${body}.`],
    ['its resident was changed', forged(accessToken, {}, { sub: who.sessionId }, () => signature)],
    ['it is signed with our key but another algorithm', forged(accessToken, { alg: 'HS512' }, {}, hmac512)],
    ['it says it is signed by a public key', forged(accessToken, { alg: 'EdDSA' }, {}, hmac(pem))],
    ['it is signed with a public key as secret', forged(accessToken, {}, {}, hmac(pem))],
    ['it is signed with the configured secret itself', forged(accessToken, {}, {}, hmac(newKey.secret))],
    ['it names a key that is not there', sign({ kid: 'other' }, {})],
    ['it names another key than it is signed with', sign({ kid: 'old' }, {})],
    ['it names no key', sign({ kid: undefined }, {})],
    ['its key name is a path', sign({ kid: '../../dev/null' }, {}, new Uint8Array(32))],
    ['its key name is __proto__', sign({ kid: '__proto__' }, {})],
    ['it brings its own key', sign({ jwk }, {}, secretOf(3))],
    ['it is well signed but brings a key', sign({ jwk }, {})],
    ['it says where its key is', sign({ jku: 'https://evil.example/keys.json' }, {})],
    ['it brings a certificate', sign({ x5c: ['MIIB'] }, {})],
    ['it asks for an extension', forged(accessToken, { crit: ['exp'], exp: 1 }, {}, () => signature)],
    ['it is of another type', sign({ typ: 'JWT' }, {})],
    ['it has no type', sign({ typ: undefined }, {})],
    ['it is for another audience', sign({}, { aud: 'kabinet-bank' })],
    ['it is for several audiences', sign({}, { aud: ['kabinet-portal', 'kabinet-staff'] })],
    ['it is a resident’s that says it is of staff', sign({}, { aud: 'kabinet-staff' })],
    ['it is of staff and says it is a resident’s', sign({}, { sid: undefined, aud: 'kabinet-portal' })],
    ['it is by another issuer', sign({}, { iss: 'kabinet.example' })],
    ['it never expires', sign({}, { exp: undefined })],
    ['it is not valid yet', sign({}, { nbf: 1795250000 })],
    ['its resident is not an id', sign({}, { sub: "' or 1=1 --" })],
    ['it names no session', sign({}, { sid: undefined })],
    ['its tenant is a list', sign({}, { tenant: ['kaluga', 'elista'] })],
    ['it is longer than any of ours', sign({}, { more: 'x'.repeat(2000) })],
    ['it is no token', 'kaluga'],
    ['it is empty', ''],
    ['it is dots', '..'],
  ];
  test.each(cases)('%s', async (_reason, token) => {
    expect(await tokens.bearerOf(await token, kaluga)).toBeUndefined();
  });
});

describe('the Authorization header', async () => {
  const endedSession = '019aa222-0000-7000-8000-00000000000e';
  const tokens = new Tokens([newKey], clock());
  const authenticate = authenticateWith(tokens, {
    isOver: async (_tenant, { sessionId }) => sessionId === endedSession,
  });
  const { accessToken } = await tokens.issue(who, kaluga, 10);
  const atKaluga = { tenant: kaluga, tenantId: 1 };

  test('with a good token says who asks; without it nobody does', async () => {
    expect(await authenticate(`Bearer ${accessToken}`, atKaluga)).toEqual({ who });
    expect(await authenticate(`bearer ${accessToken}`, atKaluga)).toEqual({ who });
    expect(await authenticate(undefined, atKaluga)).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['Bearer', 'has no token'],
    [`Bearer ${accessToken}x`, 'has a token with a letter more'],
    [`Basic ${accessToken}`, 'is of another scheme'],
    [accessToken, 'has no scheme'],
    [`Bearer ${accessToken}, Bearer ${accessToken}`, 'is there twice'],
    [`Bearer  ${accessToken}\n`, 'has a line break'],
  ])('%j is an error: it %s', async (header) => {
    const error = await authenticate(header, atKaluga).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KabinetError);
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('with a token of another utility is an error, not a stranger who may look around', async () => {
    await expect(authenticate(`Bearer ${accessToken}`, { tenant: elista, tenantId: 2 })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('with a token of a session that has ended is an error', async () => {
    const ended = await tokens.issue({ ...who, sessionId: endedSession }, kaluga, 10);
    await expect(authenticate(`Bearer ${ended.accessToken}`, atKaluga)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('of staff says that staff asks, and nothing of a resident', async () => {
    const { accessToken: ofStaff } = await tokens.issueToStaff({ staffId: who.residentId }, kaluga, 30);
    expect(await authenticate(`Bearer ${ofStaff}`, atKaluga)).toEqual({ staff: { staffId: who.residentId } });
    await expect(authenticate(`Bearer ${ofStaff}`, { tenant: elista, tenantId: 2 })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
