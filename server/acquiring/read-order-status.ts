import { AcquirerFault, type Binding, type OrderState, type OrderStatus } from './acquirer.ts';
import { isObject, text, wholeNumber } from './read-answer.ts';

const states: Record<number, OrderState> = {
  0: 'REGISTERED',
  1: 'HELD',
  2: 'DEPOSITED',
  3: 'REVERSED',
  4: 'REFUNDED',
  5: 'ACS_STARTED',
  6: 'DECLINED',
};

/**
 * Reads an order as the status call and the list of orders write it. Without a number, a sum or a state it says nothing.
 * @throws AcquirerFault UNKNOWN
 */
export function readOrderStatus(fields: Record<string, unknown>): OrderStatus {
  const orderNumber = text(fields['orderNumber']);
  const amount = kopecks(fields['amount']);
  const status = wholeNumber(fields['orderStatus']);
  if (orderNumber === undefined || amount === undefined || status === undefined)
    throw new AcquirerFault('UNKNOWN', 'UNREADABLE_STATUS');
  const state = states[status] ?? 'PENDING';
  const sums = isObject(fields['paymentAmountInfo']) ? fields['paymentAmountInfo'] : {};
  const booked = ['DEPOSITED', 'REFUNDED'].includes(state);
  return {
    orderNumber,
    bankOrderId: attribute(fields['attributes'], 'mdOrder') ?? text(fields['mdOrder']) ?? text(fields['orderId']),
    state,
    amount,
    currency: text(fields['currency'])?.padStart(3, '0'),
    deposited: saidSum(sums['depositedAmount']) ?? (booked ? amount : 0n),
    refunded: saidSum(sums['refundedAmount']) ?? (state === 'REFUNDED' ? amount : 0n),
    actionCode: text(fields['actionCode']),
    paidAt:
      booked || state === 'HELD' ? (moment(fields['depositedDate']) ?? moment(fields['authDateTime'])) : undefined,
    formUrl: pageUrl(fields['formUrl']),
    binding: boundCard(fields),
  };
}

/** When the order was made; undefined: the bank did not say. */
export const madeAt = (fields: Record<string, unknown>): Date | undefined => moment(fields['date']);

/** A page a browser can be sent to. */
export function pageUrl(value: unknown): string | undefined {
  const url = text(value);
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

/** A bound card of the list of them; undefined: it has no id. */
export function readBinding(fields: unknown): Binding | undefined {
  if (!isObject(fields)) return undefined;
  const bindingId = text(fields['bindingId']);
  if (bindingId === undefined) return undefined;
  return { bindingId, maskedPan: text(fields['maskedPan']) ?? '', expiry: expiry(fields['expiryDate']) };
}

function boundCard({ bindingInfo, cardAuthInfo }: Record<string, unknown>): Binding | undefined {
  const bindingId = isObject(bindingInfo) ? text(bindingInfo['bindingId']) : undefined;
  if (bindingId === undefined) return undefined;
  const card = isObject(cardAuthInfo) ? cardAuthInfo : {};
  return {
    bindingId,
    maskedPan: text(card['maskedPan']) ?? text(card['pan']) ?? '',
    expiry: expiry(card['expiration']),
  };
}

/** Sums are whole kopecks; below zero there are none. */
function kopecks(value: unknown): bigint | undefined {
  const number = wholeNumber(value);
  return number === undefined || number < 0 ? undefined : BigInt(number);
}

/** A sum that may be left out; one that is there and is none must not pass for left out. @throws AcquirerFault UNKNOWN */
function saidSum(value: unknown): bigint | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const sum = kopecks(value);
  if (sum === undefined) throw new AcquirerFault('UNKNOWN', 'UNREADABLE_STATUS');
  return sum;
}

/** «203012» → «2030-12». */
function expiry(value: unknown): string | undefined {
  const [, year, month] = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(text(value) ?? '') ?? [];
  return year && `${year}-${month}`;
}

/** Milliseconds since 1970, of this century. */
function moment(value: unknown): Date | undefined {
  const number = wholeNumber(value);
  return number !== undefined && number > 946_684_800_000 && number < 4_102_444_800_000 ? new Date(number) : undefined;
}

/** A list of `{name, value}`, or one of them without the list. */
function attribute(list: unknown, name: string): string | undefined {
  const all: unknown[] = Array.isArray(list) ? list : [list];
  const found = all.find((one) => isObject(one) && one['name'] === name);
  return isObject(found) ? text(found['value']) : undefined;
}
