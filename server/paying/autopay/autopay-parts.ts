import type { Tenant } from '../../tenancy/load-tenants.ts';
import { kopecks } from '../../money.ts';
import { maximumOf } from '../check-sum.ts';
import type { PayingContext } from '../paying-context.ts';

/** What acts of autopay need to know of where they run: a request of a resident and a worker both have it. */
export type AutopayContext = Pick<PayingContext, 'tenant' | 'tenantId' | 'clock' | 'readPrimary' | 'write'>;

/** How autopay is offered. */
export type AutopayOffer = Extract<Tenant['rules']['autopay'], { mode: 'OFFERED' }>;

/** How autopay is offered by a tenant; undefined: it is not. */
export const offerOf = ({ rules }: Pick<Tenant, 'rules'>): AutopayOffer | undefined =>
  rules.autopay.mode === 'OFFERED' ? rules.autopay : undefined;

/** Most that one payment may be by a limit that was set, kopecks: rules may have become stricter since. */
export function mostOf({ rules }: Pick<Tenant, 'rules'>, { maximumLimit }: AutopayOffer, limit: bigint): bigint {
  const caps = [limit, kopecks(maximumLimit)!, maximumOf(rules.payments) ?? limit];
  return caps.reduce((least, one) => (one < least ? one : least));
}

/** Whether a card is valid on a day; a card of which nothing is known is. */
export const isValidOn = (expiry: string | null, day: string): boolean => expiry === null || expiry >= day.slice(0, 7);
