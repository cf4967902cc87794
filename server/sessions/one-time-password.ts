import { randomInt } from 'node:crypto';
import type { Context } from '../context.ts';

/** Small letters and digits that nobody takes for one another when reading them off a phone; without vowels, so no words. */
const letters = 'bcdfghjkmnpqrstvwxz23456789';

/** Characters of a one-time password without its hyphens: 57 bits. */
const length = 12;

/** A password for the first sign-in, in groups as one reads it out: `xxxx-xxxx-xxxx`. */
export function newOneTimePassword(): string {
  const drawn = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return drawn.match(/.{4}/g)!.join('-');
}

/**
 * What may be kept of a one-time password: a hash for each key, the signing key's first. It is of login and password together,
 * so the password opens nothing under another login. Hyphens, spaces and capitals that a phone puts in do not matter.
 */
export function oneTimeHashes(
  { tenant, tokens }: Pick<Context, 'tenant' | 'tokens'>,
  login: string,
  password: string,
): [string, ...string[]] {
  const typed = password.slice(0, 2 * 128).normalize('NFKC');
  const bare = typed.replace(/[\s\p{Pd}]/gu, '').toLowerCase();
  return tokens.codeHashes(['one-time password', tenant.slug, login], bare);
}

/**
 * Whether it is the one-time password a registration under this login waits for. One statement on the primary, the same
 * whether there is such a login or not.
 */
export async function isOneTimePassword(context: Context, login: string, password: string): Promise<boolean> {
  const { tenantId, clock } = context;
  const [row] = await context.readPrimary<{ found: boolean }>(
    'one_time_password',
    `select exists (select from registration
       where tenant_id = $1 and one_time_hash = any($2::text[]) and status = 'SUBMITTED' and expires_at > $3) as found`,
    [tenantId, oneTimeHashes(context, login, password), clock.now()],
  );
  return row?.found === true;
}
