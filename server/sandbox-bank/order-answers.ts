import { refundedOf, type SandboxOrder } from './sandbox-order.ts';
import type { Switches } from './switches.ts';
import { actionWords } from './test-cards.ts';

const paymentStates = ['CREATED', 'APPROVED', 'DEPOSITED', 'REVERSED', 'REFUNDED', 'CREATED', 'DECLINED'] as const;

/** CREATED, APPROVED, … of an order, as lists of orders are asked for. */
export const paymentState = ({ orderStatus }: SandboxOrder): string => paymentStates[orderStatus];

/** An order as getOrderStatusExtended and the list of orders tell it; a switch may make the bank tell something else. */
export function orderAnswer(order: SandboxOrder, told: Switches): Record<string, unknown> {
  const refunded = refundedOf(order);
  const lastRefund = order.refunds.at(-1);
  return {
    errorCode: '0',
    errorMessage: 'Успешно',
    orderNumber: told.statusOrderNumber ?? order.orderNumber,
    orderStatus: order.orderStatus,
    actionCode: order.actionCode,
    actionCodeDescription: actionWords[order.actionCode] ?? '',
    amount: Number(told.statusAmount ?? order.amount),
    currency: told.statusCurrency ?? order.currency,
    date: order.createdAt.getTime(),
    ...(order.depositedAt && { depositedDate: order.depositedAt.getTime() }),
    ...(order.authAt && { authDateTime: order.authAt.getTime(), authRefNum: order.orderId.replaceAll(/\D/g, '') }),
    ...(lastRefund && { refundedDate: lastRefund.at.getTime() }),
    orderDescription: order.description,
    ip: '127.0.0.1',
    terminalId: '111111',
    merchantOrderParams: Object.entries(order.jsonParams).map(([name, value]) => ({ name, value })),
    transactionAttributes: [],
    attributes: [{ name: 'mdOrder', value: order.orderId }],
    ...(order.maskedPan !== undefined && { cardAuthInfo: cardAnswer(order) }),
    ...(order.bindingId !== undefined && {
      bindingInfo: { clientId: order.clientId, bindingId: order.bindingId },
    }),
    paymentAmountInfo: {
      paymentState: paymentState(order),
      approvedAmount: Number(order.approved),
      depositedAmount: Number(order.deposited),
      refundedAmount: Number(refunded),
    },
    bankInfo: { bankName: 'Тестовый банк', bankCountryCode: 'RU', bankCountryName: 'Россия' },
    ...((order.orderStatus === 0 || order.orderStatus === 5) && { formUrl: order.formUrl }),
  };
}

const cardAnswer = ({ maskedPan, cardExpiry }: SandboxOrder) => ({
  maskedPan,
  pan: maskedPan,
  expiration: cardExpiry,
  cardholderName: 'TEST CARD',
  approvalCode: '123456',
});

/** An order as the older getOrderStatus tells it. */
export const shortOrderAnswer = (order: SandboxOrder): Record<string, unknown> => ({
  ErrorCode: '0',
  ErrorMessage: 'Успешно',
  OrderStatus: order.orderStatus,
  OrderNumber: order.orderNumber,
  Amount: Number(order.amount),
  depositAmount: Number(order.deposited),
  currency: order.currency,
  Ip: '127.0.0.1',
  ...(order.maskedPan !== undefined && {
    Pan: order.maskedPan,
    expiration: order.cardExpiry,
    cardholderName: 'TEST CARD',
  }),
  ...(order.bindingId !== undefined && { clientId: order.clientId, bindingId: order.bindingId }),
});
