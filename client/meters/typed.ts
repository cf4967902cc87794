/** What was typed, without the spaces one may put between digits. */
export const bare = (typed: string): string => typed.replace(/[\s\u00A0\u202F]/g, '');

/** What cannot be a reading of a meter with so many digits, and what to do; undefined: nothing speaks against it yet. */
export function faultOf(typed: string, digits: number): string | undefined {
  const value = bare(typed);
  if (value === '') return undefined;
  const whole = /^(\d+)[.,]\d*$/.exec(value)?.[1];
  if (whole !== undefined) return `Нужны только цифры до запятой: ${whole}.`;
  if (!/^\d+$/.test(value)) return 'Здесь могут быть только цифры.';
  if (value.length > digits) return `У счётчика цифр до запятой: ${digits}, а введено: ${value.length}.`;
  return undefined;
}

/** How much was used from one reading to the next; `rolled`: the meter began anew from zero in between. */
export interface Consumption {
  volume: number;
  rolled: boolean;
}

/** The consumption that a typed value means; undefined where nothing can be said: nothing typed, no reading before. */
export function consumptionOf(previous: string | null, typed: string, digits: number): Consumption | undefined {
  const value = bare(typed);
  if (previous === null || !/^\d+$/.test(value) || faultOf(typed, digits) !== undefined) return undefined;
  const volume = Number(value) - Number(previous);
  return volume >= 0 ? { volume, rolled: false } : { volume: volume + 10 ** digits, rolled: true };
}

/** Whether a meter can have begun anew: then little was used. Else some digit is wrong. */
export const believable = ({ volume, rolled }: Consumption, warnAbove: number | null, digits: number): boolean =>
  !rolled || volume <= (warnAbove ?? 10 ** digits / 10);
