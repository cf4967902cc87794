import { KabinetError } from '../errors.ts';
import { DateScalar, Month } from '../scalars.ts';
import { localDay } from '../tenancy/local-day.ts';

/** Longest interval of a file. Five years are longer than anybody's history, and kept small enough to be written at once. */
const mostMonths = 60;

/** First and last day of an interval, both included, and how its ends are named. */
export interface HistoryInterval {
  from: string;
  to: string;
  /** As it was asked for: "2026-01" or "2026-01-05"; undefined: from the beginning. */
  begins: string | undefined;
  ends: string;
}

/** As the address has them: whatever somebody typed. */
export interface AskedInterval {
  from?: unknown;
  to?: unknown;
}

/**
 * The interval that was asked for: months, or days where the history is one of days. Without `to` it ends today, without
 * `from` it begins as early as a file can.
 * @throws KabinetError BAD_USER_INPUT with the name of the parameter and a sentence
 */
export function historyInterval(
  asked: AskedInterval,
  { byDay, now, timeZone }: { byDay: boolean; now: Date; timeZone: string },
): HistoryInterval {
  const today = localDay(timeZone, now);
  const ends = textOf(asked.to, 'to', byDay) ?? today.slice(0, byDay ? 10 : 7);
  const begins = textOf(asked.from, 'from', byDay);
  const to = ends.length === 7 ? lastDay(ends) : ends;
  const from = begins === undefined ? `${monthsBefore(to, mostMonths - 1)}-01` : begins.padEnd(10, '-01');
  if (from > to)
    throw new KabinetError('BAD_USER_INPUT', 'Начало срока позже его конца. Поменяйте их местами.', {
      argument: 'from',
    });
  if (from < `${monthsBefore(to, mostMonths - 1)}-01`)
    throw new KabinetError('BAD_USER_INPUT', 'За один раз можно скачать не больше пяти лет. Выберите срок короче.', {
      argument: 'from',
    });
  return { from, to, begins, ends };
}

function textOf(value: unknown, argument: 'from' | 'to', byDay: boolean): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' && (isRead(Month.parseValue, value) || (byDay && isRead(DateScalar.parseValue, value))))
    return value;
  const example = byDay ? 'месяц, например 2026-10, или день, например 2026-10-25' : 'месяц, например 2026-10';
  throw new KabinetError('BAD_USER_INPUT', `Срок записан неверно: нужен ${example}.`, { argument });
}

function isRead(parse: (value: unknown) => unknown, value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** The month so many months before that of a day; not before the year 1, for there is no year 0 to ask the database about. */
function monthsBefore(day: string, count: number): string {
  const place = Math.max(12, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count);
  return `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}`;
}
