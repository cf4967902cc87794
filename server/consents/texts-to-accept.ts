import type { Context } from '../context.ts';
import type { LoadedLegalText } from '../tenancy/define-tenant.ts';
import { askedAt, channelsOf, textInForce } from './asked-consents.ts';

/** A consent that holds. */
export interface AcceptedText {
  kind: string;
  channel: string;
  version: string;
}

/** Texts the portal needs whose version in force is not among the accepted ones, in the order of the tenant's rules. */
export function textsToAccept(
  context: Pick<Context, 'tenant' | 'clock'>,
  accepted: readonly AcceptedText[],
): LoadedLegalText[] {
  return askedAt(context.tenant, 'SIGN_IN').flatMap((rule) => {
    const text = textInForce(context, rule.text);
    if (!text) return [];
    const holds = (channel: string) =>
      accepted.some((one) => one.kind === text.kind && one.version === text.version && one.channel === channel);
    return channelsOf(rule).every(holds) ? [] : [text];
  });
}
