import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { canBePassword, hashPassword } from '../sessions/passwords.ts';
import { staffLogin } from './staff-login.ts';

/** What enrolling needs of a context; no request. */
export type EnrollingStaff = Pick<Context, 'tenantId' | 'clock' | 'write'>;

/** What a new member of staff signs in with. */
export interface NewStaff {
  login: string;
  password: string;
}

/**
 * Makes a member of the utility's staff; gives their id, or undefined when the login is taken.
 * @throws KabinetError BAD_USER_INPUT when login or password can be nobody's
 */
export async function enrolStaff(
  { tenantId, clock, write }: EnrollingStaff,
  { login: typed, password }: NewStaff,
): Promise<string | undefined> {
  const login = staffLogin(typed);
  if (login === undefined || !canBePassword(password)) throw new KabinetError('BAD_USER_INPUT');
  const passwordHash = await hashPassword(password);
  const { rows } = await write((em) =>
    sql<{ id: string }>`
      insert into staff (tenant_id, login, password_hash, created_at)
      values (${tenantId}, ${login}, ${passwordHash}, ${clock.now()})
      on conflict (tenant_id, login) do nothing returning id`.execute(em.getKysely()),
  );
  return rows[0]?.id;
}

/**
 * Gives a member of staff another password, and the right to sign in if it was taken. False when there is nobody.
 * @throws KabinetError BAD_USER_INPUT when login or password can be nobody's
 */
export async function giveStaffPassword(
  { tenantId, write }: EnrollingStaff,
  { login: typed, password }: NewStaff,
): Promise<boolean> {
  const login = staffLogin(typed);
  if (login === undefined || !canBePassword(password)) throw new KabinetError('BAD_USER_INPUT');
  const passwordHash = await hashPassword(password);
  const { rows } = await write((em) =>
    sql`update staff set password_hash = ${passwordHash}, status = 'ACTIVE'
      where tenant_id = ${tenantId} and login = ${login} returning id`.execute(em.getKysely()),
  );
  return rows.length > 0;
}

/** Shuts a member of staff out: tokens they have open nothing from the next request on. False when there is nobody. */
export async function disableStaff({ tenantId, write }: EnrollingStaff, typed: string): Promise<boolean> {
  const { rows } = await write((em) =>
    sql`update staff set status = 'DISABLED'
      where tenant_id = ${tenantId} and login = ${staffLogin(typed) ?? ''} returning id`.execute(em.getKysely()),
  );
  return rows.length > 0;
}
