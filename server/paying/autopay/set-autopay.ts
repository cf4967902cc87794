import type { Context } from '../../context.ts';
import type { AutopayRefused, AutopaySet, SetAutopayInput } from './autopay.type.ts';

/** Lets an account be paid by itself. */
export function setAutopay(
  _context: Context,
  _residentId: string,
  _input: SetAutopayInput,
): Promise<AutopaySet | AutopayRefused> {
  throw new Error('not yet');
}
