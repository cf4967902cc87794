import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { DocumentFailedError } from './document-error.ts';

/**
 * Tells staff and the log that the utility's bill template has failed, and where. Never on whose bill or with which words: the
 * compiler quotes what it stumbled over. That staff could not be told is only logged: the resident waits for an answer.
 */
export async function tellTemplateFailed(
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write'>,
  { faults, message }: Pick<DocumentFailedError, 'faults' | 'message'>,
  log: Pick<Logger, 'error' | 'warn'>,
): Promise<void> {
  log.error({ tenant: context.tenant.slug }, message);
  const places = faults.flatMap(({ place }) => place ?? []);
  const details = { template: 'bill.typ', ...(places.length > 0 ? { places: places.join(', ') } : {}) };
  try {
    await context.write((em) => tellStaff(em, context, { kind: 'BILL_TEMPLATE', subject: 'bill.typ', details }));
  } catch (err) {
    log.warn({ err }, 'staff could not be told of a bill template that failed');
  }
}
