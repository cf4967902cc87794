import type { Logger } from 'pino';
import { type Repeated, repeat } from '../jobs/repeat.ts';
import { type TellingParts, tellUntoldDetachments } from './tell-untold-detachments.ts';

/** Tells residents of accounts that imports took off them, within some seconds, until it is stopped. */
export const startTelling = (parts: TellingParts & { log: Logger }): Repeated =>
  repeat({
    work: () => tellUntoldDetachments(parts),
    idleMs: 5000,
    faultMs: 5000,
    // Its text could quote a row.
    onFault: (error) =>
      parts.log.warn({ fault: (error as { code?: string }).code }, 'detachments: nobody can be told of them'),
  });
