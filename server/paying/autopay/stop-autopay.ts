import type { Context } from '../../context.ts';
import type { AutopayStopped } from './autopay.type.ts';

/** Switches it off. */
export function stopAutopay(_context: Context, _residentId: string, _accountId: string): Promise<AutopayStopped> {
  throw new Error('not yet');
}
