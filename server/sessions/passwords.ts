import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Slots } from './slots.ts';

/** Argon2id as OWASP advises it: 19 MiB, two passes, one lane; about 10 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More characters than a tenant's rules may ever allow; hashing a longer text would only cost us. */
const longestPassword = 128;

/** How many characters a person typed. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** What is checked in place of a missing hash, at the same cost. Nobody knows the password it was made of. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$7+1WjU85GGhZP58j3/79hw$4K/kawqtbaRcCOuGCF8ZTiX6JQ/YZX9jJTZDucjqmUU';

/** Each hash takes 19 MiB and a core: a flood of sign-ins must take neither all memory nor the whole thread pool. */
const slots = new Slots(Math.min(3, availableParallelism()), 100);

/** Whether a text can be anybody's password at all: it is cheap to say so before anything is hashed. */
export function canBePassword(text: string): boolean {
  // Characters, not the two halves some of them have in memory; what is far too long is not counted.
  if (text.length === 0 || text.length > 2 * longestPassword || !text.isWellFormed() || text.includes('\0'))
    return false;
  return lengthOf(text) <= longestPassword;
}

/**
 * The hash to keep of a password, in PHC format.
 * @throws KabinetError TOO_MANY_REQUESTS when too many are being hashed
 */
export function hashPassword(password: string): Promise<string> {
  return slots.run(() => hash(asTyped(password), cost));
}

/**
 * Whether the password is the one of the hash. Without a hash it is wrong, and takes the same work to say so.
 * @throws KabinetError TOO_MANY_REQUESTS when too many are being checked
 */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  const matches = await slots.run(() => verify(kept ?? nobodysHash, asTyped(password)));
  return matches && kept !== undefined;
}

/** Keyboards write the same letter in different ways. */
const asTyped = (password: string): string => password.normalize('NFKC');
