import { ReadingRefusal } from './reading-refusal.ts';

/** What was typed for a register: digits without zeros before them, or what is wrong and how to mend it. */
export type TypedDigits = { digits: string } | { reason: ReadingRefusal; message: string };

/** Reads what a resident typed for a meter of so many digits. Only 0 to 9: other scripts have digits that look like other ones. */
export function typedDigits(typed: string, width: number): TypedDigits {
  const text = typed.replace(/\s/g, '');
  if (!/^[0-9]+$/.test(text)) return { reason: ReadingRefusal.NOT_DIGITS, message: whatToType(text) };
  if (text.length > width)
    return {
      reason: ReadingRefusal.TOO_MANY_DIGITS,
      message: `У счётчика цифр до запятой: ${width}, а введено: ${text.length}. Проверьте, не попали ли сюда цифры после запятой.`,
    };
  return { digits: text.replace(/^0+(?=\d)/, '') };
}

function whatToType(text: string): string {
  if (text === '') return 'Введите показание: цифры до запятой.';
  const whole = /^([0-9]{1,9})[.,][0-9]*$/.exec(text)?.[1];
  return whole === undefined
    ? 'Введите только цифры, без букв и знаков: например, 4512.'
    : `Введите только цифры до запятой: ${whole}.`;
}
