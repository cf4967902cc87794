import { type Acquirer, AcquirerFault, type Binding, type NewOrder, type OrderStatus } from './acquirer.ts';
import { clipped } from './basket.ts';
import type { BankLine } from './bank-line.ts';
import type { Breaker } from './breaker.ts';
import type { BasketOptions, Dialect, Fields } from './dialect.ts';
import { type Answer, expectDone, isObject, readAnswer, refuseFault, text, wholeNumber } from './read-answer.ts';
import { madeAt, pageUrl, readBinding, readOrderStatus } from './read-order-status.ts';

/** What an acquirer speaks with, and how. */
export interface ProtocolParts {
  line: BankLine;
  breaker: Breaker;
  dialect: Dialect;
  /** userName and password, or token: a part of every call. */
  login: Fields;
  basket: BasketOptions;
}

/** A bank that speaks the RBS protocol, in either of its dialects. */
export class ProtocolAcquirer implements Acquirer {
  readonly #parts: ProtocolParts;

  constructor(parts: ProtocolParts) {
    this.#parts = parts;
  }

  async register(order: NewOrder): Promise<{ bankOrderId: string; formUrl: string }> {
    const { dialect, basket } = this.#parts;
    if (order.orderNumber.length > dialect.orderNumberLength || order.amount <= 0n || order.returnUrl.length > 512)
      throw new AcquirerFault('REFUSED', 'ORDER');
    const fields = {
      orderNumber: order.orderNumber,
      amount: Number(order.amount),
      currency: '643',
      returnUrl: order.returnUrl,
      failUrl: order.failUrl,
      dynamicCallbackUrl: order.callbackUrl,
      description: oneLine(order.description),
      language: 'ru',
      sessionTimeoutSecs: order.sessionSeconds,
      clientId: order.clientId,
      features: order.automatic ? 'AUTO_PAYMENT' : undefined,
      ...dialect.receipt(order, basket),
    };
    return this.#call('register.do', fields, (answer) => {
      if (answer.code === 1) throw new AcquirerFault('ALREADY_REGISTERED', '1');
      refuseFault(answer);
      const bankOrderId = text(answer.fields['orderId']);
      const formUrl = pageUrl(answer.fields['formUrl']);
      if (bankOrderId === undefined || formUrl === undefined) throw new AcquirerFault('UNKNOWN', 'NO_ORDER');
      return { bankOrderId, formUrl };
    });
  }

  statusOf(order: { orderNumber: string } | { bankOrderId: string }): Promise<OrderStatus | undefined> {
    const which = 'bankOrderId' in order ? { orderId: order.bankOrderId } : { orderNumber: order.orderNumber };
    return this.#call('getOrderStatusExtended.do', { ...which, language: 'ru' }, (answer) => {
      if (answer.code === 6) return undefined;
      // 2: the order was declined for what was entered; it is told with the order.
      if (answer.code !== 2) refuseFault(answer);
      return readOrderStatus(answer.fields);
    });
  }

  async refund({ bankOrderId, amount }: { bankOrderId: string; amount: bigint }): Promise<void> {
    // To the bank 0 means everything that is left.
    if (amount <= 0n) throw new AcquirerFault('REFUSED', 'AMOUNT');
    return this.#call('refund.do', { orderId: bankOrderId, amount: Number(amount), language: 'ru' }, expectDone);
  }

  reverse({ bankOrderId }: { bankOrderId: string }): Promise<void> {
    return this.#call('reverse.do', { orderId: bankOrderId, language: 'ru' }, expectDone);
  }

  payWithBinding(of: { bankOrderId: string; bindingId: string; ip: string }): Promise<void> {
    const fields = { mdOrder: of.bankOrderId, bindingId: of.bindingId, ip: of.ip, language: 'ru' };
    return this.#call('paymentOrderBinding.do', fields, refuseFault);
  }

  bindingsOf(clientId: string): Promise<Binding[]> {
    return this.#call('getBindings.do', { clientId }, (answer) => {
      if (answer.code === 2) return []; // no client of this name, so no card either
      refuseFault(answer);
      const { bindings } = answer.fields;
      return (Array.isArray(bindings) ? bindings : []).flatMap((one) => readBinding(one) ?? []);
    });
  }

  unbind(bindingId: string): Promise<void> {
    return this.#call(this.#parts.dialect.unbind, { bindingId }, (answer) => {
      if (answer.code !== 2) expectDone(answer); // 2: it is not bound
    });
  }

  async *ordersBetween(from: Date, to: Date): AsyncIterable<OrderStatus> {
    const seen = new Set<string>();
    for (let page = 0, pages = 1; page < pages; page += 1) {
      const { orders, total } = await this.#page(from, to, page);
      pages = Math.ceil(total / pageSize);
      // A page of this bank is smaller than was asked for: what it leaves out would seem never to have been paid.
      if (orders.length < Math.min(pageSize, total - page * pageSize)) throw new AcquirerFault('UNKNOWN', 'SHORT_LIST');
      for (const fields of orders) {
        const made = madeAt(fields);
        if (made && (made < from || made >= to)) continue;
        const order = readOrderStatus(fields);
        const id = order.bankOrderId ?? order.orderNumber;
        if (!seen.has(id)) yield order;
        seen.add(id);
      }
    }
  }

  #page(from: Date, to: Date, page: number): Promise<{ orders: Fields[]; total: number }> {
    const fields = {
      from: bankTime(from),
      to: bankTime(to),
      page,
      size: pageSize,
      transactionStates: 'CREATED,APPROVED,DEPOSITED,DECLINED,REVERSED,REFUNDED',
      merchants: '',
      searchByCreatedDate: true,
      language: 'ru',
    };
    return this.#call('getLastOrdersForMerchants.do', fields, (answer) => {
      refuseFault(answer);
      const { orderStatuses } = answer.fields;
      const total = wholeNumber(answer.fields['totalCount']);
      if (!Array.isArray(orderStatuses) || !orderStatuses.every(isObject) || total === undefined)
        throw new AcquirerFault('UNKNOWN', 'UNREADABLE_LIST');
      return { orders: orderStatuses, total };
    });
  }

  #call<T>(method: string, fields: Fields, read: (answer: Answer) => T): Promise<T> {
    const { line, breaker, dialect, login } = this.#parts;
    return breaker.through(async () =>
      read(readAnswer(await line.post(method, dialect.write({ ...login, ...fields })))),
    );
  }
}

const pageSize = 200;

/** The bank writes moments as 20261120123000, by its own clock, which is Moscow's. */
function bankTime(moment: Date): string {
  const moscow = new Date(moment.getTime() + 3 * 3_600_000);
  return moscow.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

/** The bank's registries take 99 characters without %, + and line breaks. */
const oneLine = (description: string): string => clipped(description.replaceAll(/[%+\r\n\t]+/g, ' ').trim(), 99);
