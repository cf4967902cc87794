/** A missed day is made up for within so many days: the bill came late, or nothing ran. After that the month is passed by. */
export const madeUpWithinDays = 10;

/** A day of the month whose announcement can go out now. */
export interface OpenTerm {
  day: number;
  /** The very day, «2026-11-15»; it may be over already. */
  on: string;
  /** First day of the month whose bill is paid then: the one before. */
  period: string;
}

/** «2026-11-29» and 3 → «2026-12-02» */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** First day of the month that is so many months after the one of a day. */
export const monthAfter = (day: string, months: number): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10);

/** The later of two days. */
export const laterDay = (one: string, other: string): string => (one > other ? one : other);

/** A day of the month in the month that is so many months after the one of `today`. Every month has 28 days. */
function termOf(day: number, today: string, months: number): OpenTerm {
  const month = monthAfter(today, months);
  return { day, on: `${month.slice(0, 8)}${String(day).padStart(2, '0')}`, period: monthAfter(month, -1) };
}

/** Every day of a month that is to be announced now: at most one of each, as they are open for less than a month. */
export function openTerms(today: string, announceDaysBefore: number): OpenTerm[] {
  const days = Array.from({ length: 28 }, (_, n) => n + 1);
  return days.flatMap((day) =>
    [-1, 0, 1]
      .map((months) => termOf(day, today, months))
      .filter(({ on }) => daysAfter(on, -announceDaysBefore) <= today && today <= daysAfter(on, madeUpWithinDays)),
  );
}

/** When autopay pays next on a day of the month, and for which month. `done`: of these it does not any more. */
export function nextTerm(of: {
  day: number;
  today: string;
  /** Since when it is planned like this. */
  since: string;
  announceDaysBefore: number;
  done: ReadonlySet<string>;
}): OpenTerm | undefined {
  const { day, today, since, announceDaysBefore, done } = of;
  const first = daysAfter(since, announceDaysBefore);
  const term = [-1, 0, 1, 2]
    .map((months) => termOf(day, today, months))
    .find(({ on, period }) => on >= first && today <= daysAfter(on, madeUpWithinDays) && !done.has(period));
  return term && { ...term, on: laterDay(term.on, daysAfter(today, announceDaysBefore)) };
}
