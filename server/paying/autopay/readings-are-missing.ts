import type { EntityManager } from '../../database/orm.ts';
import { type AccountToPay, accountToPay, runWithin } from '../account-to-pay.ts';
import { metersToRead } from '../meters-to-read.ts';
import type { AutopayContext } from './autopay-parts.ts';

/**
 * Whether the rules let nothing be paid without readings (`withoutReading`), and some of this month are not there. Nobody is
 * at the meter when autopay pays, so none go with it: what was handed in beforehand counts, also where a part payment made by
 * hand has to repeat it.
 */
export const lacksReadings = (
  context: Pick<AutopayContext, 'tenant' | 'clock'>,
  { meters }: Pick<AccountToPay, 'meters'>,
): boolean =>
  metersToRead(context, meters).some(({ registers }) => registers.some((register) => register.own === null));

/** The same of an account, as it stands in the transaction. */
export async function readingsAreMissing(
  em: EntityManager,
  context: Pick<AutopayContext, 'tenant' | 'tenantId' | 'clock'>,
  of: { accountId: string; residentId: string },
): Promise<boolean> {
  const account = await accountToPay(runWithin(em), context, of);
  return account !== undefined && lacksReadings(context, account);
}
