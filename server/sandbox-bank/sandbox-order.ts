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
  clientId: string | undefined;
  email: string | undefined;
  jsonParams: Record<string, string>;
  /** The basket of 54-ФЗ as it came. */
  orderBundle: unknown;
  preAuth: boolean;
  /** 0 registered, 1 held, 2 paid, 3 reversed, 4 refunded, 5 at 3-D Secure, 6 declined. */
  orderStatus: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  actionCode: number;
  createdAt: Date;
  expiresAt: Date;
  authAt: Date | undefined;
  depositedAt: Date | undefined;
  approved: bigint;
  deposited: bigint;
  refunds: { amount: bigint; at: Date }[];
  maskedPan: string | undefined;
  cardExpiry: string | undefined;
  bindingId: string | undefined;
}
