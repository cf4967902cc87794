import type { Tenant } from '../tenancy/define-tenant.ts';
import { monthsBetween } from './reading-window.ts';

/** How much of a service may lie between two readings. */
export interface PlausibleConsumption {
  /** Above it a resident is asked; null: never. */
  warnAbove: number | null;
  /** Above it nothing is taken; null: everything is. */
  refuseAbove: number | null;
  /** A meter may have begun anew from zero when it consumed no more than that; null: that is not believed. */
  rolloverUpTo: number | null;
}

/** The tenant's monthly figures for a service, times the months since the reading before. */
export function plausibleConsumption(
  { rules }: Pick<Tenant, 'rules'>,
  { service, digits, from, to }: { service: string; digits: number; from: string; to: string },
): PlausibleConsumption {
  const rule = rules.readings.sanity.find((one) => one.service === service);
  if (!rule) return { warnAbove: null, refuseAbove: null, rolloverUpTo: null };
  const months = monthsBetween(from, to);
  const refuseAbove = rule.refuseAbove === null ? null : rule.refuseAbove * months;
  // On a narrow meter, or after many months, the limit alone would make a rollover of every typing error. Whoever consumed
  // more than half of the meter's range is asked about it in person.
  const halfRange = 10 ** digits / 2;
  const rolloverUpTo = Math.min((rule.refuseAbove ?? rule.warnAbove) * months, halfRange);
  return { warnAbove: rule.warnAbove * months, refuseAbove, rolloverUpTo };
}

/** Consumption between two readings of a meter of so many digits; undefined: below the one before, and hardly from zero anew. */
export function consumptionOf(
  { previous, value, digits }: { previous: string; value: string; digits: number },
  { rolloverUpTo }: Pick<PlausibleConsumption, 'rolloverUpTo'>,
): number | undefined {
  const difference = Number(value) - Number(previous);
  if (difference >= 0) return difference;
  const rolled = difference + 10 ** digits;
  return rolled >= 0 && rolloverUpTo !== null && rolled <= rolloverUpTo ? rolled : undefined;
}
