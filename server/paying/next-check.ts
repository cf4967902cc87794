import { PaymentStatus } from '../payments/payment-step.entity.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The first checks, soon after it was begun; then every two minutes: what no callback told is found within five. */
const first = [5 * second, 10 * second, 20 * second, 40 * second, minute];
const whileOpen = 2 * minute;

/** The bank may be late with an order that was given up here. */
const late = [
  { until: 2 * hour, every: 4 * minute },
  { until: 3 * day, every: hour },
];

/** What contradicts may be put right by the bank: it is believed then. */
const reviewed = { until: 30 * day, every: hour };

/** What the wait depends on. */
export interface Checked {
  status: PaymentStatus;
  /** How often it was checked. */
  checks: number;
  begunAt: Date;
  expiresAt: Date;
}

/** When the acquirer is asked about a payment next; null: never again, unless it sends a callback. */
export function nextCheck({ status, checks, begunAt, expiresAt }: Checked, now: Date): Date | null {
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (status) {
    case PaymentStatus.CREATED:
    case PaymentStatus.REGISTERED:
      return after(first[checks] ?? whileOpen);
    case PaymentStatus.UNDER_REVIEW:
      return now.getTime() - begunAt.getTime() < reviewed.until ? after(reviewed.every) : null;
    case PaymentStatus.EXPIRED:
    case PaymentStatus.DECLINED: {
      const age = now.getTime() - expiresAt.getTime();
      const wait = late.find(({ until }) => age < until);
      return wait ? after(wait.every) : null;
    }
    case PaymentStatus.PAID:
    case PaymentStatus.PARTLY_REFUNDED:
    case PaymentStatus.REFUNDED:
    case PaymentStatus.REVERSED:
      return null;
  }
}
