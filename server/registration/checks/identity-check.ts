import type { Context } from '../../context.ts';
import type { TenantRules } from '../../tenancy/rules.ts';
import type { RegistrationAnswers } from '../answers.type.ts';

/** One comparison with the billing data, as the tenant's rule wants it. */
export type IdentityCheck = TenantRules['registration']['identity']['checks'][number];

/** What was found out about an account that may not exist; a code that was shown is still to be used up. */
export type Finding = { passed: boolean; officeCodeHash?: string };

/**
 * Looks the answer up for an account, with the same statements whether it exists or not; or, as a text, the sentence that
 * says why it can be no answer for any account.
 */
export type Look = ((accountId: string) => Promise<Finding>) | string;

/** One kind of proof: reads what was typed, and gives what is to be done about it. Looks nothing up by itself. */
export type Proof = (context: Context, rule: IdentityCheck, answers: RegistrationAnswers) => Look;
