import type { BillMonths } from './bill-months.ts';
import { decimal, quantity, residentsInWords } from './in-words.ts';
import { rounded } from './millionths.ts';

/**
 * What norms of a kind of service are set for (ПП РФ 354, 306): heating and the common needs of a house for a square metre,
 * the rest for a person. Penalties and what we do not know have none.
 */
const setFor: Readonly<Record<string, 'AREA' | 'RESIDENT'>> = {
  HEATING: 'AREA',
  COMMON_NEEDS: 'AREA',
  ELECTRICITY: 'RESIDENT',
  HOT_WATER: 'RESIDENT',
};

/** Places after the point that norms have, and those that volumes are rounded to. */
const normPlaces = 4;
const volumePlaces = [4, 3];

/** A norm and what it is multiplied with, in words. */
export interface Norm {
  of: 'AREA' | 'RESIDENT';
  /** «0,0231 Гкал на 1 м² × 68,4 м² = 1,58 Гкал». */
  text: string;
}

/**
 * How a volume follows from the dwelling, when it does: registries bring no norms, so a norm is told only when one of four
 * places at most gives this very volume. Area and residents are those of today; a volume of other times mostly fits nothing.
 */
export function normOf(
  { volume, unit }: { volume: bigint; unit: string | null },
  kind: string,
  { area, residents }: BillMonths['dwelling'],
): Norm | undefined {
  if (unit === null || volume <= 0n) return undefined;
  const of = setFor[kind];
  if (of === 'AREA' && area !== null && area > 0n) {
    const norm = normFor(volume, area);
    if (norm === undefined) return undefined;
    const total = `${decimal(area)}\u00A0м² = ${quantity(volume, unit)}`;
    return { of, text: `${quantity(norm, unit)} на 1\u00A0м² × ${total}` };
  }
  if (of === 'RESIDENT' && residents !== null && residents > 0) {
    const norm = normFor(volume, BigInt(residents) * 1_000_000n);
    if (norm === undefined) return undefined;
    const total = `${residentsInWords(residents)} = ${quantity(volume, unit)}`;
    return { of, text: `${quantity(norm, unit)} на человека × ${total}` };
  }
  return undefined;
}

/** The norm of at most four places that gives the volume for so much, rounded as volumes are; all in millionths. */
function normFor(volume: bigint, base: bigint): bigint | undefined {
  const step = 10n ** BigInt(6 - normPlaces);
  const norm = rounded(rounded(volume * 1_000_000n, base), step) * step;
  if (norm === 0n) return undefined;
  const off = norm * base - volume * 1_000_000n;
  const fits = volumePlaces.some((places) => {
    const written = volume % 10n ** BigInt(6 - places) === 0n;
    // A half may have been rounded either way: billing systems do not agree on it.
    return written && (off < 0n ? -off : off) * 2n <= 10n ** BigInt(12 - places);
  });
  return fits ? norm : undefined;
}
