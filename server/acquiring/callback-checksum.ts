import { createHmac, timingSafeEqual } from 'node:crypto';

/** A parameter of a callback as it was sent: name and value, both decoded once. */
export type CallbackParameter = readonly [name: string, value: string];

/** What a callback says, once its checksum holds. A hint: the bank's status decides. */
export interface CallbackHint {
  /** The bank's own number of the order. */
  mdOrder: string;
  orderNumber: string;
  /** approved, deposited, reversed, refunded, declinedByTimeout, or what a bank adds. */
  operation: string;
  /** «1»: it succeeded. */
  status: string;
}

const notCovered = new Set(['checksum', 'sign_alias']);

/**
 * What a callback says; undefined when it is not the bank's word: no checksum, one in lower case or by another key, a
 * parameter twice, a `;` in a name or a value, anything the checksum does not cover but itself and `sign_alias`.
 * `parameters` are those of the query and of the form together, as they came, nothing merged.
 */
export function readCallback(parameters: readonly CallbackParameter[], key: string): CallbackHint | undefined {
  const named = new Map(parameters);
  if (named.size !== parameters.length) return undefined; // which of the two would be meant?
  // With a `;` inside, other parameters would make the same text: `a;b` = `c` and `a` = `b;c`.
  if (parameters.some(([name, value]) => name === '' || name.includes(';') || value.includes(';'))) return undefined;
  const checksum = named.get('checksum');
  if (checksum === undefined || !/^[\dA-F]{64}$/.test(checksum)) return undefined;
  if (!timingSafeEqual(Buffer.from(checksum), Buffer.from(callbackChecksum(parameters, key)))) return undefined;
  const [mdOrder, orderNumber, operation, status] = ['mdOrder', 'orderNumber', 'operation', 'status'].map((name) =>
    named.get(name),
  );
  if (!mdOrder || !orderNumber || !operation || !status) return undefined;
  return { mdOrder, orderNumber, operation, status };
}

/** The checksum that belongs to these parameters: names sorted, `name;value;` of each, HMAC-SHA256, upper-case hex. */
export function callbackChecksum(parameters: readonly CallbackParameter[], key: string): string {
  const signed = parameters
    .filter(([name]) => !notCovered.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, value]) => `${name};${value};`)
    .join('');
  return createHmac('sha256', key).update(signed, 'utf8').digest('hex').toUpperCase();
}
