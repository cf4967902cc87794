/** 0 registered, 1 held, 2 paid, 3 reversed, 4 refunded, 5 at 3-D Secure, 6 declined. */
export type SandboxOrderStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** An order as the sandbox bank keeps it. Sums are kopecks. */
export interface SandboxOrder {
  /** mdOrder, a UUID. */
  orderId: string;
  /** Login of the merchant; order numbers are unique within it. */
  merchant: string;
  orderNumber: string;
  amount: bigint;
  currency: string;
  description: string;
  returnUrl: string;
  failUrl: string;
  callbackUrl: string | undefined;
  /** The page where the card is entered. */
  formUrl: string;
  clientId: string | undefined;
  email: string | undefined;
  phone: string | undefined;
  jsonParams: Record<string, string>;
  /** The basket of 54-ФЗ as it came. */
  orderBundle: unknown;
  features: string[];
  preAuth: boolean;
  orderStatus: SandboxOrderStatus;
  actionCode: number;
  createdAt: Date;
  expiresAt: Date;
  authAt: Date | undefined;
  depositedAt: Date | undefined;
  approved: bigint;
  /** Booked in all; what was given back is in `refunds`. After a reversal nothing is booked. */
  deposited: bigint;
  refunds: { amount: bigint; at: Date }[];
  maskedPan: string | undefined;
  /** «203012» */
  cardExpiry: string | undefined;
  /** The payer let the card be remembered. */
  remember: boolean;
  /** Wrong codes of 3-D Secure so far. */
  wrongCodes: number;
  bindingId: string | undefined;
}

/** A card that a client has bound. */
export interface SandboxBinding {
  bindingId: string;
  merchant: string;
  clientId: string;
  maskedPan: string;
  cardExpiry: string;
  active: boolean;
}

/** A callback on its way. */
export interface SandboxCallback {
  id: string;
  orderId: string;
  operation: string;
  status: 0 | 1;
  failures: number;
  /** Undefined: it has arrived, was lost on purpose, or was given up. */
  nextAt: Date | undefined;
}

/** What was given back of an order. */
export const refundedOf = ({ refunds }: SandboxOrder): bigint => refunds.reduce((sum, { amount }) => sum + amount, 0n);
