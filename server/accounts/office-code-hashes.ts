import type { Context } from '../context.ts';

/** The longest code a rule allows, with room for spaces and hyphens. */
const longestTyped = 64;

/**
 * Hashes under which a typed office code can stand in `office_code`: one for each key of the server, the one under which a
 * new code is kept first. Case, spaces and hyphens do not matter. Empty when the text can be nobody's code.
 */
export function officeCodeHashes({ tokens, tenant }: Pick<Context, 'tokens' | 'tenant'>, typed: string): string[] {
  if (typed.length > longestTyped || !typed.isWellFormed()) return [];
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return /^[\p{L}\p{N}]+$/u.test(code) ? tokens.codeHashes(['office code', tenant.slug], code) : [];
}
