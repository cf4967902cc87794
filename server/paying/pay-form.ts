import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { PayForm } from './pay-form.type.ts';

/** What the payment page of an account shows now; null when the account is not the viewer's. */
export async function payForm(_context: Context, _accountId: string): Promise<PayForm | null> {
  throw new KabinetError('INTERNAL');
}
