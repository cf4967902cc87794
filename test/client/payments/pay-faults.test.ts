import { expect, test } from 'vitest';
import type { MeterToReadFragment } from '../../../client/graphql/generated/graphql.ts';
import { faultsIn, type Filled } from '../../../client/payments/pay-faults.ts';
import { metersInput, payMeters } from '../../../client/payments/pay-meters.ts';

const register = (code: 'T1' | 'T2', label: string, handedIn: string | null) =>
  ({ code, label, previous: '4500', handedIn }) as MeterToReadFragment['registers'][number];
const meter = (handedIn: [string | null, string | null]): MeterToReadFragment => ({
  meterId: 'm1',
  service: 'Электричество',
  unit: 'кВт·ч',
  serial: '77',
  digits: 5,
  verificationDueOn: null,
  taken: true,
  notice: null,
  registers: [register('T1', 'день', handedIn[0]), register('T2', 'ночь', handedIn[1])],
});
const rules = { repeats: true, acceptedAtOnce: false };
const form: Filled['form'] = {
  online: true,
  quote: 'q',
  amountDue: '12345.00',
  proposed: '12345.00',
  minimum: '0.01',
  maximum: '10000.00',
  services: [],
  readingsRequired: true,
  payer: { fullName: null, email: null, phone: null },
  consents: [{ kind: 'PERSONAL_DATA_CONSENT', version: '1', title: 'Согласие' }],
  paidOnCurrentBill: null,
  open: null,
  canRemember: false,
};
const filled: Filled = {
  form,
  amount: '100,00',
  parts: [],
  meters: payMeters(
    [meter([null, null])],
    {
      m1: { values: { T1: '4510', T2: '4520' }, correcting: false, photo: null },
    },
    rules,
  ),
  payer: [{ asks: 'EMAIL', required: false, value: '' }],
  receiptBy: [],
  ticked: () => true,
  remember: false,
};
const fields = (more: Partial<Filled>): string[] => [...faultsIn({ ...filled, ...more }).keys()];

test('what is right is sent', () => {
  expect(fields({})).toEqual([]);
});

test('every field that is wrong is told of at once, in the order of the page', () => {
  expect(
    fields({
      amount: '',
      meters: payMeters(
        [meter([null, null])],
        { m1: { values: { T1: '45,1' }, correcting: false, photo: null } },
        rules,
      ),
      receiptBy: ['EMAIL'],
      ticked: () => false,
    }),
  ).toEqual(['amount', 'reading m1 T1', 'reading m1 T2', 'payer.email', 'consents.PERSONAL_DATA_CONSENT']);
});

test('a sum above the cap or below the least is not sent', () => {
  expect(fields({ amount: '10000,01' })).toEqual(['amount']);
  expect(fields({ amount: '10000' })).toEqual([]);
  expect(fields({ amount: '0,00' })).toEqual(['amount']);
});

test('services are added up to the kopeck, and a fault stands at its service', () => {
  const parts = (...typed: string[]) => typed.map((text, place) => ({ code: `0${place}`, typed: text }));
  expect(fields({ parts: parts('0,1', '0,2', '') })).toEqual([]);
  expect(fields({ parts: parts('', '') })).toEqual(['amount']);
  expect(fields({ parts: parts('12', 'сто') })).toEqual(['parts.01']);
  expect(fields({ parts: parts('6000', '6000') })).toEqual(['amount']);
});

test('readings that are handed in already are repeated with a further part, without typing', () => {
  const [repeated] = payMeters([meter(['4510', '4520'])], {}, rules);
  expect(repeated?.repeated).toBe(true);
  expect(metersInput([repeated!], {})).toEqual([
    {
      meterId: 'm1',
      registers: [
        { code: 'T1', value: '4510' },
        { code: 'T2', value: '4520' },
      ],
      confirmed: false,
    },
  ]);
  const corrected = payMeters(
    [meter(['4510', '4520'])],
    {
      m1: { values: { T1: '4511', T2: '4 520' }, correcting: true, photo: null },
    },
    rules,
  );
  expect(metersInput(corrected, { m1: '4511 4520' })[0]).toMatchObject({
    registers: [{ value: '4511' }, { value: '4520' }],
    confirmed: true,
  });
  expect(metersInput(corrected, { m1: '4511 4521' })[0]?.confirmed).toBe(false);
});

test('readings that need not come again are not asked for: accepted by billing, or not repeated by the rule', () => {
  const handedIn = meter(['4510', '4520']);
  const registers = handedIn.registers.map((one) => ({ ...one, handedInStatus: 'ACCEPTED' as const }));
  const accepted = { ...handedIn, registers };
  expect(payMeters([accepted], {}, rules)).toEqual([]);
  expect(payMeters([accepted], {}, { ...rules, acceptedAtOnce: true })).toHaveLength(1);
  expect(payMeters([handedIn], {}, { ...rules, repeats: false })).toEqual([]);
  expect(payMeters([{ ...meter([null, null]), taken: false }], {}, rules)).toEqual([]);
});
