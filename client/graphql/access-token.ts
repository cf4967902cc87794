/** Proof of a sign-in for the API. Lives in memory only: nothing that outlives the page can be stolen from it. */
export interface AccessToken {
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What renewing came to: a new token, or the end of the session with what to tell of it. No answer at all is a rejection. */
export type Renewal = AccessToken | { ended: string };

/** Where tokens come from and how tabs of one browser take turns. */
export interface TokenSource {
  /** Asks the server for a new token; the refresh cookie says who asks. */
  renew(): Promise<Renewal>;
  /** Runs one act at a time among all tabs, because every renewal makes the cookie before it void. */
  alone<T>(act: () => Promise<T>): Promise<T>;
  ended(told: string): void;
  now(): number;
}

/** A token this close to its end is renewed before it is used: a request takes time, clocks differ. */
const MARGIN = 30_000;

/** The tab's access token: renewed when needed, once for all requests that wait for it. */
export class AccessTokens {
  readonly #source: TokenSource;
  #token: AccessToken | undefined;
  #renewing: Promise<string | undefined> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** Takes a token from a sign-in or from another tab. */
  put(token: AccessToken): void {
    this.#token = token;
  }

  drop(): void {
    this.#token = undefined;
  }

  /** A token that can be used now; undefined when the session has ended. Rejects when the server cannot be reached. */
  async usable(): Promise<string | undefined> {
    return this.#fresh()?.value ?? this.#renewed();
  }

  /** A token to repeat a request with, after the server refused `refused`. */
  async instead(refused: string): Promise<string | undefined> {
    if (this.#token?.value === refused) this.#token = undefined;
    return this.usable();
  }

  #fresh(): AccessToken | undefined {
    return this.#token && this.#token.expiresAt - MARGIN > this.#source.now() ? this.#token : undefined;
  }

  #renewed(): Promise<string | undefined> {
    this.#renewing ??= this.#source
      .alone(async () => {
        // Another tab may have renewed while this one waited for its turn, and told.
        const told = this.#fresh();
        if (told) return told.value;
        const renewal = await this.#source.renew();
        if ('ended' in renewal) {
          this.drop();
          this.#source.ended(renewal.ended);
          return undefined;
        }
        this.put(renewal);
        return renewal.value;
      })
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }
}

/**
 * A token as it came, with its end by this device's clock: clocks of phones are wrong by hours, so the life the token names
 * (from `iat` to `exp`) counts from now. A token that names none ends when the server said.
 */
export function receivedToken(value: string, expiresAt: number, now: number): AccessToken {
  const life = lifeOf(value);
  return { value, expiresAt: life === undefined ? expiresAt : now + life };
}

function lifeOf(token: string): number | undefined {
  try {
    const payload = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const { iat, exp } = JSON.parse(payload) as { iat?: unknown; exp?: unknown };
    return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? (exp - iat) * 1000 : undefined;
  } catch {
    return undefined; // not a token that can be read: its end is the server's word
  }
}
