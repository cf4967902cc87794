/**
 * What the portal needs of a bank that takes cards, whichever of its protocols a tenant uses. Sums are kopecks. Every call
 * ends within its time-out; what it may throw is an `AcquirerFault` and nothing else.
 */
export interface Acquirer {
  /**
   * Makes an order and gives the page where the card is entered. An order number the bank knows already is
   * `ALREADY_REGISTERED`: look it up instead.
   * @throws AcquirerFault
   */
  register(order: NewOrder): Promise<{ bankOrderId: string; formUrl: string }>;
  /** What the bank knows of an order; undefined: it has no such order. @throws AcquirerFault */
  statusOf(order: { orderNumber: string } | { bankOrderId: string }): Promise<OrderStatus | undefined>;
  /** Gives some or all of a booked payment back to the card that paid. @throws AcquirerFault */
  refund(of: { bankOrderId: string; amount: bigint }): Promise<void>;
  /** Takes a payment back whole, soon after it was made. @throws AcquirerFault */
  reverse(of: { bankOrderId: string }): Promise<void>;
  /** Pays a registered order with a bound card, without its owner. The status says what came of it. @throws AcquirerFault */
  payWithBinding(of: { bankOrderId: string; bindingId: string; ip: string }): Promise<void>;
  /** Cards a client has bound. @throws AcquirerFault */
  bindingsOf(clientId: string): Promise<Binding[]>;
  /** Forgets a bound card; one that is not there is forgotten already. @throws AcquirerFault */
  unbind(bindingId: string): Promise<void>;
  /** Every order of the merchant made within [from, to), whatever became of it, page by page. @throws AcquirerFault */
  ordersBetween(from: Date, to: Date): AsyncIterable<OrderStatus>;
}

/** An order to make. */
export interface NewOrder {
  /** Opaque, at most 32 latin letters and digits, unique for the merchant. */
  orderNumber: string;
  amount: bigint;
  /** Where the resident comes back to; at most 512 characters. */
  returnUrl: string;
  failUrl: string;
  /** Where the bank tells what happens to the order. */
  callbackUrl: string;
  description: string;
  /** The bank refuses the card after so many seconds. */
  sessionSeconds: number;
  /** Names the client whose card may be bound; undefined: none may. */
  clientId?: string | undefined;
  /** It will be paid by `payWithBinding`, without its owner: asks the bank to do without 3-D Secure. */
  automatic?: boolean | undefined;
  /** What is paid for, for the receipt of 54-ФЗ; the sums make `amount`. Undefined: the tenant sends none. */
  basket?: BasketItem[] | undefined;
  /** Where the receipt of 54-ФЗ goes. */
  customer?: { email?: string | undefined; phone?: string | undefined } | undefined;
}

/** A line of the basket. */
export interface BasketItem {
  /** Service code: the bank's itemCode. */
  code: string;
  /** At most 100 characters. */
  name: string;
  amount: bigint;
  /** Code of the measure by 54-ФЗ: 0 piece, 42 m³, 50 kWh, 51 Gcal. Lines are sold as one piece. */
  measure: number;
}

/** Where an order stands at the bank. What a bank adds later is PENDING: nothing is credited for a word nobody knows. */
export type OrderState =
  | 'REGISTERED'
  | 'HELD'
  | 'DEPOSITED'
  | 'REVERSED'
  | 'REFUNDED'
  | 'ACS_STARTED'
  | 'DECLINED'
  | 'PENDING';

/** What the bank says of an order. */
export interface OrderStatus {
  orderNumber: string;
  bankOrderId: string | undefined;
  state: OrderState;
  amount: bigint;
  /** ISO 4217 digits: 643. Undefined: the bank did not say. */
  currency: string | undefined;
  /** Kopecks that were booked, and given back since. */
  deposited: bigint;
  refunded: bigint;
  /** The bank's reason, as a number in text; no personal data. */
  actionCode: string | undefined;
  /** When the card was charged; undefined: it was not, or the bank did not say. */
  paidAt: Date | undefined;
  /** The page where the card is entered, where the bank repeats it. */
  formUrl?: string | undefined;
  /** A card that was bound with this order. */
  binding?: Binding | undefined;
}

/** A bound card. */
export interface Binding {
  bindingId: string;
  maskedPan: string;
  /** «2030-12» */
  expiry: string | undefined;
}

/** Why a call brought no answer. */
export type FaultKind =
  /** The bank has said no, and has done nothing; `code` is its own. */
  | 'REFUSED'
  /** It knows this order number already. */
  | 'ALREADY_REGISTERED'
  /** No answer, or none that can be read: whether it was done is not known. */
  | 'UNKNOWN'
  /** Nothing was sent: the bank has failed too often just now, or cannot be reached at all. */
  | 'NOT_SENT';

/** A call to the bank that brought no answer. Its text carries no personal data and no credentials. */
export class AcquirerFault extends Error {
  readonly kind: FaultKind;
  readonly code: string | undefined;

  constructor(kind: FaultKind, code?: string) {
    super(`the bank: ${kind}${code === undefined ? '' : ` ${code}`}`);
    this.name = 'AcquirerFault';
    this.kind = kind;
    this.code = code;
  }
}
