import { expect, test } from 'vitest';
import { TenantRules } from '../../server/tenancy/rules.ts';
import elista from '../../tenants/elista/tenant.ts';
import stk from '../../tenants/stk/tenant.ts';

type Asks = TenantRules['registration']['steps'][number]['fields'][number]['asks'];
const { rules } = elista;

/** The rules of a heating company whose newcomers are asked for these in one step. */
const asking = (...asks: Asks[]) => ({
  ...rules.registration,
  steps: [{ title: 'Вы', fields: asks.map((one) => ({ asks: one, required: true })) }],
});
const noChecks = { require: 'NONE' as const, checks: [], fallback: null };
const placesOf = (mixed: object) => TenantRules.safeParse(mixed).error?.issues.map(({ path }) => path.join('.'));

test('a utility cannot forget to ask what its other rules need', () => {
  expect(placesOf({ ...rules, registration: asking('ACCOUNT_NUMBER', 'AMOUNT_DUE', 'EMAIL') })).toBeUndefined();
  // Nobody would have a login.
  const withoutNumber = { ...asking('EMAIL'), account: 'AFTER_SIGN_IN', identity: noChecks };
  expect(placesOf({ ...rules, registration: withoutNumber })).toEqual(['login.mode']);
  // Nobody would get the one-time password.
  expect(placesOf({ ...rules, registration: asking('ACCOUNT_NUMBER', 'AMOUNT_DUE') })).toEqual(['registration.steps']);
  // Nobody’s sum would ever be right.
  const { identity } = rules.registration;
  const [step, ...steps] = stk.rules.registration.steps;
  const due = { asks: 'AMOUNT_DUE', required: true };
  const sum = { ...stk.rules.registration, identity, steps: [{ ...step, fields: [...step!.fields, due] }, ...steps] };
  expect(placesOf({ ...stk.rules, registration: sum })).toEqual(['registration.identity.checks']);
  // Anybody could have letters sent to anybody, so none ever are.
  const recovery = { ...rules.recovery, asks: ['ACCOUNT_NUMBER'] };
  expect(placesOf({ ...rules, recovery })).toEqual(['recovery.asks']);
});
