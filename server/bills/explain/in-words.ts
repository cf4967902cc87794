import { rubles } from '../../money.ts';

// Figures as residents read them, with spaces at which no line breaks.
const noBreak = '\u00A0';
const thin = '\u202F';
const minus = '\u2212';

const inThrees = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, thin);

/** Kopecks: 123450n → «1 234,50 ₽». */
export function money(kopecks: bigint): string {
  const [whole = '', fraction = ''] = rubles(kopecks < 0n ? -kopecks : kopecks).split('.');
  return `${kopecks < 0n ? minus : ''}${inThrees(whole)},${fraction}${noBreak}₽`;
}

/** Kopecks that come to a sum or go off it, always with their sign: «+18,37 ₽», «−97,47 ₽». */
export const signedMoney = (kopecks: bigint): string => (kopecks > 0n ? `+${money(kopecks)}` : money(kopecks));

/** Millionths without zeros at the end: 5222000n → «5,222». */
export function decimal(value: bigint, places = 0): string {
  const digits = String(value < 0n ? -value : value).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '').padEnd(places, '0');
  return `${value < 0n ? minus : ''}${inThrees(digits.slice(0, -6))}${fraction ? `,${fraction}` : ''}`;
}

/** A volume in its unit: «199 кВт·ч»; the bare number where there is no unit. */
export const quantity = (value: bigint, unit: string | null): string =>
  unit === null ? decimal(value) : `${decimal(value)}${noBreak}${unit}`;

/** A tariff in millionths of a ruble: «6,73 ₽», «2,3456 ₽». */
export const price = (tariff: bigint): string => `${decimal(tariff, 2)}${noBreak}₽`;

/** What a meter showed: "04426" → «4 426». */
export const reading = (digits: string): string => inThrees(digits.replace(/^0+(?=\d)/, ''));

const people: ReadonlyMap<Intl.LDMLPluralRule, string> = new Map([['few', 'человека']]);
const plural = new Intl.PluralRules('ru');

/** «1 человек», «4 человека», «6 человек». */
export const residentsInWords = (count: number): string =>
  `${count}${noBreak}${people.get(plural.select(count)) ?? 'человек'}`;

const months = [
  ['январь', 'января', 'январе'],
  ['февраль', 'февраля', 'феврале'],
  ['март', 'марта', 'марте'],
  ['апрель', 'апреля', 'апреле'],
  ['май', 'мая', 'мае'],
  ['июнь', 'июня', 'июне'],
  ['июль', 'июля', 'июле'],
  ['август', 'августа', 'августе'],
  ['сентябрь', 'сентября', 'сентябре'],
  ['октябрь', 'октября', 'октябре'],
  ['ноябрь', 'ноября', 'ноябре'],
  ['декабрь', 'декабря', 'декабре'],
] as const;

/** The month of a day in the three cases that sentences need: «октябрь», «октября», «октябре». */
export function monthOf(day: string): { name: string; of: string; inIt: string } {
  const [name, of, inIt] = months[Number(day.slice(5, 7)) - 1]!;
  return { name, of, inIt };
}

/** A month with its year: «октябрь 2026». */
export const period = (day: string): string => `${monthOf(day).name}${noBreak}${day.slice(0, 4)}`;

/** A day: «15 ноября»; with its year when that is not the one spoken of. */
export function dayInWords(day: string, year: string): string {
  const words = `${Number(day.slice(8, 10))}${noBreak}${monthOf(day).of}`;
  return day.startsWith(year) ? words : `${words}${noBreak}${day.slice(0, 4)}`;
}

/** The first letter large, as a sentence begins. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
