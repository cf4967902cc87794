export type DecimalMark = ',' | '.' | 'either';

// A billing system's number: groups of three may be parted by a space (plain, no-break or narrow); the minus may be U+2212.
const grouped = /^\d{1,3}([ \u00A0\u202F])\d{3}(?:\1\d{3})*(?=[,.]|$)/;
const scientific = /^([+-]?\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;
const bare = {
  ',': /^-?\d{1,18}(?:,\d{1,30})?$/,
  '.': /^-?\d{1,18}(?:\.\d{1,30})?$/,
  either: /^-?\d{1,18}(?:[,.]\d{1,30})?$/,
};

/** A written number as "-1234.5"; undefined when it is not one. Its digits are never turned into a float. */
export function parseDecimal(text: string, mark: DecimalMark): string | undefined {
  let plain = text.startsWith('\u2212') ? `-${text.slice(1)}` : text;
  if (plain.includes('e') || plain.includes('E')) plain = withoutExponent(plain) ?? '';
  if (!bare[mark].test(plain)) {
    const unsigned = plain.startsWith('-') ? plain.slice(1) : plain;
    if (!grouped.test(unsigned)) return undefined;
    plain = plain.replace(/[ \u00A0\u202F]/g, '');
    if (!bare[mark].test(plain)) return undefined;
  }
  return mark === '.' ? plain : plain.replace(',', '.');
}

/**
 * Kopecks of a sum as the text of an integer: "1 234,56" → "123456"; undefined when it is not a sum.
 * A third decimal place is a mistake of the file, unless it is the noise of a binary number (spreadsheets keep 0.3 as
 * 0.30000000000000004): then what remains after rounding to four places must be whole kopecks.
 */
export function parseKopecks(text: string, mark: DecimalMark): string | undefined {
  const decimal = parseDecimal(text, mark);
  if (decimal === undefined) return undefined;
  const negative = decimal.charCodeAt(0) === 45;
  const point = decimal.indexOf('.');
  const whole = decimal.slice(negative ? 1 : 0, point < 0 ? undefined : point);
  let fraction = point < 0 ? '' : decimal.slice(point + 1);
  let digits: string;
  if (fraction.length <= 2) digits = whole + fraction.padEnd(2, '0');
  else {
    fraction = fraction.padEnd(5, '0');
    const tenThousandths = BigInt(whole + fraction.slice(0, 4)) + (fraction.charCodeAt(4) >= 53 ? 1n : 0n);
    if (tenThousandths % 100n !== 0n) return undefined;
    digits = (tenThousandths / 100n).toString();
  }
  let start = 0;
  while (start < digits.length - 1 && digits.charCodeAt(start) === 48) start++;
  digits = digits.slice(start);
  // Beyond this a 64-bit column could overflow when sums are added up.
  if (digits.length > 15) return undefined;
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/** Kopecks as a person reads them in a report: "1234,56". */
export function kopecksInWords(kopecks: bigint): string {
  const digits = (kopecks < 0n ? -kopecks : kopecks).toString().padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** Spreadsheets write small and large numbers as 1.5E-3. */
function withoutExponent(text: string): string | undefined {
  const match = scientific.exec(text.replace(',', '.'));
  if (!match) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.replace(/^[+-]/, '') + fraction;
  const point = digits.length - fraction.length + Number(exponent);
  if (point > 18 || point < -20) return undefined;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return `${sign}${padded.slice(0, at)}${padded.length > at ? `.${padded.slice(at)}` : ''}`;
}
