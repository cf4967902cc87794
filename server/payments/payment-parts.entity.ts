import { defineEntity, p } from '@mikro-orm/postgresql';
import { toService } from '../accounts/account.entity.ts';
import { ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { RegisterCode, toMeter } from '../meters/meter.entity.ts';
import { PaymentEntity } from './payment.entity.ts';

/** Foreign key (tenant_id, account_id, payment_id) of what belongs to a payment. */
export const toPayment = () =>
  p
    .manyToOne(PaymentEntity)
    .ref()
    .joinColumns('tenant_id', 'account_id', 'payment_id')
    .ownColumns('tenant_id', 'account_id', 'payment_id')
    .updateRule('no action')
    .deleteRule('no action');

/** Uniqueness of order numbers within a tenant, and the way from one to its payment. Written with the payment. */
export const PaymentOrderEntity = defineEntity({
  ...tenantTable('PaymentOrderEntity', 'payment_order'),
  primaryKeys: ['tenantId', 'orderNumber'],
  properties: {
    tenantId: p.smallint().primary(),
    orderNumber: p.text().primary(),
    accountId: p.uuid(),
    paymentId: p.uuid(),
  },
});

/** What of a payment is for which service, where a resident divides it. The parts make the sum. */
export const PaymentPartEntity = defineEntity({
  ...tenantTable('PaymentPartEntity', 'payment_part'),
  primaryKeys: ['tenantId', 'accountId', 'paymentId', 'serviceCode'],
  checks: [{ name: 'payment_part_amount_check', expression: 'amount > 0' }],
  properties: {
    ...ownedByAccount,
    paymentId: p.uuid().primary(),
    serviceCode: p.text().primary(),
    amount: p.bigint('string'),
    payment: () => toPayment(),
    service: () => toService(),
  },
});

/**
 * A reading that goes with a payment. It becomes a reading of the meter in the very transaction that credits the payment;
 * when it cannot be taken any more then, `refusal` says why and the payment is credited all the same.
 */
export const PaymentReadingEntity = defineEntity({
  ...tenantTable('PaymentReadingEntity', 'payment_reading'),
  primaryKeys: ['tenantId', 'accountId', 'paymentId', 'meterId', 'registerCode'],
  properties: {
    ...ownedByAccount,
    paymentId: p.uuid().primary(),
    meterId: p.uuid().primary(),
    registerCode: p.enum(() => RegisterCode).primary(),
    value: p.bigint('string'),
    confirmed: p.boolean(),
    takenAt: p.datetime(),
    refusal: p.text().nullable(),
    payment: () => toPayment(),
    // The meter was there when the payment was begun; nothing holds it for the payment's sake.
    meter: () => toMeter().createForeignKeyConstraint(false),
  },
});

/**
 * A key that its sender chose for an act that moves money: the same key again is answered as the first time, also while that
 * is still going on and after a crash; with other input it is refused. Written in the transaction of what it makes.
 */
export const MoneyKeyEntity = defineEntity({
  ...tenantTable('MoneyKeyEntity', 'money_key'),
  primaryKeys: ['tenantId', 'ownerId', 'key'],
  properties: {
    tenantId: p.smallint().primary(),
    /** The resident or the member of staff who sent it. */
    ownerId: p.uuid().primary(),
    key: p.text().primary(),
    act: p.text(),
    /** SHA-256 of the input in a fixed form. */
    inputHash: p.text(),
    accountId: p.uuid(),
    /** Id of what was made: a payment, a refund. */
    subjectId: p.uuid(),
    usedAt: p.datetime(),
  },
});
