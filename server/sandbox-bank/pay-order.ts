import { randomUUID } from 'node:crypto';
import { BankError } from './bank-error.ts';
import type { SandboxBank } from './sandbox-bank.ts';
import { refundedOf, type SandboxBinding, type SandboxOrder } from './sandbox-order.ts';
import { cardOf, maskedPan, testCode } from './test-cards.ts';

/** A card as it was entered, one of this bank's. */
export interface EnteredCard {
  pan: string;
  /** «203012» */
  expiry: string;
  /** The client may find it again. */
  remember: boolean;
}

/** The payer has entered a card: the order is paid, declined, or waits for the code of 3-D Secure. */
export function payByCard(bank: SandboxBank, order: SandboxOrder, entered: EnteredCard): void {
  const card = cardOf(entered.pan);
  if (!card) throw new BankError(5, 'Этой карты у тестового банка нет');
  openOrder(bank, order);
  const { pan, actionCode, threeDs } = card;
  const { declineWith } = bank.switchesOf(order.orderNumber);
  bank.change(order, { maskedPan: maskedPan(pan), cardExpiry: entered.expiry, remember: entered.remember });
  const refusal = declineWith ?? actionCode;
  if (refusal !== 0) decline(bank, order, refusal);
  else if (threeDs) bank.change(order, { orderStatus: 5 });
  else authorise(bank, order);
}

/** The payer has entered a code of 3-D Secure; gives whether it was right. The third wrong one declines the order. */
export function confirmByCode(bank: SandboxBank, order: SandboxOrder, code: string): boolean {
  bank.tick();
  if (order.orderStatus !== 5) throw new BankError(7, 'Заказ уже обработан');
  if (code.trim() === testCode) {
    authorise(bank, order);
    return true;
  }
  bank.change(order, { wrongCodes: order.wrongCodes + 1 });
  if (order.wrongCodes >= 3) decline(bank, order, -2006);
  return false;
}

/** The payer does not want to pay after all. */
export function giveUp(bank: SandboxBank, order: SandboxOrder, actionCode: number): void {
  bank.tick();
  if (order.orderStatus !== 0 && order.orderStatus !== 5) throw new BankError(7, 'Заказ уже обработан');
  decline(bank, order, actionCode);
}

/** The shop pays an order with a bound card; what came of it the order says. */
export function payByBinding(bank: SandboxBank, order: SandboxOrder, binding: SandboxBinding): void {
  openOrder(bank, order);
  const { maskedPan, cardExpiry, bindingId } = binding;
  const { declineWith } = bank.switchesOf(order.orderNumber);
  bank.change(order, { maskedPan, cardExpiry, bindingId });
  if (declineWith) decline(bank, order, declineWith);
  else authorise(bank, order);
}

/** Books what was held, or a part of it. */
export function deposit(bank: SandboxBank, order: SandboxOrder, amount: bigint): void {
  if (order.orderStatus !== 1) throw new BankError(7, 'Платёж должен быть в корректном состоянии');
  if (amount > order.approved) throw new BankError(5, 'Сумма завершения больше удержанной');
  const deposited = amount === 0n ? order.approved : amount;
  bank.change(order, { orderStatus: 2, deposited, depositedAt: bank.clock.now() });
  tell(bank, order, 'deposited', 1);
}

const reversibleMs = 24 * 3_600_000;

/** Takes back a payment whole, within a day and before anything was given back of it. */
export function reverse(bank: SandboxBank, order: SandboxOrder): void {
  const recent = order.authAt && bank.clock.now().getTime() - order.authAt.getTime() < reversibleMs;
  if ((order.orderStatus !== 1 && order.orderStatus !== 2) || !recent)
    throw new BankError(7, 'Отмена невозможна: платёж должен быть в корректном состоянии');
  bank.change(order, { orderStatus: 3, deposited: 0n });
  tell(bank, order, 'reversed', 1);
}

/** Gives back a part of a booked payment; 0 means all that is left of it. */
export function refund(bank: SandboxBank, order: SandboxOrder, asked: bigint): void {
  if (order.orderStatus !== 2 && order.orderStatus !== 4)
    throw new BankError(7, 'Возврат невозможен: платёж должен быть в корректном состоянии');
  const left = order.deposited - refundedOf(order);
  const amount = asked === 0n ? left : asked;
  if (amount > left || amount === 0n) throw new BankError(5, 'Сумма возвратов больше суммы списания');
  bank.change(order, { orderStatus: 4, refunds: [...order.refunds, { amount, at: bank.clock.now() }] });
  tell(bank, order, 'refunded', 1);
}

function openOrder(bank: SandboxBank, order: SandboxOrder): void {
  bank.tick();
  if (order.orderStatus !== 0) throw new BankError(7, 'Заказ уже обработан');
}

function authorise(bank: SandboxBank, order: SandboxOrder): void {
  const now = bank.clock.now();
  const held = {
    actionCode: 0,
    approved: order.amount,
    authAt: now,
    bindingId: order.bindingId ?? bindCard(bank, order),
  };
  if (order.preAuth) bank.change(order, { ...held, orderStatus: 1 });
  else bank.change(order, { ...held, orderStatus: 2, deposited: order.amount, depositedAt: now });
  bank.callbacks.tell(order, 'approved', 1);
  if (!order.preAuth) bank.callbacks.tell(order, 'deposited', 1);
  bank.callbacks.sendDue();
}

function decline(bank: SandboxBank, order: SandboxOrder, actionCode: number): void {
  bank.change(order, { orderStatus: 6, actionCode });
  tell(bank, order, order.preAuth ? 'approved' : 'deposited', 0);
}

function tell(bank: SandboxBank, order: SandboxOrder, operation: string, status: 0 | 1): void {
  bank.callbacks.tell(order, operation, status);
  bank.callbacks.sendDue();
}

/** The client's card of this order, found again or bound now; undefined: none is to be remembered. */
function bindCard(bank: SandboxBank, order: SandboxOrder): string | undefined {
  const { clientId, merchant, maskedPan, cardExpiry } = order;
  if (!order.remember || clientId === undefined || maskedPan === undefined || cardExpiry === undefined)
    return undefined;
  const bound = bank
    .bindings()
    .find((one) => one.active && one.merchant === merchant && one.clientId === clientId && one.maskedPan === maskedPan);
  if (bound) return bound.bindingId;
  const bindingId = randomUUID();
  bank.bind({ bindingId, merchant, clientId, maskedPan, cardExpiry, active: true });
  return bindingId;
}
