import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { KabinetError } from './errors.ts';
import { kopecks, rubles } from './money.ts';

/** A scalar that is text in JSON. `read` gives the value code works with, or undefined when the text is not one. */
function textScalar(
  name: string,
  description: string,
  example: string,
  read: (text: string) => string | bigint | undefined,
  write: (value: unknown) => string,
) {
  const parse = (value: unknown) => {
    const parsed = typeof value === 'string' ? read(value) : undefined;
    if (parsed === undefined) {
      throw new KabinetError('BAD_USER_INPUT', undefined, { hint: `${name} must be a string such as "${example}".` });
    }
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Reads write values exactly as the response carries them, so there is nothing left to do. */
const asWritten = (value: unknown): string => String(value);

/** The day exists in the calendar. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || match[1] === '0000') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Rubles as a decimal string with two places; code works with kopecks. */
export const Money = textScalar(
  'Money',
  'Rubles as a decimal string with two places, e.g. "1234.56"; may be below zero. Never a float.',
  '1234.56',
  kopecks,
  (value) => (typeof value === 'bigint' ? rubles(value) : String(value)),
);

/** An exact decimal number as a string. */
export const Decimal = textScalar(
  'Decimal',
  'An exact decimal number as a string, e.g. "49.4".',
  '49.4',
  (text) => (/^-?\d{1,18}(\.\d{1,9})?$/.test(text) ? text : undefined),
  asWritten,
);

/** A calendar month; code and tables work with its first day. */
export const Month = textScalar(
  'Month',
  'A calendar month, e.g. "2026-10": a billing period.',
  '2026-10',
  (text) => (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) ? `${text}-01` : undefined),
  (value) => String(value).slice(0, 7),
);

/** A calendar day in the utility's time zone. */
export const DateScalar = textScalar(
  'Date',
  'A calendar day in the utility\'s time zone, e.g. "2026-11-25".',
  '2026-11-25',
  (text) => (isDay(text) ? text : undefined),
  asWritten,
);

/** A moment in UTC. */
export const DateTime = textScalar(
  'DateTime',
  'A moment in UTC, e.g. "2026-11-21T07:00:00.000Z".',
  '2026-11-21T07:00:00.000Z',
  (text) => {
    const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
    const moment = match && isDay(match[1]!) ? new Date(text) : undefined;
    return moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
  },
  (value) => (value instanceof Date ? value.toISOString() : String(value)),
);
