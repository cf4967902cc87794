import { CarrierFault, type OutgoingSms } from './carrier.ts';

/** The SMS service: where it takes messages, and the word that lets us in. */
export interface SmsService {
  url: string;
  token: string;
}

/**
 * Hands an SMS to the service: POST of `{ to, text, sender, id }`. `id` and the header `Idempotency-Key` stay the same when it
 * is tried again, so the service can tell a second copy. Any 2xx answer: taken.
 */
export async function sendSms({ url, token }: SmsService, message: OutgoingSms): Promise<void> {
  const { tenant, to, text, messageId } = message;
  let status: number;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': messageId },
      body: JSON.stringify({ to, text, sender: tenant.shortName, id: messageId }),
      signal: AbortSignal.timeout(15_000),
    });
    await answer.body?.cancel();
    status = answer.status;
  } catch {
    throw new CarrierFault('SMS_UNREACHABLE', { final: false });
  }
  if (status >= 200 && status < 300) return;
  // What is wrong with this message stays wrong; a wrong token or a busy service can be mended.
  throw new CarrierFault(`SMS_${status}`, { final: [400, 404, 410, 422].includes(status) });
}
