import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { endSessionsOf } from '../sessions/end-session.ts';
import { ResidentStatus } from '../sessions/resident.entity.ts';
import { SessionEnd } from '../sessions/session.entity.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';
import { residentOfLogin } from './resident-of-login.ts';
import { wordsOfStaff } from './words-of-staff.ts';

/** Whom, and why in the words of staff. */
export interface NamedResident {
  login: string;
  reason: string;
}

/** What came of an act of staff, in words too. */
export interface Done {
  done: boolean;
  message: string;
}

const nobodyHasIt: Done = { done: false, message: 'Жителя с таким логином нет.' };
const closed: Done = { done: false, message: 'Этот личный кабинет закрыт самим жителем.' };

/**
 * Blocks a resident whose access a stranger may have, where the tenant's rules give the utility that right (S4 2.3): sessions
 * end everywhere within seconds, and whoever tries to sign in gets the answer to a wrong password.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function blockResident(context: Context, { login, reason: typed }: NamedResident): Promise<Done> {
  await requireStaff(context);
  if (!context.tenant.rules.rights.blockOnSuspicion)
    return { done: false, message: 'По правилам этой организации жителей не блокируют.' };
  const reason = wordsOfStaff('reason', typed);
  const residentId = await residentOfLogin(context, login);
  if (residentId === undefined) return nobodyHasIt;
  return context.write(async (em) => {
    // A session that is being opened refers to this row: it is ended below, or its opening finds the resident blocked.
    const status = await lockedStatus(em, context, residentId);
    if (status === undefined) return nobodyHasIt;
    if (status === ResidentStatus.CLOSED) return closed;
    await setStatus(em, context, residentId, ResidentStatus.BLOCKED);
    const ended = await endSessionsOf(em, context, residentId, SessionEnd.BLOCKED);
    await recordStaffAct(em, context, { act: 'BLOCK_RESIDENT', residentId, reason });
    return { done: true, message: `Доступ закрыт. Завершено входов: ${ended}.` };
  });
}

/**
 * Lets a blocked resident sign in again, with the password they had.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function unblockResident(context: Context, { login, reason: typed }: NamedResident): Promise<Done> {
  await requireStaff(context);
  const reason = wordsOfStaff('reason', typed);
  const residentId = await residentOfLogin(context, login);
  if (residentId === undefined) return nobodyHasIt;
  return context.write(async (em) => {
    const status = await lockedStatus(em, context, residentId);
    if (status === undefined) return nobodyHasIt;
    if (status === ResidentStatus.CLOSED) return closed;
    if (status === ResidentStatus.ACTIVE) return { done: true, message: 'Доступ и так открыт.' };
    await setStatus(em, context, residentId, ResidentStatus.ACTIVE);
    await recordStaffAct(em, context, { act: 'UNBLOCK_RESIDENT', residentId, reason });
    return { done: true, message: 'Доступ снова открыт.' };
  });
}

async function lockedStatus(
  em: EntityManager,
  { tenantId }: Context,
  residentId: string,
): Promise<ResidentStatus | undefined> {
  const { rows } = await sql<{ status: ResidentStatus }>`
    select status from resident where tenant_id = ${tenantId} and id = ${residentId} for update`.execute(
    em.getKysely(),
  );
  return rows[0]?.status;
}

async function setStatus(em: EntityManager, { tenantId }: Context, id: string, status: ResidentStatus): Promise<void> {
  await sql`update resident set status = ${status} where tenant_id = ${tenantId} and id = ${id}`.execute(
    em.getKysely(),
  );
}
