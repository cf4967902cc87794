import type { Acquirer, OrderStatus } from '../../acquiring/acquirer.ts';
import { DifferenceKind } from '../../payments/reconciliation.entity.ts';
import type { Difference } from './difference.ts';
import type { DaysPayment } from './days-payments.ts';

/** A day's comparison of the acquirer's registry and the payments. Kopecks. */
export interface OrdersCompared {
  differences: Difference[];
  /** Orders the bank took money for, and what it kept of them. */
  orders: number;
  bankAmount: bigint;
}

/** The bank's registry of a day: every order that was made in it, by its number. @throws AcquirerFault */
export async function ordersOf(acquirer: Acquirer, from: Date, to: Date): Promise<Map<string, OrderStatus>> {
  const orders = new Map<string, OrderStatus>();
  for await (const order of acquirer.ordersBetween(from, to)) orders.set(order.orderNumber, order);
  return orders;
}

/**
 * Compares the orders of a day with the payments. `payments`: those begun that day, and those of the orders. A payment that
 * the registry lacks is asked for by its number: an order may have been made on the day after.
 * @throws AcquirerFault
 */
export async function compareOrders(
  acquirer: Acquirer,
  orders: ReadonlyMap<string, OrderStatus>,
  payments: readonly DaysPayment[],
): Promise<OrdersCompared> {
  const byNumber = new Map(payments.map((payment) => [payment.orderNumber, payment]));
  const differences: Difference[] = [];
  let count = 0;
  let bankAmount = 0n;
  for (const order of orders.values()) {
    const there = keptBy(order);
    if (there !== null) {
      count += 1;
      bankAmount += there;
    }
    differences.push(...differenceOf(order.orderNumber, byNumber.get(order.orderNumber), order));
  }
  for (const payment of payments)
    if (payment.kept !== null && !orders.has(payment.orderNumber)) {
      const order = await acquirer.statusOf({ orderNumber: payment.orderNumber });
      differences.push(...differenceOf(payment.orderNumber, payment, order));
    }
  return { differences, orders: count, bankAmount };
}

/** What the bank has taken for an order and not given back; null: it never took anything. */
function keptBy({ state, amount, deposited, refunded }: OrderStatus): bigint | null {
  if (state === 'REVERSED') return 0n;
  if (state !== 'DEPOSITED' && state !== 'REFUNDED') return null;
  // Banks differ in whether they take refunds off what was deposited.
  return refunded > 0n ? amount - refunded : deposited;
}

const rubles = '643';

function differenceOf(
  orderNumber: string,
  payment: DaysPayment | undefined,
  order: OrderStatus | undefined,
): Difference[] {
  const here = payment?.kept ?? null;
  const there = order ? keptBy(order) : null;
  const foreign = here !== null && order?.currency !== undefined && order.currency !== rubles;
  if ((here ?? 0n) === (there ?? 0n) && !foreign) return [];
  const kind =
    here === null
      ? DifferenceKind.MISSING_HERE
      : there === null
        ? DifferenceKind.MISSING_AT_BANK
        : DifferenceKind.DIFFERENT_AMOUNT;
  const { accountId = null, paymentId = null } = payment ?? {};
  return [{ kind, subject: orderNumber, accountId, paymentId, here, there }];
}
