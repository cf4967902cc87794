import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countedFor, monthsBetween, windowOn } from '../../server/readings/reading-window.ts';
import { takenMoment } from '../../server/readings/taken-moment.ts';
import { Households } from './households.ts';

let homes: Households;
beforeAll(async () => void (homes = await Households.open()));
afterAll(() => homes.close());
beforeEach(() => homes.setTime('2026-11-20T09:00:00Z'));

/** Rules of a window alone. */
const withWindow = (window: object, countedUntilDay = 25) =>
  ({ rules: { readings: { window, countedUntilDay } } }) as unknown as Parameters<typeof windowOn>[0];

describe('the window', () => {
  const tenant = withWindow({ mode: 'WARN', fromDay: 15, toDay: 25 });

  test.each([
    ['2026-11-14', '2026-11-15', '2026-11-25', false, null, '2026-11-01'],
    ['2026-11-15', '2026-11-15', '2026-11-25', true, 10, '2026-11-01'],
    ['2026-11-25', '2026-11-15', '2026-11-25', true, 0, '2026-11-01'],
    ['2026-11-26', '2026-12-15', '2026-12-25', false, null, '2026-12-01'],
    ['2026-12-31', '2027-01-15', '2027-01-25', false, null, '2027-01-01'],
  ])('on %s', (day, opensOn, closesOn, open, daysLeft, period) => {
    expect(windowOn(tenant, day)).toEqual({ mode: 'WARN', opensOn, closesOn, open, daysLeft, period });
  });

  test('its days beyond the end of a month are the last day of it', () => {
    const late = withWindow({ mode: 'REFUSE', fromDay: 30, toDay: 31 }, 31);
    expect(windowOn(late, '2027-02-27')).toMatchObject({ opensOn: '2027-02-28', closesOn: '2027-02-28', open: false });
    expect(windowOn(late, '2027-02-28')).toMatchObject({ open: true, daysLeft: 0, period: '2027-02-01' });
    expect(windowOn(late, '2028-02-29')).toMatchObject({ open: true, daysLeft: 0 });
    expect(windowOn(late, '2027-01-31')).toMatchObject({ opensOn: '2027-01-30', daysLeft: 0, period: '2027-01-01' });
  });

  test('any day is good where the rule says so, and still counts for a month', () => {
    expect(windowOn(withWindow({ mode: 'ANY_DAY' }), '2026-11-26')).toEqual({
      mode: 'ANY_DAY',
      opensOn: null,
      closesOn: null,
      daysLeft: null,
      open: true,
      period: '2026-12-01',
    });
  });

  test('a day counts for its month, a later one for the next, across the year', () => {
    expect(countedFor(withWindow({}), '2026-12-25')).toBe('2026-12-01');
    expect(countedFor(withWindow({}), '2026-12-26')).toBe('2027-01-01');
    expect(countedFor(withWindow({}, 31), '2027-02-28')).toBe('2027-02-01');
  });

  test('months between readings are whole ones, at least one', () => {
    const between = (from: string, to: string) => monthsBetween(from, to);
    expect(between('2026-10-31', '2026-11-01')).toBe(1);
    expect(between('2026-10-20', '2026-11-25')).toBe(1);
    expect(between('2027-01-31', '2027-02-28')).toBe(1);
    expect(between('2026-09-20', '2026-11-20')).toBe(2);
    expect(between('2025-11-20', '2026-11-20')).toBe(12);
    expect(between('2026-11-30', '2026-11-20')).toBe(1);
  });
});

describe('the moment a device was read', () => {
  const now = new Date('2026-11-20T09:00:00Z');
  const moment = (takenAt: string | null, sentAt: string | null) =>
    takenMoment({ takenAt, sentAt }, now)?.toISOString();

  test('is now when nothing is said, and what is said when the clock is right', () => {
    expect(moment(null, null)).toBe('2026-11-20T09:00:00.000Z');
    expect(moment('2026-11-18T10:00:00Z', '2026-11-20T08:59:50Z')).toBe('2026-11-18T10:00:00.000Z');
  });

  test('is put right by the error of the clock: a year behind, a day ahead', () => {
    expect(moment('2025-11-19T09:00:00Z', '2025-11-20T09:00:00Z')).toBe('2026-11-19T09:00:00.000Z');
    expect(moment('2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z')).toBe('2026-11-20T08:00:00.000Z');
  });

  test('is now when it is a little ahead, and none when it is far ahead', () => {
    expect(moment('2026-11-20T09:04:00Z', null)).toBe('2026-11-20T09:00:00.000Z');
    expect(moment('2026-11-20T09:06:00Z', null)).toBeUndefined();
    expect(moment('2026-11-22T09:00:00Z', '2026-11-21T09:00:00Z')).toBeUndefined();
    expect(moment('9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z')).toBeUndefined();
  });
});

