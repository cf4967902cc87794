import { expect, test } from 'vitest';
import { TenantRules } from '../../server/tenancy/rules.ts';
import kaluga from '../../tenants/kaluga/tenant.ts';

const { rules } = kaluga;
const placesOf = (autopay: object) =>
  TenantRules.safeParse({ ...rules, autopay: { ...rules.autopay, ...autopay } }).error?.issues.map(({ path }) =>
    path.join('.'),
  );

test('a utility cannot offer autopay that could never pay', () => {
  expect(placesOf({})).toBeUndefined();
  // One payment by card may be 10 000 roubles there.
  expect(placesOf({ maximumLimit: '10000.01' })).toEqual(['autopay.maximumLimit']);
  expect(placesOf({ defaultLimit: '9000.00', maximumLimit: '8000.00' })).toEqual(['autopay.defaultLimit']);
  expect(placesOf({ defaultLimit: '0.00' })).toEqual(['autopay.defaultLimit']);
  expect(placesOf({ pays: [] })).toEqual(['autopay.pays']);
  expect(placesOf({ announceDaysBefore: 0 })).toEqual(['autopay.announceDaysBefore']);
  expect(TenantRules.safeParse({ ...rules, autopay: { mode: 'OFF' } }).success).toBe(true);
});
