import type { Context } from '../context.ts';
import type { KeptRegistration } from './kept-registration.ts';

/**
 * What an answered registration waits for: that its address is confirmed by link or code, that an own password replaces the
 * one-time one, or nothing. Where the rules ask for both, they come in this order.
 */
export function proofAwaited(
  { tenant: { rules } }: Pick<Context, 'tenant'>,
  { oneTimeHash }: Pick<KeptRegistration, 'oneTimeHash'>,
): 'CONFIRMATION' | 'ONE_TIME_PASSWORD' | 'NOTHING' {
  if (rules.registration.activation.mode === 'CONFIRM' && oneTimeHash === null) return 'CONFIRMATION';
  return rules.password.mode === 'ONE_TIME' ? 'ONE_TIME_PASSWORD' : 'NOTHING';
}
