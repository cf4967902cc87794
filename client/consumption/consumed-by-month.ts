import type { ConsumedFragment } from '../graphql/generated/graphql.ts';
import { addDecimals } from '../locale/decimals.ts';
import { monthsFrom } from '../locale/calendar.ts';

type Charge = ConsumedFragment['nodes'][number];

/** The zone of a meter; undefined: everything, where a month was not billed by zones. */
type Zone = 'T1' | 'T2' | 'T3' | undefined;

/** How much was used, by month. */
export interface Consumption {
  /** The zones there are, T1 first; undefined, where something is not told apart, comes last. */
  zones: Zone[];
  unit: string | null;
  /** The newest first. */
  months: ConsumedMonth[];
}

export interface ConsumedMonth {
  period: string;
  /** By zones, in their order; null: the month has no such zone. */
  volumes: (string | null)[];
  total: string;
  /** Of the same month a year before; null: not known. */
  yearAgo: string | null;
}

/** Lines that measure something: a penalty does not. */
const measured = (charge: Charge) => charge.lines.filter((line) => (line.unit ?? charge.service.unit) !== null);

/** A service's volumes added up by month and zone, beside those of the year before. */
export function consumedByMonth(
  charges: readonly Charge[],
  yearBefore: readonly Charge[],
  service: string,
): Consumption {
  const own = linesByMonth(charges, service);
  const before = linesByMonth(yearBefore, service);
  const zonesOf = (lines: Line[]): Set<Zone> => {
    const codes = new Set(lines.map(({ registerCode }) => registerCode ?? undefined));
    // A meter with a single register tells no zones apart.
    return codes.size > 1 || !codes.has('T1') ? codes : new Set([undefined]);
  };
  const zones = [...new Set([...own.values()].flatMap((lines) => [...zonesOf(lines)]))].toSorted((one, other) =>
    String(one).localeCompare(String(other)),
  );
  const months = [...own].map(([period, lines]): ConsumedMonth => {
    const there = zonesOf(lines);
    const volumes = zones.map((zone) => {
      if (!there.has(zone)) return null;
      const parts = there.size === 1 ? lines : lines.filter((line) => (line.registerCode ?? undefined) === zone);
      return addDecimals(parts.map(({ volume }) => volume));
    });
    const past = before.get(monthsFrom(period, -12)) ?? own.get(monthsFrom(period, -12));
    return {
      period,
      volumes,
      total: addDecimals(lines.map(({ volume }) => volume)),
      yearAgo: past ? addDecimals(past.map(({ volume }) => volume)) : null,
    };
  });
  const unit = [...own.values()].flat().find((line) => line.unit !== null)?.unit ?? null;
  return { zones, unit, months: months.toSorted((one, other) => (one.period < other.period ? 1 : -1)) };
}

type Line = Charge['lines'][number];

function linesByMonth(charges: readonly Charge[], service: string): Map<string, Line[]> {
  const months = new Map<string, Line[]>();
  for (const charge of charges) {
    const lines = charge.service.code === service ? measured(charge) : [];
    if (lines.length === 0) continue;
    const withUnit = lines.map((line) => ({ ...line, unit: line.unit ?? charge.service.unit }));
    months.set(charge.period, [...(months.get(charge.period) ?? []), ...withUnit]);
  }
  return months;
}
