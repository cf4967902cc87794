import type { ErrorCode } from '../errors.ts';

/**
 * What an error of PostgreSQL or of the way to it means to a caller, by its SQLSTATE, its errno or the words of `pg`;
 * undefined: it is something else.
 */
export function codeOfDatabaseFault(error: Error): ErrorCode | undefined {
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code === 'string') {
    if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) return codeOfState(code);
    if (unreachable.has(code)) return 'DATABASE_UNAVAILABLE';
  }
  if (lost.test(error.message)) return 'DATABASE_UNAVAILABLE';
  return error.message === 'Query read timeout' ? 'TIMEOUT' : undefined;
}

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

// `pg` and its pool tell these by words alone.
const lost =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated( .*)?|Client (was closed|has encountered a connection error) and is not queryable|Cannot use a pool after calling end on the pool)$/;

/** SQLSTATE (PostgreSQL, appendix A) → code; undefined is a fault of ours. */
function codeOfState(state: string): ErrorCode | undefined {
  // 08 connection, 53 out of connections, memory or disk, 57P shut down, crashed or starting; 25006 a primary that became a replica
  if (/^(08|53|57P)/.test(state) || state === '25006') return 'DATABASE_UNAVAILABLE';
  // cancelled by statement_timeout, lock_timeout, transaction_timeout; lost a deadlock or a race: the same again may pass
  if (['57014', '55P03', '25P03', '25P04', '40001', '40P01'].includes(state)) return 'TIMEOUT';
  // a value that its type cannot hold: NUL, an impossible date or uuid, a number out of range
  if (['22001', '22003', '22007', '22008', '22021', '22P02', '22P05'].includes(state)) return 'BAD_USER_INPUT';
  return undefined;
}
