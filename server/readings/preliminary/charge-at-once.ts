import type { Tenant } from '../../tenancy/load-tenants.ts';

/** What a register counted in a month: digits before and now, and what lies between them, rolled over or not. */
export interface RegisterVolume {
  code: 'T1' | 'T2' | 'T3';
  /** Null where there is no reading before this one: then there is no volume either. */
  previous: string | null;
  current: string;
  volume: string | null;
}

/** A register's volume, the price of a unit in rubles, and both of them multiplied. */
export interface ChargedRegister extends RegisterVolume {
  previous: string;
  volume: string;
  tariff: string;
  kopecks: bigint;
}

type Tariffs = Tenant['tariffs'];

/**
 * What the registers of one meter cost in a month; undefined when it cannot be said of every one of them: a sum that lacks a
 * zone would be taken for the whole. `registers`: all of the meter's. `period`: the month's first day.
 */
export function chargesAtOnce(
  tariffs: Tariffs,
  { serviceCode, period, registers }: { serviceCode: string; period: string; registers: readonly RegisterVolume[] },
): ChargedRegister[] | undefined {
  const charged: ChargedRegister[] = [];
  for (const { code, previous, current, volume } of registers) {
    const tariff = tariffInForce(
      tariffs,
      { service: serviceCode, registers: registers.length, register: code },
      period,
    );
    if (tariff === undefined || previous === null || volume === null) return undefined;
    charged.push({ code, previous, current, volume, tariff, kopecks: kopecksOf(volume, tariff) });
  }
  return charged.length > 0 ? charged : undefined;
}

/**
 * The price of a month: the one in force on its first day. A month is charged by the prices of that month, whenever the
 * reading was handed in (ПП РФ 354), and prices change with a month, so a later one is of the next.
 */
export function tariffInForce(
  tariffs: Tariffs,
  of: Pick<Tariffs[number], 'service' | 'registers' | 'register'>,
  period: string,
): string | undefined {
  let found: Tariffs[number] | undefined;
  for (const tariff of tariffs)
    if (
      tariff.service === of.service &&
      tariff.registers === of.registers &&
      tariff.register === of.register &&
      tariff.from <= period &&
      (!found || tariff.from > found.from)
    )
      found = tariff;
  return found?.price;
}

/** Volume × price in kopecks, half a kopeck up: integers all the way. `price`: rubles with at most six places. */
export function kopecksOf(volume: string, price: string): bigint {
  const [whole = '', fraction = ''] = price.split('.');
  const millionths = BigInt(whole + fraction.padEnd(6, '0'));
  return (BigInt(volume) * millionths + 5_000n) / 10_000n;
}
