/**
 * A value without what would end its line or its cell in any format: control characters become blanks. Registries bring none;
 * this is for whatever else wrote the row.
 */
export const plainValue = (value: string): string =>
  value.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, ' ').toWellFormed();

/** What a spreadsheet reads as the beginning of a formula; the wide signs of Japanese keyboards are the same to it. */
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The value as a cell of a text that a spreadsheet may open: never a formula, whoever chose it. */
export const plainCell = (value: string): string => `${formula.test(value) ? "'" : ''}${plainValue(value)}`;
