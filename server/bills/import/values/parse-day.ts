import type { RegistrySource } from '../../../tenancy/registry-profile.ts';

export type DateFormat = RegistrySource['dateFormat'];
export type PeriodFormat = RegistrySource['periodFormat'];

/** Where year, month and day begin; everything else must be the separators. */
const days: Record<DateFormat, RegExp> = {
  'DD.MM.YYYY': /^(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})$/,
  'DD-MM-YYYY': /^(?<d>\d\d)-(?<m>\d\d)-(?<y>\d{4})$/,
  'DD/MM/YYYY': /^(?<d>\d\d)\/(?<m>\d\d)\/(?<y>\d{4})$/,
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
};
const months: Record<PeriodFormat, RegExp> = {
  'MM.YYYY': /^(?<m>\d\d)\.(?<y>\d{4})$/,
  'MM/YYYY': /^(?<m>\d\d)\/(?<y>\d{4})$/,
  'YYYY-MM': /^(?<y>\d{4})-(?<m>\d\d)$/,
  YYYYMM: /^(?<y>\d{4})(?<m>\d\d)$/,
  MMYYYY: /^(?<m>\d\d)(?<y>\d{4})$/,
};
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day as "2026-02-28"; undefined for a day that the calendar does not have, or of a year outside 1990–2199. */
export function parseDay(text: string, format: DateFormat): string | undefined {
  const { y, m, d } = days[format].exec(text)?.groups ?? {};
  if (!y || !m || !d || !plausible(y, m)) return undefined;
  const day = Number(d);
  if (day < 1 || day > daysOfMonth[Number(m) - 1]!) return undefined;
  const year = Number(y);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return m === '02' && day === 29 && !leap ? undefined : `${y}-${m}-${d}`;
}

/** The month as its first day, "2026-02-01"; undefined when there is no such month. */
export function parsePeriod(text: string, format: PeriodFormat): string | undefined {
  const { y, m } = months[format].exec(text)?.groups ?? {};
  return y && m && plausible(y, m) ? `${y}-${m}-01` : undefined;
}

/** A time of day ("10-00-00", "10:00", "100000") as "10:00:00"; undefined when there is no such time. */
export function parseTime(text: string): string | undefined {
  const match = /^(\d\d)[:.-]?(\d\d)(?:[:.-]?(\d\d))?$/.exec(text);
  if (!match) return undefined;
  const [, hour = '', minute = '', second = '00'] = match;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 ? `${hour}:${minute}:${second}` : undefined;
}

/** The last day of a month given by its first: "2026-02-01" → "2026-02-28". */
export function lastDayOf(period: string): string {
  return new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

function plausible(year: string, month: string): boolean {
  return year >= '1990' && year <= '2199' && month >= '01' && month <= '12';
}
