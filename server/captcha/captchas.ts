import { createChallenge, type Challenge, type DeriveKeyFunction, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { TenantRules } from '../tenancy/rules.ts';

/** A form that can ask a captcha. */
export type CaptchaPlace = TenantRules['captcha']['places'][number]['place'];

/** Where a captcha is good, and when. */
export interface CaptchaUse {
  /** Slug of the tenant. */
  tenant: string;
  place: CaptchaPlace;
  now: Date;
}

/** A challenge that was really solved: its number, by which a second use is known, and when it stops being good anyway. */
export interface SolvedCaptcha {
  challenge: string;
  expiresAt: Date;
}

/** Long enough to fill in a form slowly after the captcha was solved ahead. */
const lifeSeconds = 600;

/** What a browser's WebCrypto does by itself and a graphics card does not do a thousand times faster. */
const algorithm = 'PBKDF2/SHA-256';

/** Rounds of one try: many enough that the call around them does not count, few enough that we make a challenge in 0.3 ms. */
const cost = 1000;

/** A solution as the library writes it has some 700 characters; a longer one is not looked at. */
const longestSolution = 2000;

const hex = (characters: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${characters}}$`));

/** Nothing but what we sign and a browser answers. */
const Payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(algorithm),
      cost: z.literal(cost),
      data: z.strictObject({ expires: z.int().positive(), place: z.string(), tenant: z.string() }),
      keyLength: z.literal(32),
      keyPrefix: hex(32),
      keySignature: hex(64),
      nonce: hex(32),
      salt: hex(32),
    }),
    signature: hex(64),
  }),
  solution: z.strictObject({ counter: z.int().nonnegative(), derivedKey: hex(64), time: z.number().optional() }),
});

/**
 * Makes challenges and checks solutions: a proof of work, so nothing is asked of the person. A challenge is made of a number that
 * is drawn here and found again there; we know its end, so a check costs two HMACs whatever the browser's work was. Neither
 * needs a database.
 */
export class Captchas {
  readonly #secrets: readonly [string, ...string[]];
  readonly #work: number;

  /** The first secret signs, all of them check. `work` is how many tries a browser needs on average. */
  constructor(secrets: readonly [string, ...string[]], work: number) {
    this.#secrets = secrets;
    this.#work = work;
  }

  /** A challenge for one form of one tenant, as JSON. */
  async challenge({ tenant, place, now }: CaptchaUse): Promise<string> {
    const [secret] = this.#secrets;
    const made = await createChallenge({
      algorithm,
      cost,
      counter: randomInt(2 * this.#work),
      deriveKey,
      // The library would compare its own `expiresAt` with the machine's clock and not with ours.
      data: { tenant, place, expires: Math.floor(now.getTime() / 1000) + lifeSeconds },
      hmacSignatureSecret: secret,
      hmacKeySignatureSecret: secret,
    });
    return JSON.stringify(made);
  }

  /** The challenge this solves, if it does, is ours, of this very form and not too old; undefined else. The cheap looks first. */
  async solved(solution: string, { tenant, place, now }: CaptchaUse): Promise<SolvedCaptcha | undefined> {
    const payload = payloadOf(solution);
    if (!payload || !(await this.#isSolved(payload))) return undefined;
    const { data, nonce } = payload.challenge.parameters;
    const expiresAt = new Date(data.expires * 1000);
    if (data.tenant !== tenant || data.place !== place || expiresAt <= now) return undefined;
    return { challenge: nonce, expiresAt };
  }

  async #isSolved({ challenge, solution }: z.infer<typeof Payload>): Promise<boolean> {
    const { counter, derivedKey } = solution;
    for (const secret of this.#secrets) {
      const result = await verifySolution({
        challenge: challenge satisfies Challenge,
        solution: { counter, derivedKey },
        deriveKey: notNeeded,
        hmacSignatureSecret: secret,
        hmacKeySignatureSecret: secret,
      });
      if (!result.invalidSignature) return result.verified;
    }
    return false;
  }
}

/** The key's own signature is checked instead: nobody makes us do the work. */
const notNeeded: DeriveKeyFunction = () => Promise.reject(new Error('a captcha without the signature of its key'));

function payloadOf(solution: string): z.infer<typeof Payload> | undefined {
  if (solution.length > longestSolution || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(solution)) return undefined;
  try {
    return Payload.safeParse(JSON.parse(Buffer.from(solution, 'base64').toString())).data;
  } catch {
    return undefined; // not JSON
  }
}
