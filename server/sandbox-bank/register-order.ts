import { BankError } from './bank-error.ts';
import { mayCallBack } from './call-back.ts';
import {
  type CallFields,
  neededSum,
  neededText,
  optionalLocalMoment,
  optionalObject,
  optionalText,
  optionalUrl,
  textOf,
} from './read-fields.ts';
import type { OrderDraft } from './sandbox-bank.ts';

/** What differs between the two generations of the protocol. */
export interface DraftOptions {
  merchant: string;
  now: Date;
  orderNumberLength: number;
  preAuth: boolean;
}

/** The order that a call to register asks for. @throws BankError 3, 4, 5 */
export function orderDraft(
  fields: CallFields,
  { merchant, now, orderNumberLength, preAuth }: DraftOptions,
): OrderDraft {
  const orderNumber = neededText(fields, 'orderNumber', orderNumberLength);
  const amount = neededSum(fields, 'amount');
  if (amount === 0n) throw new BankError(5, 'Неверная сумма');
  const currency = textOf(fields, 'currency') ?? '643';
  if (currency !== '643' && currency !== '810') throw new BankError(3, 'Неизвестная валюта');
  neededText(fields, 'returnUrl', 512);
  const returnUrl = optionalUrl(fields, 'returnUrl')!;
  const callbackUrl = optionalUrl(fields, 'dynamicCallbackUrl');
  if (callbackUrl !== undefined && !mayCallBack(callbackUrl))
    throw new BankError(5, 'Тестовый банк сообщает о платежах только программам на этой же машине');
  const jsonParams = optionalObject(fields, 'jsonParams') ?? {};
  const orderBundle = optionalObject(fields, 'orderBundle');
  if (orderBundle) checkBundle(orderBundle, amount);
  return {
    merchant,
    orderNumber,
    amount,
    currency,
    description: optionalText(fields, 'description', 1024) ?? '',
    returnUrl,
    failUrl: optionalUrl(fields, 'failUrl') ?? returnUrl,
    callbackUrl,
    clientId: optionalText(fields, 'clientId', 255),
    email: textOf(fields, 'email') ?? textOf(jsonParams, 'email'),
    phone: textOf(fields, 'phone') ?? textOf(jsonParams, 'phone'),
    jsonParams: Object.fromEntries(Object.entries(jsonParams).map(([name, value]) => [name, written(value)])),
    orderBundle,
    features: (textOf(fields, 'features') ?? '').split(';').filter(Boolean),
    preAuth,
    expiresAt: optionalLocalMoment(fields, 'expirationDate') ?? new Date(now.getTime() + sessionMs(fields)),
  };
}

/** What a shop keeps with an order is told as text, whatever it was. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function sessionMs(fields: CallFields): number {
  const seconds = textOf(fields, 'sessionTimeoutSecs') ?? '1200';
  if (!/^[1-9]\d{0,6}$/.test(seconds)) throw new BankError(5, 'Неверное значение параметра [sessionTimeoutSecs]');
  return Number(seconds) * 1000;
}

/** The basket of 54-ФЗ: every line whole, and together they make the sum. */
function checkBundle(bundle: Record<string, unknown>, amount: bigint): void {
  const wrong = (what: string) => new BankError(5, `[orderBundle] неверен: ${what}`);
  const items = optionalObject(bundle, 'cartItems')?.['items'];
  if (!Array.isArray(items) || items.length === 0) throw wrong('нет товарных позиций');
  if (items.some((line) => typeof line !== 'object' || line === null)) throw wrong('позиция не разобрана');
  const lines = items as CallFields[];
  let sum = 0n;
  for (const line of lines) {
    neededText(line, 'positionId', 12);
    neededText(line, 'name', 100);
    neededText(line, 'itemCode', 100);
    if (optionalObject(line, 'quantity')?.['value'] === undefined) throw wrong('нет количества');
    if (optionalObject(line, 'tax')?.['taxType'] === undefined) throw wrong('нет ставки НДС');
    sum += neededSum(line, 'itemAmount');
  }
  for (const name of ['positionId', 'itemCode'])
    if (new Set(lines.map((line) => textOf(line, name))).size < lines.length) throw wrong(`[${name}] повторяется`);
  if (sum !== amount) throw wrong('сумма позиций не равна сумме заказа');
  if (bundle['total'] !== undefined && neededSum(bundle, 'total') !== amount) throw wrong('итог не равен сумме заказа');
}
