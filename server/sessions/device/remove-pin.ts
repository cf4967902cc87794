import type { Context } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { clearDevice, sentDevice } from './device-cookie.ts';
import { forgetDevice } from './forget-devices.ts';

/**
 * Makes this device an unknown one: its PIN and passkey are gone. Also when it knew another resident, who can set theirs again;
 * removing what is not there is as good.
 * @throws KabinetError UNAUTHENTICATED when nobody is signed in
 */
export async function removePin(context: Context): Promise<{ message: string }> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  const sent = sentDevice(context);
  if (sent) await context.write((em) => forgetDevice(em, context, sent));
  clearDevice(context);
  return { message: 'PIN-код на этом устройстве убран. Входите с паролем.' };
}
