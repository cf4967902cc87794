/** Why one row was set aside. The codes are stable. */
export const faultReasons = {
  TOO_SHORT: 'в строке меньше значений, чем столбцов',
  TOO_LONG: 'в строке больше значений, чем столбцов',
  BAD_QUOTES: 'кавычки не закрыты',
  NUL: 'в строке есть нулевой байт',
  CONTROL_CHARACTER: 'в строке есть управляющий символ',
  LOST_CHARACTERS: 'вместо букв стоят вопросительные знаки',
  CELL_ERROR: 'в ячейке ошибка таблицы',
  MISSING: 'значение не указано',
  TOO_MANY_CHARACTERS: 'значение слишком длинное',
  NOT_A_SUM: 'это не сумма с копейками',
  NOT_A_NUMBER: 'это не число',
  OUT_OF_RANGE: 'такого значения быть не может',
  NO_SUCH_DATE: 'такой даты нет',
  NO_SUCH_PERIOD: 'такого месяца нет',
  WRONG_PERIOD: 'строка другого месяца',
  UNKNOWN_VALUE: 'такое значение не описано в профиле реестра',
  WRONG_ACCOUNT_NUMBER: 'номер лицевого счёта не того вида',
  UNKNOWN_ACCOUNT: 'такого лицевого счёта нет',
  UNKNOWN_METER: 'такого прибора у лицевого счёта нет',
  NO_SUCH_READING: 'показания этого прибора житель за этот месяц не передавал',
  DUPLICATE: 'строка повторяет другую строку файла',
  CONTRADICTION: 'строка противоречит другой строке того же лицевого счёта',
  DOES_NOT_ADD_UP: 'суммы не сходятся: начальный остаток + начислено + перерасчёт − оплачено ≠ конечный остаток',
  FEE_DOES_NOT_ADD_UP: 'суммы не сходятся: сумма − перечислено ≠ комиссия',
} as const;

export type FaultCode = keyof typeof faultReasons;

/** A row that was set aside: where it stands, which value is at fault, and why. `value` is cut to 100 characters. */
export interface Fault {
  line: number;
  field: string | null;
  value: string | null;
  code: FaultCode;
  reason: string;
}

/** A fault of one value of a row. `detail` is added to the reason. */
export function fault(
  line: number,
  code: FaultCode,
  field: string | null = null,
  value: string | null = null,
  detail = '',
): Fault {
  return { line, field, value: value === null ? null : storable(value), code, reason: faultReasons[code] + detail };
}

/** PostgreSQL keeps no NUL; control characters become visible signs (U+2400 and on). */
function storable(value: string): string {
  return value
    .slice(0, 100)
    .replace(/[\u0000-\u001F]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\u007F-\u009F]/g, '\u2421')
    .toWellFormed();
}
