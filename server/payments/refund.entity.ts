import { defineEntity, p } from '@mikro-orm/postgresql';
import { accountKeys, tenantTable } from '../database/tenant-table.ts';
import { toPayment } from './payment-parts.entity.ts';

/** How money goes back: a whole payment taken back before the bank has booked it, or a sum of a booked one. */
export enum RefundKind {
  REVERSAL = 'REVERSAL',
  REFUND = 'REFUND',
}

/** State of a refund. */
export enum RefundStatus {
  /** Written here; whether the bank has done it is not known yet. */
  CREATED = 'CREATED',
  /** The bank has given it back, and it is posted. */
  DONE = 'DONE',
  /** The bank has refused; no money moved. */
  REFUSED = 'REFUSED',
  /** What the bank says contradicts it: staff look. */
  UNDER_REVIEW = 'UNDER_REVIEW',
}

/**
 * Money given back to the card that paid. A bank's refund has no key of its own: `refundedBefore` is what the bank had given
 * back before this one was sent, so that one whose answer was lost is found instead of sent again.
 */
export const RefundEntity = defineEntity({
  ...tenantTable('RefundEntity', 'refund'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [
    {
      name: 'refund_open_unique',
      properties: ['tenantId', 'accountId', 'paymentId'],
      where: `status in ('CREATED', 'UNDER_REVIEW')`,
    },
  ],
  indexes: [{ name: 'refund_to_check', properties: ['tenantId', 'nextCheckAt'], where: 'next_check_at is not null' }],
  checks: [{ name: 'refund_amount_check', expression: 'amount > 0 and refunded_before >= 0' }],
  properties: {
    ...accountKeys,
    paymentId: p.uuid(),
    kind: p.enum(() => RefundKind),
    amount: p.bigint('string'),
    reason: p.text(),
    staffId: p.uuid(),
    status: p.enum(() => RefundStatus),
    refundedBefore: p.bigint('string'),
    requestId: p.uuid().nullable(),
    createdAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    /** When the bank was last told to do it, written before it is: so long it may still be doing it. Null: never. */
    sentAt: p.datetime().nullable(),
    /** How often it was told. */
    sends: p.smallint().default(0),
    nextCheckAt: p.datetime().nullable(),
    checks: p.smallint().default(0),
    /** The bank's own word: an error code. */
    detail: p.text().nullable(),
    payment: () => toPayment(),
  },
});

/** State of a resident's request to have money back. */
export enum RefundRequestStatus {
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}

/** A resident's request to have a payment, or some of it, back. */
export const RefundRequestEntity = defineEntity({
  ...tenantTable('RefundRequestEntity', 'refund_request'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [
    {
      name: 'refund_request_open_unique',
      properties: ['tenantId', 'accountId', 'paymentId'],
      where: `status = 'RECEIVED'`,
    },
  ],
  indexes: [
    {
      name: 'refund_request_to_answer',
      properties: ['tenantId', 'dueOn', 'createdAt', 'id'],
      where: `status = 'RECEIVED'`,
    },
  ],
  checks: [{ name: 'refund_request_amount_check', expression: 'amount > 0' }],
  properties: {
    ...accountKeys,
    paymentId: p.uuid(),
    residentId: p.uuid(),
    amount: p.bigint('string'),
    reason: p.text(),
    status: p.enum(() => RefundRequestStatus),
    /** Until when it is to be answered and the money back. */
    dueOn: p.date(),
    answer: p.text().nullable(),
    createdAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.uuid().nullable(),
    payment: () => toPayment(),
  },
});
