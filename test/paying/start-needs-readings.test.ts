import { expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { MeterStatus, ReadingSource, ReadingStatus, RegisterCode } from '../../server/meters/meter.entity.ts';
import { metersToRead } from '../../server/paying/meters-to-read.ts';
import type { MeterReadings } from '../../server/readings/meter-readings.ts';
import type { TenantRules } from '../../server/tenancy/rules.ts';

interface Rules {
  payments?: Partial<TenantRules['payments']>;
  readings?: Partial<TenantRules['readings']>;
}

const own = (status: ReadingStatus) => ({ id: 'x', value: '5100', takenOn: '2026-11-18', status, receivedAt: 'x' });
const meter = (said: Partial<MeterReadings> = {}, owns: (ReadingStatus | null)[] = [null, null]): MeterReadings => ({
  id: 'x',
  serviceCode: '01',
  service: 'Электроэнергия',
  unit: 'кВт·ч',
  serial: '1',
  digits: 5,
  verificationDueOn: null,
  reportsItself: false,
  status: MeterStatus.ACTIVE,
  lastTakenAt: null,
  registers: owns.map((status, n) => ({
    code: [RegisterCode.T1, RegisterCode.T2][n]!,
    previous: { value: '5000', takenOn: '2026-10-31', source: ReadingSource.UTILITY },
    own: status && own(status),
    lastBilled: null,
  })),
  ...said,
});

/** Whether a payment of 20 November needs the meter to be read. */
function needs(one: MeterReadings, { payments, readings }: Rules = {}, at = '2026-11-20T09:00:00Z'): boolean {
  const rules = {
    payments: { withoutReading: 'FORBIDDEN_UNLESS_NO_METER', partRepeatsReadings: true, ...payments },
    readings: {
      window: { mode: 'WARN', fromDay: 15, toDay: 25 },
      countedUntilDay: 25,
      afterVerification: 'REFUSE',
      status: 'ACCEPTED_FOR_BILLING',
      ...readings,
    },
  };
  const tenant = { rules, timeZone: 'Europe/Moscow' };
  return metersToRead({ tenant, clock: new SetClock(at) } as never, [one]).length > 0;
}

const { RECEIVED, ACCEPTED } = ReadingStatus;

test('a meter that is read holds a payment up where the rule says so, and nowhere else', () => {
  expect(needs(meter())).toBe(true);
  expect(needs(meter(), { payments: { withoutReading: 'ALLOWED' } })).toBe(false);
});

test('nobody is held up by a meter whose readings are not taken', () => {
  expect(needs(meter({ status: MeterStatus.REMOVED }))).toBe(false);
  expect(needs(meter({ reportsItself: true }))).toBe(false);
  expect(needs(meter({ verificationDueOn: '2026-11-19' }))).toBe(false);
  expect(needs(meter({ verificationDueOn: '2026-11-20' }))).toBe(true);
});

test('outside of a window that refuses readings one pays without them', () => {
  const refuses: Rules = { readings: { window: { mode: 'REFUSE', fromDay: 21, toDay: 25 } } };
  expect(needs(meter(), refuses)).toBe(false);
  expect(needs(meter(), refuses, '2026-11-21T09:00:00Z')).toBe(true);
  expect(needs(meter(), { readings: { window: { mode: 'WARN', fromDay: 21, toDay: 25 } } })).toBe(true);
});

test('a further part repeats what was handed in, where the rule wants it; what is accepted nobody repeats', () => {
  expect(needs(meter({}, [RECEIVED, RECEIVED]))).toBe(true);
  expect(needs(meter({}, [RECEIVED, RECEIVED]), { payments: { partRepeatsReadings: false } })).toBe(false);
  expect(needs(meter({}, [RECEIVED, null]), { payments: { partRepeatsReadings: false } })).toBe(true);
  expect(needs(meter({}, [ACCEPTED, ACCEPTED]))).toBe(false);
  expect(needs(meter({}, [ACCEPTED, RECEIVED]))).toBe(true);
  expect(needs(meter({}, [ACCEPTED, ACCEPTED]), { readings: { status: 'AT_ONCE' } })).toBe(true);
});

test('a month that is billed already needs no reading any more', () => {
  const billed = meter();
  for (const register of billed.registers)
    register.previous = { value: '5200', takenOn: '2026-11-30', source: ReadingSource.UTILITY };
  expect(needs(billed)).toBe(false);
});