test('a reading of the future is refused, one of a clock that was set wrong is taken on its true day', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, { takenAt: '2026-11-21T09:00:00Z' })).toMatchObject({
    reason: 'TAKEN_IN_FUTURE',
  });
  const wrongClock = { takenAt: '2031-05-09T10:00:00Z', sentAt: '2031-05-11T10:00:00Z' };
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, wrongClock)).toMatchObject({
    takenOn: '2026-11-18',
  });
});

test('a reading may come late from a phone without a network, but not later than the rule says', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, { takenAt: '2026-11-14T20:59:59Z' })).toMatchObject({
    reason: 'TAKEN_TOO_LONG_AGO',
    message: 'Показание снято 14 ноября, больше 5 дней назад. Снимите его заново.',
  });
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' }, { takenAt: '2026-11-14T21:00:00Z' })).toMatchObject({
    takenOn: '2026-11-15', // in Moscow the day has begun
    notice: null,
  });
});

test.each([
  { takenAt: '0001-01-01T00:00:00Z' },
  { takenAt: '0001-01-01T00:00:00Z', sentAt: '9999-12-31T23:59:59Z' },
  { takenAt: '9999-12-31T23:59:59Z', sentAt: '0001-01-01T00:00:00Z' },
  { takenAt: '1970-01-01T00:00:00Z' },
])('a clock that says %j is answered, and hurts nothing beside it', async (times) => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const { reason } = await homes.submit(homes.as(home), meter, { T1: '4600' }, times);
  expect(['TAKEN_TOO_LONG_AGO', 'TAKEN_IN_FUTURE']).toContain(reason);
});

test('taken within the window, a reading is in time when it comes after it', async () => {
  const home = await homes.household('elista');
  const [meter, other] = [await homes.meter(home), await homes.meter(home)];
  homes.setTime('2026-11-27T09:00:00Z');
  const inTime = await homes.submit(homes.as(home), meter, { T1: '4600' }, { takenAt: '2026-11-25T20:59:00Z' });
  expect(inTime).toMatchObject({ takenOn: '2026-11-25', period: '2026-11-01' });
  expect(await homes.submit(homes.as(home), other, { T1: '4600' }, { takenAt: '2026-11-25T21:00:00Z' })).toMatchObject({
    reason: 'WINDOW_CLOSED',
    message: 'Показание снято 26 ноября, а принимаем снятые с 18 по 25 декабря.',
  });
  expect(await homes.submit(homes.as(home), other, { T1: '4600' })).toMatchObject({
    reason: 'WINDOW_CLOSED',
    message: 'Сегодня показания не принимаем. Передайте их с 18 по 25 декабря.',
  });
});

test.each([
  ['kaluga', '2026-11-25T20:59:59Z', '2026-11-25', '2026-11-01'], // Moscow, +3
  ['kaluga', '2026-11-25T21:00:00Z', '2026-11-26', '2026-12-01'],
  ['energosbyt', '2026-12-31T16:59:59Z', '2026-12-31', '2027-01-01'], // Novosibirsk, +7
  ['energosbyt', '2026-12-31T17:00:00Z', '2027-01-01', '2027-01-01'],
  ['stk', '2027-02-25T16:59:59Z', '2027-02-25', '2027-02-01'], // Novokuznetsk, +7
  ['stk', '2027-02-25T17:00:00Z', '2027-02-26', '2027-03-01'],
  ['stk', '2027-02-28T17:00:00Z', '2027-03-01', '2027-03-01'],
])('at %s, days and months end where its residents live: %s', async (slug, at, takenOn, period) => {
  const home = await homes.household(slug);
  const meter = await homes.meter(home);
  homes.setTime(at);
  expect(await homes.submit(homes.as(home), meter, { T1: '4600' })).toMatchObject({ takenOn, period });
});

test('where readings come with a payment, they are refused alone and taken with one', async () => {
  const home = await homes.household('kaluga');
  const meter = await homes.meter(home);
  const older = homes.as(home, { withoutPayment: false });
  expect((await homes.form(older, home)).needsPayment).toBe(true);
  expect(await homes.submit(older, meter, { T1: '4600' })).toMatchObject({ reason: 'NEEDS_PAYMENT' });
  expect(await homes.submit(older, meter, { T1: '4600' }, { withPayment: true })).toMatchObject({ repeated: false });
});
