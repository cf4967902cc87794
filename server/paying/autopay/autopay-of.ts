import type { Context } from '../../context.ts';
import type { Run } from '../../database/tenant-reader.ts';
import type { Autopay } from './autopay.type.ts';

/** How an account is paid by itself, for one of its residents; null: it was never set. */
export function autopayOf(
  _context: Context,
  _run: Run,
  _of: { accountId: string; residentId: string },
): Promise<Autopay | null> {
  return Promise.resolve(null);
}
