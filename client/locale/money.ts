const NO_BREAK = '\u00A0';
const THIN = '\u202F';
const MINUS = '\u2212';

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, THIN);
}

/** Rubles as people read them, from the API's decimal string: "1234.5" → «1 234,50 ₽», with spaces that never break. */
export function money(amount: string): string {
  return `${sum(amount)}${NO_BREAK}₽`;
}

/** The same without the sign of the ruble, for columns of a table whose heading names it. */
export function sum(amount: string): string {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  return `${negative ? MINUS : ''}${grouped(whole)},${fraction.padEnd(2, '0').slice(0, 2)}`;
}

/** A decimal number: "4.3700" → «4,37», "1234" → «1 234». Zeros at the end of a fraction are dropped. */
export function decimal(value: string): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${value.startsWith('-') ? MINUS : ''}${grouped(whole)}${rest ? `,${rest}` : ''}`;
}

/** A price of a unit: at least two places, «6,73 ₽» or «2 318,77 ₽». */
export function price(value: string): string {
  const [, fraction = ''] = value.split('.');
  return fraction.replace(/0+$/, '').length > 2 ? `${decimal(value)}${NO_BREAK}₽` : money(value);
}

/** Kopecks of the API's decimal string, to add and compare exactly. */
export function kopecks(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -value : value;
}

/** The API's decimal string of kopecks: the opposite of {@link kopecks}. */
export function rubles(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
