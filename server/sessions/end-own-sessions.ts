import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { sentDevice } from './device/device-cookie.ts';
import { forgetDevices } from './device/forget-devices.ts';
import { endSession, endSessionsOf } from './end-session.ts';
import { SessionEnd } from './session.entity.ts';

/** How many sessions an act has ended. */
export interface Ended {
  ended: number;
}

/**
 * Ends one session of the resident who asks. A stranger's, a missing one and one that is over already: none.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function endOneSession(context: Context, { id }: { id: string }): Promise<Ended> {
  const { who, write } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const named = readId('Session', id);
  if (!named || named.owner !== who.residentId || !uuid.test(named.key)) return { ended: 0 };
  const key = { residentId: who.residentId, sessionId: named.key };
  const ended = await write((em) => endSession(em, context, key, SessionEnd.ENDED_BY_RESIDENT));
  return { ended: ended ? 1 : 0 };
}

/**
 * Ends every session of the resident but the one that asks; every other device forgets its PIN.
 * @throws KabinetError UNAUTHENTICATED without a session
 */
export async function endOtherSessions(context: Context): Promise<Ended> {
  const { who, write } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId, sessionId } = who;
  const except = { except: sessionId };
  return write(async (em) => {
    // A PIN on a lost phone would open a new session there.
    await forgetDevices(em, context, residentId, { except: sentDevice(context)?.deviceId });
    return { ended: await endSessionsOf(em, context, residentId, SessionEnd.ENDED_BY_RESIDENT, except) };
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
