import { rubles } from '../money.ts';

const months = [
  ['январь', 'января'],
  ['февраль', 'февраля'],
  ['март', 'марта'],
  ['апрель', 'апреля'],
  ['май', 'мая'],
  ['июнь', 'июня'],
  ['июль', 'июля'],
  ['август', 'августа'],
  ['сентябрь', 'сентября'],
  ['октябрь', 'октября'],
  ['ноябрь', 'ноября'],
  ['декабрь', 'декабря'],
] as const;

const monthOf = (day: string) => months[Number(day.slice(5, 7)) - 1]!;

/** "2026-10" or a day of it → «октябрь 2026» */
export const monthInWords = (day: string): string => `${monthOf(day)[0]} ${day.slice(0, 4)}`;

/** "2026-11-15" → «15 ноября 2026» */
export const dayInWords = (day: string): string => `${Number(day.slice(8, 10))} ${monthOf(day)[1]} ${day.slice(0, 4)}`;

/** Groups of three digits stand apart by a narrow space that no line breaks at. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Kopecks → «1 234,56», below zero with a true minus. */
export function money(kopecks: string): string {
  const [whole = '', part = ''] = rubles(kopecks).replace('-', '').split('.');
  return `${kopecks.startsWith('-') ? '\u2212' : ''}${grouped(whole)},${part}`;
}

/** A decimal as PostgreSQL writes it → «1 234,5», without the zeros that say nothing; at least so many places. */
export function decimal(text: string, places = 0): string {
  const [whole = '', part = ''] = text.replace('-', '').split('.');
  const kept = part.replace(/0+$/, '').padEnd(places, '0');
  return `${text.startsWith('-') ? '\u2212' : ''}${grouped(whole)}${kept ? `,${kept}` : ''}`;
}

/** «счёт» → «Счёт» */
export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
