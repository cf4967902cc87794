const NO_BREAK = '\u00A0';

const nominative = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];
const genitive = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const short = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

const partsOf = (date: string): [year: string, month: number, day: number] => [
  date.slice(0, 4),
  Number(date.slice(5, 7)) - 1,
  Number(date.slice(8, 10)),
];

/** The name of a period's month: "2026-10" → «октябрь». */
export function monthName(period: string): string {
  return nominative[partsOf(period)[1]] ?? period;
}

/** Three letters for the foot of a chart: "2026-10" → «окт». */
export function monthShort(period: string): string {
  return short[partsOf(period)[1]] ?? period;
}

/** A billing period: "2026-10" → «октябрь 2026». */
export function period(value: string): string {
  return `${monthName(value)}${NO_BREAK}${value.slice(0, 4)}`;
}

/** A day: "2026-11-25" → «25 ноября», of another year than this one «25 ноября 2025». */
export function day(date: string, today = new Date()): string {
  const [year, month, number] = partsOf(date);
  const name = `${number}${NO_BREAK}${genitive[month] ?? ''}`;
  return Number(year) === today.getFullYear() ? name : `${name}${NO_BREAK}${year}`;
}

/** A day with its year always, for documents and histories: «25 ноября 2026». */
export function fullDay(date: string): string {
  const [year, month, number] = partsOf(date);
  return `${number}${NO_BREAK}${genitive[month] ?? ''}${NO_BREAK}${year}`;
}

/** The calendar day ("2026-11-25") of a moment in the utility's time zone. */
export function dayOf(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );
}

/** The clock of a moment in the utility's time zone: «14:05». */
export function timeOf(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
}

/** Today ("2026-11-21") in the utility's time zone. */
export function today(timeZone: string, now = new Date()): string {
  return dayOf(now.toISOString(), timeZone);
}

/** The month so many months after (before, when negative) a month: ("2026-01", -2) → "2025-11". */
export function monthsFrom(month: string, count: number): string {
  const place = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}

/** All months of an interval, both ends included, the newest first. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = to; month >= from && months.length < 600; month = monthsFrom(month, -1)) months.push(month);
  return months;
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The moment at which a day ("2026-11-01") begins in the utility's time zone. */
export function dayBegins(date: string, timeZone: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(midnight);
  return new Date(2 * midnight - Date.parse(`${clock.replace(' ', 'T')}Z`)).toISOString();
}
