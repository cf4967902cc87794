import type { Context } from '../../context.ts';
import { normaliseLogin } from '../normalise-login.ts';

/** A login with so many characters around it is as good as the login alone. */
const mostAround = 4;

/** Whether a password is the resident's own login, or little more: what a guesser tries first, as numbers follow one another. */
export async function isOwnLogin(context: Context, residentId: string, password: string): Promise<boolean> {
  const text = password.normalize('NFKC').toLowerCase();
  const candidates = new Set<string>();
  // Logins are found by their text, so those the password can contain are looked up.
  for (let around = 0; around <= mostAround; around += 1)
    for (let start = 0; start <= around; start += 1) {
      const login = normaliseLogin(context.tenant.rules, text.slice(start, text.length - around + start));
      if (login !== undefined) candidates.add(login);
    }
  const found = await context.readPrimary(
    'own_login',
    'select from login where tenant_id = $1 and login = any($2::text[]) and resident_id = $3',
    [context.tenantId, [...candidates], residentId],
  );
  return found.length > 0;
}
