import type { Acquirer, NewOrder, OrderStatus } from '../../server/acquiring/acquirer.ts';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';

/** A bank that says what a test has told it to, within this process. */
export class ToldBank implements Acquirer {
  readonly orders = new Map<string, OrderStatus>();
  /** Order numbers it was asked about, and asked to register. */
  readonly asked: string[] = [];
  readonly registered: string[] = [];
  /** Called before every answer: may wait, or throw what the bank throws. */
  before: (orderNumber: string) => Promise<void> | void = () => undefined;

  /** It has an order with this number, as the portal would have ordered it. */
  has(orderNumber: string, amount: bigint, told: Partial<OrderStatus> = {}): OrderStatus {
    const order: OrderStatus = {
      orderNumber,
      bankOrderId: `bank-${orderNumber}`,
      state: 'REGISTERED',
      amount,
      currency: '643',
      deposited: 0n,
      refunded: 0n,
      actionCode: undefined,
      paidAt: undefined,
      ...told,
    };
    this.orders.set(orderNumber, order);
    return order;
  }

  /** The card was charged. */
  takes(orderNumber: string, amount: bigint, told: Partial<OrderStatus> = {}): OrderStatus {
    return this.has(orderNumber, amount, { state: 'DEPOSITED', deposited: told.amount ?? amount, ...told });
  }

  /** Kopecks it has taken and not given back. */
  deposited(): bigint {
    return [...this.orders.values()].reduce((sum, { deposited, refunded }) => sum + deposited - refunded, 0n);
  }

  async statusOf(order: { orderNumber: string } | { bankOrderId: string }): Promise<OrderStatus | undefined> {
    if (!('orderNumber' in order)) throw new Error('asked by the bank’s own number');
    this.asked.push(order.orderNumber);
    await this.before(order.orderNumber);
    const known = this.orders.get(order.orderNumber);
    return known && { ...known };
  }

  async register({ orderNumber, amount }: NewOrder): Promise<{ bankOrderId: string; formUrl: string }> {
    this.registered.push(orderNumber);
    await this.before(orderNumber);
    if (this.orders.has(orderNumber)) throw new AcquirerFault('ALREADY_REGISTERED', '1');
    const { bankOrderId } = this.has(orderNumber, amount);
    return { bankOrderId: bankOrderId!, formUrl: `https://bank.example/${bankOrderId}` };
  }

  refund: Acquirer['refund'] = () => Promise.reject(new Error('not asked for here'));
  reverse: Acquirer['reverse'] = () => Promise.reject(new Error('not asked for here'));
  payWithBinding = (): Promise<void> => Promise.reject(new Error('not asked for here'));
  bindingsOf = (): Promise<never[]> => Promise.resolve([]);
  unbind = (): Promise<void> => Promise.resolve();

  async *ordersBetween(): AsyncIterable<OrderStatus> {
    yield* this.orders.values();
  }
}
