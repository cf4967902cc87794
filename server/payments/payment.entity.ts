import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { accountKeys, tenantTable } from '../database/tenant-table.ts';
import { PaymentStatus, PaymentStepEntity } from './payment-step.entity.ts';

/** Where a payment was made: in this portal, elsewhere (known from a bank's registry), or at a bank's terminal that told at once. */
export enum PaymentSource {
  PORTAL = 'PORTAL',
  BANK = 'BANK',
  TERMINAL = 'TERMINAL',
}

/**
 * Money paid for an account, or about to be. `externalId` is the bank's number of it, unique within account and source; of a
 * payment in the portal it is the order number at the acquirer. What a payment is of (account, sum, payer, order number)
 * never changes after it is written; `status` and `step` change together and only as `payment_step` allows.
 */
export const PaymentEntity = defineEntity({
  ...tenantTable('PaymentEntity', 'payment'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [{ properties: ['tenantId', 'accountId', 'source', 'externalId'] }],
  indexes: [
    { properties: ['tenantId', 'accountId', 'paidAt', 'id'] },
    { properties: ['tenantId', 'period'] },
    {
      name: 'payment_under_review',
      properties: ['tenantId', 'begunAt', 'id'],
      where: `status = 'UNDER_REVIEW'`,
    },
    { name: 'payment_to_check', properties: ['tenantId', 'nextCheckAt'], where: 'next_check_at is not null' },
  ],
  checks: [
    { name: 'payment_amount_check', expression: 'amount > 0' },
    { name: 'payment_fee_check', expression: 'fee >= 0' },
    { name: 'payment_refunded_check', expression: 'refunded >= 0 and refunded <= amount' },
    {
      name: 'payment_refunded_status_check',
      expression: `(refunded > 0) = (status in ('REVERSED', 'PARTLY_REFUNDED', 'REFUNDED')) and (refunded = amount) = (status in ('REVERSED', 'REFUNDED'))`,
    },
    {
      name: 'payment_of_portal_check',
      expression: `(source = 'PORTAL') = (step is not null) and (source <> 'PORTAL' or (begun_by is not null and begun_at is not null and expires_at is not null))`,
    },
    { name: 'payment_elsewhere_check', expression: `source = 'PORTAL' or status = 'PAID'` },
  ],
  properties: {
    // Before the columns it is made of: they say what they are by default.
    standsOn: () =>
      p
        .manyToOne(PaymentStepEntity)
        .ref()
        .nullable()
        .joinColumns('tenant_id', 'account_id', 'id', 'step', 'status')
        .ownColumns('tenant_id', 'account_id', 'id', 'step', 'status')
        .updateRule('no action')
        .deleteRule('no action'),
    ...accountKeys,
    amount: p.bigint('string'),
    fee: p.bigint('string').default('0'),
    /** When it was paid; until then when it was begun. */
    paidAt: p.datetime(),
    period: p.date().nullable(),
    source: p.enum(() => PaymentSource),
    status: p.enum(() => PaymentStatus),
    externalId: p.text(),
    /** What of it was given back, kopecks. */
    refunded: p.bigint('string').default('0'),
    /** The newest of its steps; null: it was not made in the portal. */
    step: p.smallint().nullable(),
    /** The resident who began it. */
    begunBy: p.uuid().nullable(),
    begunAt: p.datetime().nullable(),
    /** The acquirer takes no card for it after this. */
    expiresAt: p.datetime().nullable(),
    /** What was told of the payer: fullName, email, phone; and receiptBy: EMAIL, SMS. */
    payer: p.json<PayerTold>().nullable(),
    /** Paid by itself with a bound card. */
    automatic: p.boolean().default(false),
    /** When the acquirer is asked next; null: nothing is open. */
    nextCheckAt: p.datetime().nullable(),
    checks: p.smallint().default(0),
    account: () => toAccount(),
  },
});

/** What was told of the payer. */
export interface PayerTold {
  fullName?: string;
  email?: string;
  phone?: string;
  /** How the receipt was asked for. */
  receiptBy?: ('EMAIL' | 'SMS')[];
  /** The bank may remember the card. */
  rememberCard?: true;
  /** `https://host` of the portal it was begun in, where the bank sends the payer back: the session is of that host. */
  origin?: string;
}
