import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../clock.ts';
import { sandboxCallbackKey } from '../config/banks.ts';
import { BankError } from './bank-error.ts';
import { BankJournal, type JournalLine } from './bank-journal.ts';
import { CallbackDesk } from './callback-desk.ts';
import type { SandboxBinding, SandboxOrder } from './sandbox-order.ts';
import { type Switches, wellBehaved } from './switches.ts';

/** What a sandbox bank is made of. */
export interface SandboxBankOptions {
  /** Its memory; made when it is not there. */
  dataFile: string;
  /** Sessions expire and callbacks are repeated by it. */
  clock?: Clock;
  /** Signs its callbacks. */
  callbackKey?: string;
}

/** An order to be made: what the rest of it is, is the same for all. */
export type OrderDraft = Pick<
  SandboxOrder,
  | 'merchant'
  | 'orderNumber'
  | 'amount'
  | 'currency'
  | 'description'
  | 'returnUrl'
  | 'failUrl'
  | 'callbackUrl'
  | 'clientId'
  | 'email'
  | 'phone'
  | 'jsonParams'
  | 'orderBundle'
  | 'features'
  | 'preAuth'
  | 'expiresAt'
>;

/** The merchant that is shown every order; others are shown their own. */
export const headMerchant = 'sandbox';

/**
 * A bank to try payments with: keeps orders and bound cards in a file, so that it stands where it stood after a restart, and
 * tells shops what happens. For development and tests: it moves no money, and whoever reaches it may do anything with it.
 */
export class SandboxBank {
  readonly clock: Clock;
  readonly callbacks: CallbackDesk;
  readonly #journal: BankJournal;
  readonly #orders = new Map<string, SandboxOrder>();
  /** Those that wait for a card: only they can expire. */
  readonly #open = new Set<SandboxOrder>();
  readonly #byNumber = new Map<string, SandboxOrder>();
  readonly #bindings = new Map<string, SandboxBinding>();
  readonly #switches = new Map<string, Partial<Switches>>();
  readonly #timer: NodeJS.Timeout;

  constructor({ dataFile, clock = systemClock, callbackKey = sandboxCallbackKey }: SandboxBankOptions) {
    this.clock = clock;
    const { journal, lines } = BankJournal.open(dataFile);
    this.#journal = journal;
    this.callbacks = new CallbackDesk({
      clock,
      key: callbackKey,
      orderOf: (orderId) => this.#orders.get(orderId),
      switchesOf: (orderNumber) => this.switchesOf(orderNumber),
      keep: (callback) => journal.write({ callback }),
    });
    for (const line of lines) this.#recall(line);
    this.#timer = setInterval(() => this.tick(), 500).unref();
  }

  /** Takes note that time has passed: declines orders whose session is over, and sends the callbacks that are due. */
  tick(): void {
    const now = this.clock.now();
    for (const order of this.#open)
      if (order.expiresAt <= now) {
        this.change(order, { orderStatus: 6, actionCode: -2007 });
        this.callbacks.tell(order, 'declinedByTimeout', 0);
      }
    this.callbacks.sendDue();
  }

  /** Every order, oldest first. */
  orders(): SandboxOrder[] {
    return [...this.#orders.values()];
  }

  /** @throws BankError 1 when the merchant has used the number */
  add(draft: OrderDraft, formUrl: (orderId: string) => string): SandboxOrder {
    if (this.#byNumber.has(numberKey(draft))) throw new BankError(1, 'Заказ с таким номером уже обработан');
    const orderId = randomUUID();
    const order: SandboxOrder = {
      ...draft,
      orderId,
      formUrl: formUrl(orderId),
      orderStatus: 0,
      actionCode: -100,
      createdAt: this.clock.now(),
      authAt: undefined,
      depositedAt: undefined,
      approved: 0n,
      deposited: 0n,
      refunds: [],
      maskedPan: undefined,
      cardExpiry: undefined,
      remember: false,
      wrongCodes: 0,
      bindingId: undefined,
    };
    this.#recall({ order });
    this.#journal.write({ order });
    return order;
  }

  /** An order by the bank's id, whosever it is. */
  order(orderId: string): SandboxOrder | undefined {
    this.tick();
    return this.#orders.get(orderId);
  }

  /** An order of the merchant by the bank's id or by its number, as it stands by now. */
  find(
    merchant: string,
    { orderId, orderNumber }: { orderId?: string; orderNumber?: string },
  ): SandboxOrder | undefined {
    this.tick();
    const sees = (order: SandboxOrder | undefined) =>
      order && (merchant === headMerchant || order.merchant === merchant) ? order : undefined;
    if (orderId !== undefined) return sees(this.#orders.get(orderId));
    const own = this.#byNumber.get(numberKey({ merchant, orderNumber: orderNumber ?? '' }));
    return own ?? this.orders().findLast((order) => order.orderNumber === orderNumber && sees(order) !== undefined);
  }

  /** Changes an order and writes it down, in this order and without a pause between. */
  change(order: SandboxOrder, to: Partial<SandboxOrder>): void {
    Object.assign(order, to);
    this.#noteOpen(order);
    this.#journal.write({ order });
  }

  bindings(): SandboxBinding[] {
    return [...this.#bindings.values()];
  }

  binding(bindingId: string): SandboxBinding | undefined {
    return this.#bindings.get(bindingId);
  }

  bind(binding: SandboxBinding): void {
    this.#bindings.set(binding.bindingId, binding);
    this.#journal.write({ binding });
  }

  /** How it behaves with an order, or with what is for no order. */
  switchesOf(orderNumber: string | undefined): Switches {
    const own = orderNumber === undefined ? undefined : this.#switches.get(orderNumber);
    return { ...wellBehaved, ...this.#switches.get(''), ...own };
  }

  /** Every switch that was set, by order number; `''`: for every order. */
  switches(): Record<string, Partial<Switches>> {
    return Object.fromEntries(this.#switches);
  }

  /** Sets switches for one order number or for every order; null: as they were in the beginning. */
  switch(set: Partial<Switches> | null, orderNumber = ''): void {
    const switches = { orderNumber, set: set && { ...this.#switches.get(orderNumber), ...set } };
    this.#recall({ switches });
    this.#journal.write({ switches });
  }

  #noteOpen(order: SandboxOrder): void {
    if (order.orderStatus === 0 || order.orderStatus === 5) this.#open.add(order);
    else this.#open.delete(order);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.callbacks.settled();
    this.#journal.close();
  }

  #recall(line: JournalLine): void {
    if ('order' in line) {
      const { order } = line;
      const before = this.#orders.get(order.orderId);
      if (before) this.#open.delete(before);
      this.#orders.set(order.orderId, order);
      this.#noteOpen(order);
      this.#byNumber.set(numberKey(order), order);
    } else if ('binding' in line) this.#bindings.set(line.binding.bindingId, line.binding);
    else if ('callback' in line) this.callbacks.take(line.callback);
    else if (line.switches.set === null) this.#switches.delete(line.switches.orderNumber);
    else this.#switches.set(line.switches.orderNumber, line.switches.set);
  }
}

const numberKey = ({ merchant, orderNumber }: { merchant: string; orderNumber: string }) =>
  `${merchant}\n${orderNumber}`;

/** Opens a bank as its file left it. Close it in the end. */
export const openSandboxBank = (options: SandboxBankOptions): SandboxBank => new SandboxBank(options);
