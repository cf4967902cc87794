import type { Context, Who } from '../context.ts';
import { networkOf } from '../sessions/network-address.ts';
import { limitOfLogin } from '../sessions/sign-in.ts';
import type { Limit } from '../sessions/throttle.ts';
import type { Claim } from './claim.ts';

/**
 * What a try is counted against: tries that succeed too, so that nobody walks through the numbers by binding and removing. A
 * password is guessed at here as at the sign-in, so it counts as a sign-in under that login.
 */
export function limitsOf(context: Context, { residentId }: Who, claim: Claim): Limit[] {
  const { perAccount, perAddress, perTenant } = context.tenant.rules.throttling.linking;
  const key = claim.means === 'OFFICE_CODE' ? claim.codeHashes[0]! : claim.number;
  return [
    ...(claim.means === 'NUMBER_AND_PASSWORD' ? [limitOfLogin(context, claim.login)] : []),
    { scope: 'linking account', key, ...perAccount },
    { scope: 'linking resident', key: residentId, ...perAccount },
    { scope: 'linking address', key: networkOf(context.request.ip), ...perAddress },
    { scope: 'linking tenant', key: '', ...perTenant },
  ];
}
