import { BankError } from './bank-error.ts';
import { orderAnswer, paymentState, shortOrderAnswer } from './order-answers.ts';
import { deposit, giveUp, payByBinding, refund, reverse } from './pay-order.ts';
import { type CallFields, neededMoment, neededSum, neededText, textOf } from './read-fields.ts';
import { orderDraft } from './register-order.ts';
import { headMerchant, type SandboxBank } from './sandbox-bank.ts';
import type { SandboxBinding, SandboxOrder } from './sandbox-order.ts';

/** A call whose merchant is known. */
export interface BankCall {
  bank: SandboxBank;
  merchant: string;
  fields: CallFields;
  /** 32 or 36, by the generation of the protocol. */
  orderNumberLength: number;
  /** `http://host` as the caller wrote it: payment pages are there too. */
  origin: string;
}

type Method = (call: BankCall) => Record<string, unknown>;

const done = { errorCode: '0', errorMessage: 'Успешно' };

/** The page of an order, and where the code of 3-D Secure is asked. */
export const pagePath = (order: Pick<SandboxOrder, 'merchant' | 'orderId'>) =>
  `/sandbox-bank/payment/merchants/${encodeURIComponent(order.merchant)}/payment_ru.html?mdOrder=${order.orderId}`;

/** What the protocol can be asked, by name of the method. */
export const methods: Record<string, Method> = {
  register: (call) => register(call, false),
  registerPreAuth: (call) => register(call, true),
  getOrderStatusExtended: (call) => {
    const order = orderOf(call, 'orderId', 'orderNumber');
    return orderAnswer(order, call.bank.switchesOf(order.orderNumber));
  },
  getOrderStatus: (call) => shortOrderAnswer(orderOf(call, 'orderId')),
  deposit: (call) => {
    deposit(call.bank, orderOf(call, 'orderId'), neededSum(call.fields, 'amount'));
    return done;
  },
  reverse: (call) => {
    reverse(call.bank, orderOf(call, 'orderId'));
    return done;
  },
  refund: (call) => {
    const order = orderOf(call, 'orderId');
    refund(call.bank, order, neededSum(call.fields, 'amount'));
    return done;
  },
  decline: (call) => {
    giveUp(call.bank, orderOf(call, 'orderId', 'orderNumber'), -2018);
    return done;
  },
  paymentOrderBinding,
  getBindings: (call) => {
    const clientId = neededText(call.fields, 'clientId', 255);
    const all = textOf(call.fields, 'showDisabled') === 'true';
    const found = call.bank
      .bindings()
      .filter((one) => one.clientId === clientId && sees(call, one) && (one.active || all));
    if (found.length === 0) throw new BankError(2, 'Информация не найдена');
    const bindings = found.map(({ bindingId, maskedPan, cardExpiry }) => ({
      bindingId,
      maskedPan,
      expiryDate: cardExpiry,
      clientId,
    }));
    return { ...done, bindings };
  },
  unBindCard: (call) => bindAgain(call, false),
  unbindCard: (call) => bindAgain(call, false),
  bindCard: (call) => bindAgain(call, true),
  getLastOrdersForMerchants: lastOrders,
};

function register(call: BankCall, preAuth: boolean): Record<string, unknown> {
  const { bank, merchant, fields, orderNumberLength, origin } = call;
  const draft = orderDraft(fields, { merchant, now: bank.clock.now(), orderNumberLength, preAuth });
  const order = bank.add(draft, (orderId) => `${origin}${pagePath({ merchant, orderId })}`);
  return { orderId: order.orderId, formUrl: order.formUrl };
}

/** The order that a call is about. @throws BankError 4, 6 */
function orderOf(
  { bank, merchant, fields }: BankCall,
  ...names: ('orderId' | 'orderNumber' | 'mdOrder')[]
): SandboxOrder {
  const [name] = names.filter((one) => textOf(fields, one) !== undefined);
  const value = neededText(fields, name ?? names[0]!, 36);
  const order = bank.find(merchant, name === 'orderNumber' ? { orderNumber: value } : { orderId: value });
  if (!order) throw new BankError(6, 'Заказ не найден');
  return order;
}

function paymentOrderBinding(call: BankCall): Record<string, unknown> {
  const { bank, fields } = call;
  const order = orderOf(call, 'mdOrder');
  const binding = bank.binding(neededText(fields, 'bindingId', 255));
  if (!binding?.active || binding.merchant !== order.merchant || binding.clientId !== order.clientId)
    throw new BankError(2, 'Связка не найдена');
  payByBinding(bank, order, binding);
  const paid = order.orderStatus !== 6;
  const redirect = new URL(paid ? order.returnUrl : order.failUrl);
  redirect.searchParams.set('orderId', order.orderId);
  return {
    errorCode: 0,
    info: 'Ваш платёж обработан, происходит переадресация...',
    redirect: redirect.toString(),
    ...(!paid && { error: 'Операция отклонена' }),
  };
}

function bindAgain(call: BankCall, active: boolean): Record<string, unknown> {
  const binding = call.bank.binding(neededText(call.fields, 'bindingId', 255));
  if (!binding || !sees(call, binding) || binding.active === active)
    throw new BankError(2, 'Неверное состояние связки');
  call.bank.bind({ ...binding, active });
  return done;
}

function lastOrders({ bank, merchant, fields }: BankCall): Record<string, unknown> {
  const from = neededMoment(fields, 'from');
  const to = neededMoment(fields, 'to');
  const states = new Set(neededText(fields, 'transactionStates', 200).split(','));
  const merchants = new Set((textOf(fields, 'merchants') ?? '').split(',').filter(Boolean));
  const size = Math.min(Number(neededText(fields, 'size', 3)), 200);
  const page = Number(textOf(fields, 'page') ?? '0');
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(page) || page < 0)
    throw new BankError(5, 'Неверное значение параметра [size] или [page]');
  bank.tick();
  const byMade = textOf(fields, 'searchByCreatedDate') === 'true';
  const found = bank.orders().filter((order) => {
    const at = byMade ? order.createdAt : (order.depositedAt ?? order.authAt ?? order.createdAt);
    const mine = merchant === headMerchant || order.merchant === merchant;
    const wanted = merchants.size === 0 || merchants.has(order.merchant);
    return mine && wanted && at >= from && at <= to && states.has(paymentState(order));
  });
  const shown = found.slice(page * size, (page + 1) * size);
  return {
    errorCode: '0',
    orderStatuses: shown.map((order) => orderAnswer(order, bank.switchesOf(order.orderNumber))),
    totalCount: found.length,
    page,
    pageSize: size,
  };
}

const sees = ({ merchant }: BankCall, one: SandboxBinding) => merchant === headMerchant || one.merchant === merchant;
