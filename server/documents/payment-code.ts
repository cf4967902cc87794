import iconv from 'iconv-lite';

/** What a bank needs to pay a bill: who is paid, how much and what for. */
export interface PaymentOrder {
  name: string;
  account: string;
  bankName: string;
  bic: string;
  correspondentAccount: string;
  inn: string;
  kpp: string | null;
  /** Kopecks, above zero. */
  sum: bigint;
  purpose: string;
  /** Number of the payer's account at the utility. */
  accountNumber: string;
  /** Billed month: "2026-10". */
  period: string;
}

/** Most bytes of the mandatory block, and most characters of its texts (ГОСТ Р 56042-2014, таблицы 1 и 2). */
const mandatoryBytes = 300;
const longest = { name: 160, bankName: 45, purpose: 210, accountNumber: 100 };

/** Separators in the order they are tried: single bytes in both encodings, and none of them `=`. */
const separators = '|~^;#$&*@%!+?_/:`'.split('');

type Field = readonly [name: string, value: string];

/**
 * The bytes of a payment code by ГОСТ Р 56042-2014: `ST0001`, the encoding, the separator, then `Name=Value` fields, first the
 * mandatory ones in their order. The names of the payer are left out: a bank needs none, the account number says it all.
 *
 * UTF-8 is what phones read best and what keeps every letter, so it is taken unless the mandatory block would outgrow its 300
 * bytes; then windows-1251, in which the longest names allowed just fit; and where that lacks a letter, a shortened name.
 * @throws RangeError when there is nothing to pay
 */
export function paymentCode(order: PaymentOrder): Buffer {
  if (order.sum <= 0n) throw new RangeError('A payment code needs a sum above zero');
  const name = shortened(order.name, longest.name);
  const rest = optional(order);
  const utf8 = mandatory(order, name);
  if (bytesOf(utf8) <= mandatoryBytes) return Buffer.from(written('2', [...utf8, ...rest]), 'utf8');
  const inCyrillic = written('1', [...utf8, ...rest]);
  const encoded = iconv.encode(inCyrillic, 'windows-1251');
  if (iconv.decode(encoded, 'windows-1251') === inCyrillic) return encoded;
  return Buffer.from(written('2', [...withFittingName(order, name), ...rest]), 'utf8');
}

const mandatory = (order: PaymentOrder, name: string): Field[] => [
  ['Name', name],
  ['PersonalAcc', digits(order.account)],
  ['BankName', shortened(order.bankName, longest.bankName)],
  ['BIC', digits(order.bic)],
  ['CorrespAcc', digits(order.correspondentAccount) || '0'],
];

const optional = (order: PaymentOrder): Field[] => [
  ['PayeeINN', digits(order.inn)],
  ...(order.kpp ? [['KPP', order.kpp] as const] : []),
  ['Sum', String(order.sum)],
  ['Purpose', shortened(order.purpose, longest.purpose)],
  // Banks refuse a number with spaces in it.
  ['PersAcc', order.accountNumber.replace(/\s+/g, '').slice(0, longest.accountNumber)],
  ['PaymPeriod', `${order.period.slice(5, 7)}${order.period.slice(0, 4)}`],
  ['TechCode', '02'], // housing and utilities
];

function withFittingName(order: PaymentOrder, name: string): Field[] {
  const letters = Array.from(name);
  while (bytesOf(mandatory(order, letters.join(''))) > mandatoryBytes) letters.pop();
  return mandatory(order, letters.join('').trimEnd());
}

/** Bytes of the block in UTF-8, with a separator after each field. */
const bytesOf = (fields: readonly Field[]): number =>
  fields.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}=${value}`) + 1, 0);

function written(encoding: '1' | '2', fields: readonly Field[]): string {
  const values = fields.map(([, value]) => value).join('');
  const free = separators.find((one) => !values.includes(one));
  const separator = free ?? separators[0]!;
  const safe = (value: string) => (free ? value : value.replaceAll(separator, ' '));
  return `ST0001${encoding}${separator}${fields.map(([name, value]) => `${name}=${safe(value)}`).join(separator)}`;
}

const digits = (text: string): string => text.replace(/\D/g, '');

/** One line of at most so many characters, none of them cut in half. */
const shortened = (text: string, most: number): string =>
  Array.from(
    text
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  )
    .slice(0, most)
    .join('')
    .trimEnd();
