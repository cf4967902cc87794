import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open(join(import.meta.dirname, '..', 'tenants'))));
afterAll(() => town.close());

test('a utility without a bank shows what is due and how to pay it, and begins no payment', async () => {
  const anna = await town.payer('fixture', { kopecks: 40_000, services: { HVS: 1000 } });
  expect(await town.form(anna)).toMatchObject({
    online: false,
    canRemember: false,
    amountDue: '410.00',
    proposed: null,
    minimum: '10.00',
    maximum: '15000.00',
    paidOnCurrentBill: '0.00',
    services: [
      { debt: '400.00', proposed: '0.00' },
      { debt: '10.00', proposed: '0.00' },
    ],
    payer: { fullName: null, email: null, phone: anna.person.phone },
    consents: [{ kind: 'SERVICE_RULES' }],
  });
  expect(await town.start(anna)).toMatchObject({
    reason: 'NOT_OFFERED',
    message: 'Картой здесь пока не платят. Оплатите в банке по реквизитам.',
  });
  expect(await town.orderNumbers(anna)).toEqual([]);
  expect(await town.sql('select from money_key')).toEqual([]);
});
