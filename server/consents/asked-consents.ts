import type { Context } from '../context.ts';
import type { LoadedLegalText, Tenant } from '../tenancy/define-tenant.ts';
import { legalTextsInForce } from '../tenancy/legal-texts-in-force.ts';
import { localDay } from '../tenancy/local-day.ts';
import type { ConsentTick } from './consent-tick.type.ts';

/** What a consent is about: one rule of `consents`. */
export type ConsentRule = Tenant['rules']['consents'][number];

/** A kind of legal text. */
export type LegalTextKind = ConsentRule['text'];

/** Where a consent was asked. SIGN_IN: a new version of what registration asks. */
export type ConsentPlace = 'REGISTRATION' | 'SETTINGS' | 'SIGN_IN' | 'PAYMENT';

/** What is kept as the channel of a consent that is about no way of messages. */
export const anyChannel = 'ANY';

/** The consents a place asks for. */
export function askedAt({ rules }: Pick<Tenant, 'rules'>, place: ConsentPlace): ConsentRule[] {
  if (place === 'SIGN_IN') return rules.consents.filter(isNeededForPortal);
  if (place === 'PAYMENT') return rules.payments.consents.map((text) => askedWithPayment(rules, text));
  return rules.consents.filter((rule) => rule.askedAt.includes(place));
}

/** Nothing is paid without it. How it is withdrawn is said where it is asked elsewhere as well; else in writing. */
const askedWithPayment = ({ consents }: Tenant['rules'], text: LegalTextKind): ConsentRule => ({
  text,
  askedAt: ['PAYMENT'],
  required: true,
  channels: [],
  withdrawal: consents.find((rule) => rule.text === text)?.withdrawal ?? ['PORTAL'],
});

/** Without this consent there is no portal for a resident: who withdraws it leaves. */
export const isNeededForPortal = ({ required, askedAt: places }: ConsentRule): boolean =>
  required && places.includes('REGISTRATION');

/** The text of a kind that is in force on the tenant's present day. */
export function textInForce(
  { tenant, clock }: Pick<Context, 'tenant' | 'clock'>,
  kind: string,
): LoadedLegalText | undefined {
  return legalTextsInForce(tenant, localDay(tenant.timeZone, clock.now())).find((text) => text.kind === kind);
}

/** The channels of which each has a record of its own. */
export const channelsOf = ({ channels }: ConsentRule): readonly string[] =>
  channels.length > 0 ? channels : [anyChannel];

/** Whether a tick is for one of the rule's records. */
export const isTickFor = (rule: ConsentRule, { kind, channel }: ConsentTick): boolean =>
  kind === rule.text && channelsOf(rule).includes(channel ?? anyChannel);
