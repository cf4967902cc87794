import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { accountKeys, tenantTable } from '../database/tenant-table.ts';

/** Where a payment was made: in this portal or elsewhere (known from a bank's registry). */
export enum PaymentSource {
  PORTAL = 'PORTAL',
  BANK = 'BANK',
}

/** State of a payment. What a bank's registry brings is paid. */
export enum PaymentStatus {
  PENDING = 'PENDING',
  PAID = 'PAID',
  REFUSED = 'REFUSED',
  REFUNDED = 'REFUNDED',
}

/** Money paid for an account. `externalId` is the bank's number of it, unique within account and source. */
export const PaymentEntity = defineEntity({
  ...tenantTable('PaymentEntity', 'payment'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [{ properties: ['tenantId', 'accountId', 'source', 'externalId'] }],
  indexes: [{ properties: ['tenantId', 'accountId', 'paidAt', 'id'] }, { properties: ['tenantId', 'period'] }],
  checks: [
    { name: 'payment_amount_check', expression: 'amount > 0' },
    { name: 'payment_fee_check', expression: 'fee >= 0' },
  ],
  properties: {
    ...accountKeys,
    amount: p.bigint('string'),
    fee: p.bigint('string').default('0'),
    paidAt: p.datetime(),
    period: p.date().nullable(),
    source: p.enum(() => PaymentSource),
    status: p.enum(() => PaymentStatus),
    externalId: p.text(),
    account: () => toAccount(),
  },
});
