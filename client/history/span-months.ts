import { monthsFrom } from '../locale/calendar.ts';
import type { HistorySection } from './history-sections.ts';

/** As many months as can be chosen and downloaded at once. */
export const MOST_MONTHS = 60;

/** The month that a history begins with by the utility's rule; null: from the beginning; undefined: not known yet. */
export function firstMonth(
  shown: HistorySection['shown'],
  { thisMonth, registeredOn }: { thisMonth: string; registeredOn: string | undefined },
): string | null | undefined {
  if (shown.mode === 'EVERYTHING') return null;
  if (shown.mode === 'SINCE_REGISTRATION') return registeredOn?.slice(0, 7);
  return monthsFrom(thisMonth, -(shown.months ?? 12));
}

/** The months of a span as a download names them: one that is longer begins where a file can. */
export function downloadSpan({ from, to }: { from: string | null; to: string }): string {
  const begins = from !== null && from >= monthsFrom(to, 1 - MOST_MONTHS);
  return new URLSearchParams({ ...(begins && { from }), to }).toString();
}
