import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { ownedByAccount, tenantTable } from '../database/tenant-table.ts';

/** State of a payment. What a bank's registry or terminal brings is paid; the others are passed in the portal alone. */
export enum PaymentStatus {
  /** Written here; whether the acquirer has an order for it is not known yet. */
  CREATED = 'CREATED',
  /** The acquirer has an order that waits for the card. */
  REGISTERED = 'REGISTERED',
  /** What the acquirer says contradicts what was ordered: not credited, staff look. */
  UNDER_REVIEW = 'UNDER_REVIEW',
  PAID = 'PAID',
  /** Refused by the bank; no money was taken. */
  DECLINED = 'DECLINED',
  /** Nobody paid in time. */
  EXPIRED = 'EXPIRED',
  /** Taken back whole soon after, before the bank had booked it. */
  REVERSED = 'REVERSED',
  PARTLY_REFUNDED = 'PARTLY_REFUNDED',
  REFUNDED = 'REFUNDED',
}

/** States in which money of the resident is, or was, with the utility. */
export const moneyTaken = [
  PaymentStatus.PAID,
  PaymentStatus.REVERSED,
  PaymentStatus.PARTLY_REFUNDED,
  PaymentStatus.REFUNDED,
] as const;

/** Who or what moved a payment on. */
export enum StepCause {
  RESIDENT = 'RESIDENT',
  CALLBACK = 'CALLBACK',
  POLL = 'POLL',
  STAFF = 'STAFF',
  AUTOPAY = 'AUTOPAY',
}

/** From which state a payment may go to which; null: it begins. The database holds the same list. */
export const allowedSteps: readonly (readonly [from: PaymentStatus | null, to: PaymentStatus])[] = [
  [null, PaymentStatus.CREATED],
  [PaymentStatus.CREATED, PaymentStatus.REGISTERED],
  [PaymentStatus.CREATED, PaymentStatus.DECLINED],
  [PaymentStatus.CREATED, PaymentStatus.EXPIRED],
  [PaymentStatus.CREATED, PaymentStatus.UNDER_REVIEW],
  [PaymentStatus.REGISTERED, PaymentStatus.PAID],
  [PaymentStatus.REGISTERED, PaymentStatus.DECLINED],
  [PaymentStatus.REGISTERED, PaymentStatus.EXPIRED],
  [PaymentStatus.REGISTERED, PaymentStatus.UNDER_REVIEW],
  // The bank may be late, and it is believed: money it took is credited even when the order was given up here.
  [PaymentStatus.EXPIRED, PaymentStatus.REGISTERED],
  [PaymentStatus.EXPIRED, PaymentStatus.PAID],
  [PaymentStatus.EXPIRED, PaymentStatus.UNDER_REVIEW],
  [PaymentStatus.DECLINED, PaymentStatus.REGISTERED],
  [PaymentStatus.DECLINED, PaymentStatus.PAID],
  [PaymentStatus.DECLINED, PaymentStatus.UNDER_REVIEW],
  [PaymentStatus.UNDER_REVIEW, PaymentStatus.PAID],
  [PaymentStatus.UNDER_REVIEW, PaymentStatus.DECLINED],
  [PaymentStatus.UNDER_REVIEW, PaymentStatus.EXPIRED],
  [PaymentStatus.PAID, PaymentStatus.REVERSED],
  [PaymentStatus.PAID, PaymentStatus.PARTLY_REFUNDED],
  [PaymentStatus.PAID, PaymentStatus.REFUNDED],
  [PaymentStatus.PARTLY_REFUNDED, PaymentStatus.PARTLY_REFUNDED],
  [PaymentStatus.PARTLY_REFUNDED, PaymentStatus.REFUNDED],
];

const allowedInSql = allowedSteps
  .map(([from, to]) =>
    from === null
      ? `(from_status is null and to_status = '${to}')`
      : `(from_status = '${from}' and to_status = '${to}')`,
  )
  .join(' or ');

/**
 * A step of a payment from one state to the next: written once, never changed. The keys chain them: a step begins where the
 * one before it ended, a payment stands where its newest step ended, and both only along `allowedSteps`. A step is written
 * before the payment that stands on it, so it has no key to the payment.
 */
export const PaymentStepEntity = defineEntity({
  ...tenantTable('PaymentStepEntity', 'payment_step'),
  primaryKeys: ['tenantId', 'accountId', 'paymentId', 'step', 'toStatus'],
  uniques: [{ name: 'payment_step_once_unique', properties: ['tenantId', 'accountId', 'paymentId', 'step'] }],
  checks: [
    { name: 'payment_step_allowed_check', expression: allowedInSql },
    { name: 'payment_step_order_check', expression: `(step = 1 and before is null) or before = step - 1` },
    { name: 'payment_step_first_check', expression: `(step = 1) = (from_status is null)` },
    {
      name: 'payment_step_registered_check',
      expression: `(to_status = 'REGISTERED') = (bank_order_id is not null)`,
    },
    { name: 'payment_step_amount_check', expression: 'amount is null or amount > 0' },
  ],
  properties: {
    ...ownedByAccount,
    paymentId: p.uuid().primary(),
    step: p.smallint().primary(),
    before: p.smallint().nullable(),
    fromStatus: p.enum(() => PaymentStatus).nullable(),
    toStatus: p.enum(() => PaymentStatus).primary(),
    at: p.datetime(),
    cause: p.enum(() => StepCause),
    /** The acquirer's order (mdOrder) and the page where the card is entered; of the step to REGISTERED. */
    bankOrderId: p.text().nullable(),
    formUrl: p.text().nullable(),
    /** Kopecks that this step took or gave back. */
    amount: p.bigint('string').nullable(),
    /** The acquirer's own word for it: an action or error code. No personal data. */
    detail: p.text().nullable(),
    account: () => toAccount(),
    begins: () =>
      p
        .manyToOne(PaymentStepEntity)
        .ref()
        .nullable()
        .joinColumns('tenant_id', 'account_id', 'payment_id', 'before', 'from_status')
        .ownColumns('tenant_id', 'account_id', 'payment_id', 'before', 'from_status')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
