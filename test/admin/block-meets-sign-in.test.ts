import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockResident } from '../../server/admin/block-resident.ts';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import type { Context } from '../../server/context.ts';
import { openSession } from '../../server/sessions/open-session.ts';
import { becomes } from '../support/becomes.ts';
import { asSuperuser } from '../support/cluster.ts';
import { Portals } from '../sessions/portals.ts';

let portals: Portals;
let staff: Context;
beforeAll(async () => {
  portals = await Portals.open(2);
  const context = portals.context('stk');
  const staffId = await enrolStaff(context, { login: 'staff', password: 'staff password' });
  staff = { ...context, staff: { staffId: staffId! } };
});
afterAll(() => portals.close());

const block = (login: string) => blockResident(staff, { login, reason: 'Подозрение' });

/** Somebody waits for a lock that another transaction holds. Only a superuser sees what others wait for. */
const somebodyWaits = async () =>
  (
    await asSuperuser(
      portals.database,
      `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      portals.database.name,
    )
  ).length > 0;

test('a session that is being opened is ended by a block that comes meanwhile', async () => {
  const { id, login } = await portals.resident('stk');
  const context = portals.context('stk', undefined, { process: 1 });
  let blocking: ReturnType<typeof block> | undefined;
  await context.write(async (em) => {
    await openSession(em, context, id);
    blocking = block(login);
    await becomes('the block waits for the sign-in', somebodyWaits);
  });
  expect(await blocking).toMatchObject({ done: true, message: 'Доступ закрыт. Завершено входов: 1.' });
  expect(await portals.given.sql('select "end" from session where resident_id = $1', [id])).toEqual([
    { end: 'BLOCKED' },
  ]);
});

test('a session is not opened when the resident was blocked since the password was found right', async () => {
  const { id, login } = await portals.resident('stk');
  const context = portals.context('stk', undefined, { process: 1 });
  await block(login);
  await expect(context.write((em) => openSession(em, context, id))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await portals.given.sql('select id from session where resident_id = $1', [id])).toEqual([]);
});

test('a session is not opened when the portal was stopped since then, though this process does not know yet', async () => {
  const { id } = await portals.resident('stk');
  const context = portals.context('stk');
  await portals.given.sql('insert into service_stop (tenant_id, message, stopped_at) values ($1, $2, now())', [
    context.tenantId,
    'Работаем над кабинетом.',
  ]);
  await expect(context.write((em) => openSession(em, context, id))).rejects.toMatchObject({
    code: 'SERVICE_STOPPED',
    message: 'Работаем над кабинетом.',
  });
  await portals.given.sql('delete from service_stop');
});
