import { expect, test } from 'vitest';
import { TenantRules } from '../../server/tenancy/rules.ts';
import stk from '../../tenants/stk/tenant.ts';

const withWay = (way: string) =>
  TenantRules.safeParse({ ...stk.rules, accounts: { ...stk.rules.accounts, linkBy: [way] } });

test('a utility cannot offer a way to bind accounts that its other rules leave empty', () => {
  expect(withWay('OFFICE_CODE').success).toBe(true);
  // The password of a number's own registration: here nobody registers with a number.
  expect(withWay('NUMBER_AND_PASSWORD').error?.issues).toMatchObject([{ path: ['accounts', 'linkBy'] }]);
  // Checks that are none would bind any account by its number.
  expect(withWay('IDENTITY_CHECK').error?.issues).toMatchObject([{ path: ['accounts', 'linkBy'] }]);
});
