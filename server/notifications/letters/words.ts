import { rubles } from '../../money.ts';

const inWords = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('ru', { ...options, timeZone: 'UTC' });
  // Intl ends a year by «г.», after a space of one kind or another.
  return (day: string): string => format.format(new Date(`${day}T00:00:00Z`)).replace(/\sг\.$/, '');
};

/** "2026-10" → «октябрь 2026» */
export const monthInWords = (month: string): string => wholeMonth(`${month}-01`);
const wholeMonth = inWords({ month: 'long', year: 'numeric' });

/** "2026-11-15" → «15 ноября» */
export const dayInWords = inWords({ day: 'numeric', month: 'long' });

/** "2027-01-14" → «14 января 2027» */
export const dayOfYearInWords = inWords({ day: 'numeric', month: 'long', year: 'numeric' });

/** Kopecks not below zero → «1 234,56 ₽», with spaces no line breaks at. */
export const money = (kopecks: bigint): string =>
  `${rubles(kopecks)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, '\u00A0')}\u00A0₽`;

/** The text with a capital letter at its beginning. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
