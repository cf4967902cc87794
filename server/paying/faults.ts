import type { PaymentRefusal } from './payment-refusal.ts';

/** One thing that is wrong with a payment, and the field it stands beside. */
export interface Fault {
  reason: PaymentRefusal;
  field: string;
  message: string;
}
