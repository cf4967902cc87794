import { randomUUIDv7 } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { AccountResidentEntity } from '../accounts/account.entity.ts';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import { KabinetError } from '../errors.ts';
import { normaliseLogin } from './normalise-login.ts';
import { canBePassword, hashPassword } from './passwords.ts';
import { LoginEntity, ResidentAccountEntity, ResidentEntity } from './resident.entity.ts';

/** Who is to sign in, with what, and which accounts they see, the primary one first. */
export interface NewResident {
  login: string;
  password: string;
  name?: string;
  email?: string;
  phone?: string;
  accountIds: readonly string[];
  /** The identity check that was passed for all of them; without one their owner and address are masked by rule. */
  proof?: string;
}

/** What enrolling needs of a context; no request. */
export type Enrolling = Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write'>;

/**
 * Makes a resident who can sign in: resident, login and links to accounts on both sides, in one transaction. Gives the
 * resident's id. Checks nobody's identity: that is for the act that calls it.
 * @throws KabinetError BAD_USER_INPUT when the login is taken, or login or password can be nobody's
 */
export async function enrolResident(context: Enrolling, resident: NewResident): Promise<string> {
  const { tenant, tenantId, clock, write } = context;
  const login = normaliseLogin(tenant.rules, resident.login);
  if (login === undefined || !canBePassword(resident.password)) throw new KabinetError('BAD_USER_INPUT');
  const { name = null, email = null, phone = null, proof = null } = resident;
  const passwordHash = await hashPassword(resident.password);
  const residentId = randomUUIDv7();
  const now = clock.now();
  try {
    await write(async (em) => {
      await insertRow(em, LoginEntity, { tenantId, login, residentId });
      await insertRow(em, ResidentEntity, {
        tenantId,
        id: residentId,
        name,
        email,
        phone,
        passwordHash,
        createdAt: now,
      });
      for (const [position, accountId] of resident.accountIds.entries()) {
        await insertRow(em, ResidentAccountEntity, { tenantId, residentId, accountId, position, linkedAt: now });
        await insertRow(em, AccountResidentEntity, { tenantId, accountId, residentId, linkedAt: now, proof });
      }
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException)
      throw new KabinetError('BAD_USER_INPUT', 'Такой логин уже занят.');
    throw error;
  }
  return residentId;
}
