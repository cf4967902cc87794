import { sql } from 'kysely';
import type { Context } from '../../../context.ts';
import { KabinetError } from '../../../errors.ts';
import { sendDevice, sentDevice } from '../device-cookie.ts';

/**
 * Removes the passkey of this device; its PIN stays. Removing what is not there is as good.
 * @throws KabinetError UNAUTHENTICATED when nobody is signed in
 */
export async function removePasskey(context: Context): Promise<{ message: string }> {
  const { who, tenantId } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const sent = sentDevice(context);
  if (sent?.residentId === who.residentId) {
    await context.write((em) =>
      sql`delete from passkey
        where tenant_id = ${tenantId} and resident_id = ${who.residentId} and device_id = ${sent.deviceId}`.execute(
        em.getKysely(),
      ),
    );
    sendDevice(context, sent, { passkey: false });
  }
  return { message: 'Вход по отпечатку или лицу на этом устройстве отключён. PIN-код остался.' };
}
