import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount, toService } from '../accounts/account.entity.ts';
import { accountKeys, ownedByAccount, tenantTable } from '../database/tenant-table.ts';

/** The tenant's accounts of double entry. Every entry takes from one and gives to another, so their sum is always nothing. */
export enum LedgerAccount {
  /** What the resident owes: grows by charges, shrinks by payments. */
  RECEIVABLE = 'RECEIVABLE',
  /** What was charged. */
  REVENUE = 'REVENUE',
  /** What was recalculated. */
  RECALCULATION = 'RECALCULATION',
  /** What stood on the account before the first registry. */
  OPENING = 'OPENING',
  /** Money at the acquirer. */
  ACQUIRER = 'ACQUIRER',
  /** Money at banks and tills, known from their registries and terminals. */
  BANK = 'BANK',
}

/** What a posting is of. */
export enum PostingKind {
  OPENING = 'OPENING',
  CHARGE = 'CHARGE',
  RECALCULATION = 'RECALCULATION',
  /** Paid in the portal. */
  PAYMENT = 'PAYMENT',
  /** Paid elsewhere. */
  BANK_PAYMENT = 'BANK_PAYMENT',
  REFUND = 'REFUND',
}

/**
 * One event on an account's ledger, written once and never changed. `subject` names what it is of (a month, a payment, a
 * refund); `revision` counts corrections of the same subject, each of which posts only the difference. The unique key is
 * what makes a payment be credited once.
 */
export const PostingEntity = defineEntity({
  ...tenantTable('PostingEntity', 'posting'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [{ name: 'posting_once_unique', properties: ['tenantId', 'accountId', 'kind', 'subject', 'revision'] }],
  indexes: [
    { properties: ['tenantId', 'accountId', 'day', 'id'] },
    // Money of later months is what is counted beside the newest bill: found without reading what was charged.
    {
      name: 'posting_of_money',
      properties: ['tenantId', 'period'],
      where: `kind in ('PAYMENT', 'BANK_PAYMENT', 'REFUND')`,
    },
  ],
  checks: [{ name: 'posting_period_check', expression: 'extract(day from period) = 1' }],
  properties: {
    ...accountKeys,
    kind: p.enum(() => PostingKind),
    subject: p.text(),
    revision: p.smallint().default(1),
    /** The month it counts for. */
    period: p.date(),
    /** The day it happened, in the tenant's zone. */
    day: p.date(),
    postedAt: p.datetime(),
    account: () => toAccount(),
  },
});

/** A balanced line of a posting: so many kopecks from `credit` to `debit`. */
export const LedgerEntryEntity = defineEntity({
  ...tenantTable('LedgerEntryEntity', 'ledger_entry'),
  primaryKeys: ['tenantId', 'accountId', 'postingId', 'line'],
  checks: [
    { name: 'ledger_entry_amount_check', expression: 'amount > 0' },
    { name: 'ledger_entry_sides_check', expression: 'debit <> credit' },
  ],
  properties: {
    ...ownedByAccount,
    postingId: p.uuid().primary(),
    line: p.smallint().primary(),
    debit: p.enum(() => LedgerAccount),
    credit: p.enum(() => LedgerAccount),
    /** Null: what is prepaid and belongs to no service yet. */
    serviceCode: p.text().nullable(),
    amount: p.bigint('string'),
    posting: () =>
      p
        .manyToOne(PostingEntity)
        .ref()
        .joinColumns('tenant_id', 'account_id', 'posting_id')
        .ownColumns('tenant_id', 'account_id', 'posting_id')
        .updateRule('no action')
        .deleteRule('no action'),
    service: () => toService(),
  },
});
