import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import type { TokenKey } from '../config.ts';
import type { Who, WhoStaff } from '../context.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';

/**
 * HMAC and nothing else: the same servers sign and check, and a check costs 60 µs here against 190 µs of Ed25519. With one
 * algorithm that has no public key there is nothing to confuse it with.
 */
const algorithm = 'HS256';
const type = 'at+jwt';
const issuer = 'kabinet';
/** Who a token is for: the audience keeps a resident's and a member of staff's apart. */
const audience = { resident: 'kabinet-portal', staff: 'kabinet-staff' } as const;

/** A token of ours has about 400 characters; a longer one is not looked at. */
const longestToken = 1024;

/** Checked tokens remembered: about 8 MB at most. */
const rememberedTokens = 10_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An access token and the moment from which it is refused. */
export interface IssuedToken {
  accessToken: string;
  expiresAt: Date;
}

type TenantOfToken = Pick<Tenant, 'slug'>;

/** Whose token it is: a resident's or a member of staff's, never both. */
export type Bearer = { who: Who; staff?: undefined } | { staff: WhoStaff; who?: undefined };

/** What a checked token says. */
interface Checked {
  bearer: Bearer;
  tenant: string;
  expiresAt: number;
}

interface Keys {
  id: string;
  access: KeyObject;
  refresh: Uint8Array;
  code: Uint8Array;
  captcha: string;
}

/**
 * Signs and checks access tokens, and derives refresh secrets. The first key signs, all of them check; that is how keys are
 * changed: add the new one second everywhere, make it first, drop the old one when its tokens have expired.
 *
 * An access token is not looked up anywhere: that its session has ended meanwhile is known to `EndedSessions`.
 */
export class Tokens {
  readonly #keys: readonly [Keys, ...Keys[]];
  readonly #clock: Clock;
  /** Tokens whose signature was found good, by their text. Only good ones get in, so a stranger cannot fill it. */
  readonly #remembered = new Map<string, Checked>();

  /** @throws Error when there is no key or two have one id */
  constructor(keys: readonly TokenKey[], clock: Clock) {
    const [first, ...rest] = keys.map(({ id, secret }) => ({
      id,
      access: createSecretKey(derived(secret, 'kabinet access token')),
      refresh: derived(secret, 'kabinet refresh secret'),
      code: derived(secret, 'kabinet one-time code'),
      captcha: Buffer.from(derived(secret, 'kabinet captcha')).toString('hex'),
    }));
    if (!first) throw new Error('There is no key for access tokens.');
    if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('Two token keys have the same id.');
    this.#keys = [first, ...rest];
    this.#clock = clock;
  }

  /** A token with which this resident may ask this tenant's portal for so many minutes. */
  issue(who: Who, tenant: TenantOfToken, minutes: number): Promise<IssuedToken> {
    const claims = { sub: who.residentId, sid: who.sessionId, aud: audience.resident };
    return this.#sign(claims, tenant, minutes);
  }

  /** A token with which this member of staff may act for this tenant for so many minutes. It has no session. */
  issueToStaff({ staffId }: WhoStaff, tenant: TenantOfToken, minutes: number): Promise<IssuedToken> {
    return this.#sign({ sub: staffId, aud: audience.staff }, tenant, minutes);
  }

  async #sign(claims: JWTPayload, tenant: TenantOfToken, minutes: number): Promise<IssuedToken> {
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    const [key] = this.#keys;
    const accessToken = await new SignJWT({ ...claims, tenant: tenant.slug })
      .setProtectedHeader({ alg: algorithm, typ: type, kid: key.id })
      .setIssuer(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + minutes * 60)
      .sign(key.access);
    return { accessToken, expiresAt: new Date((now + minutes * 60) * 1000) };
  }

  /** Whose token it is; undefined for one that is expired, of another tenant, or not ours. Needs no database. */
  async bearerOf(token: string, tenant: TenantOfToken): Promise<Bearer | undefined> {
    if (token.length > longestToken) return undefined;
    const checked = this.#remembered.get(token) ?? (await this.#verify(token));
    if (!checked || checked.expiresAt <= this.#clock.now().getTime() || checked.tenant !== tenant.slug)
      return undefined;
    return checked.bearer;
  }

  /** The resident whose token it is; undefined for one of staff and wherever `bearerOf` says nothing. */
  async check(token: string, tenant: TenantOfToken): Promise<Who | undefined> {
    return (await this.bearerOf(token, tenant))?.who;
  }

  async #verify(token: string): Promise<Checked | undefined> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.#keyFor(header), {
        algorithms: [algorithm],
        typ: type,
        issuer,
        audience: Object.values(audience),
        currentDate: this.#clock.now(),
      });
      const checked = claimsOf(payload);
      if (checked) this.#remember(token, checked);
      return checked;
    } catch {
      return undefined; // whatever is wrong with a token, its bearer learns only that it is refused
    }
  }

  /** Only a header exactly as we write it: one that brings its own key (`jwk`, `jku`, `x5c`…) or extensions is not ours. */
  #keyFor(header: JWTHeaderParameters): KeyObject {
    const key = this.#keys.find(({ id }) => id === header.kid);
    if (!key || Object.keys(header).length !== 3) throw new Error('not a header of ours');
    return key.access;
  }

  #remember(token: string, checked: Checked): void {
    if (this.#remembered.size >= rememberedTokens) {
      const [oldest] = this.#remembered.keys();
      this.#remembered.delete(oldest!);
    }
    this.#remembered.set(token, checked);
  }

  /**
   * What may be kept of a one-time code: one hash for each key, the signing key's first. Keyed, because six digits alone are
   * found from a plain hash by trying. `purpose` names everything the code is good for, so it opens nothing else.
   */
  codeHashes(purpose: readonly string[], code: string): [string, ...string[]] {
    const said = JSON.stringify([...purpose, code]);
    const [first, ...rest] = this.#keys.map((key) => createHmac('sha256', key.code).update(said).digest('hex'));
    return [first!, ...rest];
  }

  /** What captchas are signed with: one for each key, the signing key's first. */
  captchaSecrets(): [string, ...string[]] {
    const [first, ...rest] = this.#keys.map(({ captcha }) => captcha);
    return [first!, ...rest];
  }

  /**
   * Secrets the successor of a refresh token can have: one for each key, the signing key's first. Derived from the secret
   * before it, so that asking again gives the same one, and from a key of the server, so that the holder of an old secret
   * cannot follow.
   */
  successorSecrets(secret: Uint8Array, successorId: string): [Buffer, ...Buffer[]] {
    const [first, ...rest] = this.#keys.map(({ refresh }) =>
      createHmac('sha256', refresh).update(secret).update(successorId).digest(),
    );
    return [first!, ...rest];
  }
}

/** One configured secret serves several purposes, each with a key of its own. */
function derived(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
}

function claimsOf({ sub, aud, exp, sid, tenant }: JWTPayload): Checked | undefined {
  if (!sub || !exp || typeof tenant !== 'string' || !uuid.test(sub)) return undefined;
  const about = { tenant, expiresAt: exp * 1000 };
  // A list of audiences is none of ours, whatever is in it.
  if (aud === audience.staff && sid === undefined) return { bearer: { staff: { staffId: sub } }, ...about };
  if (aud !== audience.resident || typeof sid !== 'string' || !uuid.test(sid)) return undefined;
  return { bearer: { who: { residentId: sub, sessionId: sid } }, ...about };
}
