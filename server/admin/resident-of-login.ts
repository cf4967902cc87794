import type { Context } from '../context.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';

/** Whom a member of staff names by the login; undefined when nobody has it. Staff may know that. */
export async function residentOfLogin(context: Context, typed: string): Promise<string | undefined> {
  const login = normaliseLogin(context.tenant.rules, typed);
  if (login === undefined) return undefined;
  const [found] = await context.readPrimary<{ id: string }>(
    'resident_of_login',
    'select resident_id as id from login where tenant_id = $1 and login = $2',
    [context.tenantId, login],
  );
  return found?.id;
}
