import { createHash } from 'node:crypto';
import { askedAt, textInForce } from '../consents/asked-consents.ts';
import type { Context } from '../context.ts';
import type { LoadedLegalText } from '../tenancy/define-tenant.ts';
import type { AccountToPay } from './account-to-pay.ts';
import { inFixedForm } from './money-key.ts';

type Offering = Pick<Context, 'tenant' | 'clock'>;

/** Texts that are accepted with a payment, in force on the tenant's present day, in the order of the rules. */
export const textsOfPayment = (context: Offering): LoadedLegalText[] =>
  askedAt(context.tenant, 'PAYMENT').flatMap(({ text }) => textInForce(context, text) ?? []);

/**
 * Names what a payment form is made from. Another bill, another payment, other rules or texts make another name: who pays by
 * what they saw before is asked again. A payment that was begun counts as well, paid or not: of two tabs only one goes on.
 */
export function quoteOf(context: Offering, account: AccountToPay): string {
  const { balance, balancePeriod, dueOn, services, paidSinceBill, newestPayment } = account;
  const texts = textsOfPayment(context).map(({ kind, version, hash }) => [kind, version, hash]);
  const { payments } = context.tenant.rules;
  const made = { balance, balancePeriod, dueOn, services, paidSinceBill, newestPayment, payments, texts };
  return createHash('sha256').update(inFixedForm(made)).digest('base64url').slice(0, 32);
}
