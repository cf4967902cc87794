import type { Context } from '../../context.ts';
import { sentDevice } from './device-cookie.ts';
import { secretHashes } from './device-hashes.ts';
import { relyingPartyOf } from './passkey/relying-party.ts';

/** Whether the browser that asks has a PIN and a passkey of this resident. On the primary: it may just have been set. */
export async function thisDevice(context: Context, residentId: string): Promise<{ pin: boolean; passkey: boolean }> {
  const sent = sentDevice(context);
  if (sent?.residentId !== residentId || context.tenant.rules.settings.pin.mode === 'NONE')
    return { pin: false, passkey: false };
  const [found] = await context.readPrimary<{ passkey: boolean }>(
    'this_device',
    `select exists (select from passkey k where k.tenant_id = $1 and k.resident_id = $2 and k.device_id = $3
         and k.rp_id = $4) as passkey
     from device where tenant_id = $1 and resident_id = $2 and id = $3 and secret_hash = any($5::text[])`,
    [context.tenantId, residentId, sent.deviceId, relyingPartyOf(context).id, secretHashes(context, sent)],
  );
  return { pin: found !== undefined, passkey: found?.passkey ?? false };
}
