import type { Context } from '../context.ts';
import { ReadingStatus } from '../meters/meter.entity.ts';
import { outsideWindow, whyNotTaken } from '../readings/judge-meter.ts';
import type { MeterReadings } from '../readings/meter-readings.ts';
import { billedAlready } from '../readings/reading-form.ts';
import { countedFor } from '../readings/reading-window.ts';
import { localDay } from '../tenancy/local-day.ts';

/**
 * Meters without whose readings nothing can be paid now (S0: a payment without a reading is forbidden, unless there is no
 * meter). A meter that nobody reads, or that cannot be read today, holds no payment up; nor does one whose reading of the
 * month has been accepted, or, where a part payment does not repeat readings, handed in.
 */
export function metersToRead(
  { tenant, clock }: Pick<Context, 'tenant' | 'clock'>,
  meters: readonly MeterReadings[],
): MeterReadings[] {
  const { withoutReading, partRepeatsReadings } = tenant.rules.payments;
  if (withoutReading === 'ALLOWED') return [];
  const day = localDay(tenant.timeZone, clock.now());
  const on = { day, period: countedFor(tenant, day) };
  const window = outsideWindow(tenant, day, day);
  if (window && 'refusal' in window) return [];
  return meters.filter((meter) => {
    if (whyNotTaken(tenant, meter, day, day) || billedAlready(meter, on)) return false;
    const own = meter.registers.map((register) => register.own);
    const isSettled = tenant.rules.readings.status !== 'AT_ONCE';
    if (own.every((one) => one?.status === ReadingStatus.ACCEPTED && isSettled)) return false;
    return partRepeatsReadings || own.some((one) => one === null);
  });
}
