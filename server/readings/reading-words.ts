// Words of readings as a resident reads them.

const noBreak = '\u00A0';
const thin = '\u202F';

/** Digits in groups of three, with spaces that never break: "4512" → «4 512». */
export const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, thin);

const dayFormat = new Intl.DateTimeFormat('ru-RU', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const monthFormat = new Intl.DateTimeFormat('ru-RU', { timeZone: 'UTC', month: 'long' });

/** A day: "2026-11-25" → «25 ноября», of another year than `today` with its year. */
export function dayInWords(day: string, today: string): string {
  const name = dayFormat.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', noBreak);
  return day.slice(0, 4) === today.slice(0, 4) ? name : `${name}${noBreak}${day.slice(0, 4)}`;
}

/** A month by its first day: "2026-11-01" → «ноябрь 2026». */
export const monthInWords = (period: string): string =>
  `${monthFormat.format(new Date(`${period}T00:00:00Z`))}${noBreak}${period.slice(0, 4)}`;

/** «с 15 по 25 ноября»; `today` decides whether the year is said. */
export function daysInWords(from: string, to: string, today: string): string {
  const begins = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : dayInWords(from, today);
  return from === to ? dayInWords(to, today) : `с${noBreak}${begins} по${noBreak}${dayInWords(to, today)}`;
}

/** «больше 5 дней». */
export const moreThanDays = (days: number): string =>
  `больше ${days}${noBreak}${new Intl.PluralRules('ru').select(days) === 'one' ? 'дня' : 'дней'}`;

/** An amount with its unit: «1 800 кВт·ч». */
export const amountInWords = (digits: string, unit: string | null): string =>
  unit === null ? grouped(digits) : `${grouped(digits)}${noBreak}${unit}`;
