import type { Logger } from 'pino';
import { KabinetError } from '../errors.ts';
import { codeOfDatabaseFault } from './database-fault.ts';
import { causeOf, publicError } from './format-error.ts';

/** Puts what went wrong with us, not with the request, into the log. */
export type TellFault = (error: unknown, requestId: string) => void;

/** While the database is away every request fails the same way: one line of a kind in so many milliseconds is enough. */
const quietMs = 1000;

/**
 * Logs faults with the id that the caller was given: what nobody expected as an error with its stack, what
 * the database refused as a warning. The log itself keeps values out.
 */
export function tellFaultsTo(log: Pick<Logger, 'error' | 'warn'>): TellFault {
  const warned = new Map<string, number>();
  return (error, requestId) => {
    const cause = causeOf(error);
    if (cause instanceof KabinetError) return;
    const { code } = publicError(error).extensions;
    if (code === 'INTERNAL') {
      log.error({ req: requestId, err: cause }, 'a request failed');
      return;
    }
    const now = performance.now();
    if (!(cause instanceof Error) || !codeOfDatabaseFault(cause) || now - (warned.get(code) ?? -Infinity) < quietMs)
      return;
    warned.set(code, now);
    log.warn({ req: requestId, outcome: code, err: cause }, 'the database refused a request');
  };
}
