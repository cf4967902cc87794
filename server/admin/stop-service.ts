import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import { endAllSessions } from '../sessions/end-all-sessions.ts';
import { tellToReadAgain } from '../sessions/ended/ended-notice.ts';
import { ServiceStopEntity } from '../tenancy/service-stop.entity.ts';
import type { Done } from './block-resident.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';
import { wordsOfStaff } from './words-of-staff.ts';

/** What residents read instead of their portal. */
export interface StopMessage {
  message: string;
}

/**
 * Stops the portal where the tenant's rules let the utility (S3 3.2): every process refuses residents' tokens within seconds,
 * all sessions end, and nobody signs in, registers or recovers until it is resumed. Stopping it again changes the message.
 * A notice to residents beforehand, where the rule wants one, is the utility's own to give: this does not send it.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function stopService(context: Context, { message: typed }: StopMessage): Promise<Done> {
  await requireStaff(context);
  const { tenant, tenantId, clock, write } = context;
  if (tenant.rules.rights.stopService === 'NO')
    return { done: false, message: 'По правилам этой организации личный кабинет не останавливают.' };
  const message = wordsOfStaff('message', typed);
  await write(async (em) => {
    await sql`delete from service_stop where tenant_id = ${tenantId}`.execute(em.getKysely());
    await insertRow(em, ServiceStopEntity, { tenantId, message, stoppedAt: clock.now() });
    await recordStaffAct(em, context, { act: 'STOP_SERVICE', reason: message });
    await tellToReadAgain(em, tenantId);
  });
  const ended = await endAllSessions(context);
  return { done: true, message: `Личный кабинет остановлен. Завершено входов: ${ended}.` };
}

/**
 * Lets the portal work again. Nobody is signed in: sessions that began just as it was stopped end now.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function resumeService(context: Context): Promise<Done> {
  await requireStaff(context);
  const { tenantId, write } = context;
  const [stop] = await context.readPrimary('service_stop', 'select from service_stop where tenant_id = $1', [tenantId]);
  if (!stop) return { done: true, message: 'Личный кабинет и так работает.' };
  await endAllSessions(context);
  await write(async (em) => {
    await sql`delete from service_stop where tenant_id = ${tenantId}`.execute(em.getKysely());
    await recordStaffAct(em, context, { act: 'RESUME_SERVICE' });
    await tellToReadAgain(em, tenantId);
  });
  return { done: true, message: 'Личный кабинет снова работает. Жителям нужно войти заново.' };
}
