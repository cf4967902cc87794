import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { kopecksColumn, ownedByAccount, residentKeys, tenantTable } from '../database/tenant-table.ts';

/** A card a resident has bound at the acquirer. The number itself is never here. */
export const CardBindingEntity = defineEntity({
  ...tenantTable('CardBindingEntity', 'card_binding'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  uniques: [{ properties: ['tenantId', 'residentId', 'bindingId'] }],
  indexes: [{ name: 'card_to_unbind', properties: ['tenantId', 'unbindAt'], where: 'unbind_at is not null' }],
  properties: {
    ...residentKeys,
    /** The acquirer's name of it; pays only together with the tenant's credentials. */
    bindingId: p.text(),
    /** «411111**1111». */
    maskedPan: p.text(),
    /** «2030-12». */
    expiry: p.text().nullable(),
    boundAt: p.datetime(),
    /** When the resident forgot it here: from then on nothing is paid with it. */
    removedAt: p.datetime().nullable(),
    /** When the bank is told (again) to forget it; null: there is nothing to tell. */
    unbindAt: p.datetime().nullable(),
  },
});

/** When autopay pays. */
export enum AutopayMode {
  ON_BILL = 'ON_BILL',
  ON_DAY = 'ON_DAY',
}

/** Whether autopay goes on. */
export enum AutopayStatus {
  ACTIVE = 'ACTIVE',
  /** Stopped by itself: the bank refused, or the card or the account is gone. */
  STOPPED = 'STOPPED',
  /** Switched off by the resident. */
  OFF = 'OFF',
}

/** Paying by itself for an account, as one of its residents wants it. */
export const AutopayEntity = defineEntity({
  ...tenantTable('AutopayEntity', 'autopay'),
  primaryKeys: ['tenantId', 'accountId'],
  checks: [
    { name: 'autopay_limit_check', expression: '"limit" > 0' },
    {
      name: 'autopay_day_check',
      expression: `(mode = 'ON_DAY') = (day is not null) and (day is null or (day >= 1 and day <= 28))`,
    },
  ],
  properties: {
    ...ownedByAccount,
    residentId: p.uuid(),
    cardId: p.uuid(),
    mode: p.enum(() => AutopayMode),
    day: p.smallint().nullable(),
    /** Most that one payment may be, kopecks. */
    limit: kopecksColumn(),
    status: p.enum(() => AutopayStatus),
    /** Why it was stopped: one of `AutopayStop`. */
    stoppedBy: p.text().nullable(),
    changedAt: p.datetime(),
    account: () => toAccount(),
  },
});

/** Why autopay has stopped by itself. */
export enum AutopayStop {
  DECLINED = 'DECLINED',
  CARD_EXPIRED = 'CARD_EXPIRED',
  CARD_FORGOTTEN = 'CARD_FORGOTTEN',
  ACCESS_LOST = 'ACCESS_LOST',
  ACCOUNT_CLOSED = 'ACCOUNT_CLOSED',
  NO_CONTACT = 'NO_CONTACT',
}

/** Why a month was not paid by itself, though autopay goes on. */
export enum AutopaySkip {
  OVER_LIMIT = 'OVER_LIMIT',
  NOTHING_DUE = 'NOTHING_DUE',
  READINGS_MISSING = 'READINGS_MISSING',
  /** Another payment of the account was open for too long. */
  PAYING_ALREADY = 'PAYING_ALREADY',
  /** The day was missed: the portal was stopped, or nothing ran. */
  LATE = 'LATE',
  /** The bank gave no answer all day. */
  NO_ANSWER = 'NO_ANSWER',
  /** Switched off, or planned otherwise: the month can be announced anew. */
  CHANGED = 'CHANGED',
  /** It has stopped; the autopay says why. */
  STOPPED = 'STOPPED',
}

/** State of one month's paying by itself. */
export enum AutopayRunStatus {
  /** The resident was told; it is paid on `payOn`. */
  ANNOUNCED = 'ANNOUNCED',
  /** A payment was begun. */
  BEGUN = 'BEGUN',
  /** The payment is credited. */
  PAID = 'PAID',
  /** There was nothing to pay, or it was more than the limit, or it was switched off in between, or the bank refused. */
  SKIPPED = 'SKIPPED',
}

/** One month of autopay: announced once, paid once. */
export const AutopayRunEntity = defineEntity({
  ...tenantTable('AutopayRunEntity', 'autopay_run'),
  primaryKeys: ['tenantId', 'accountId', 'period'],
  indexes: [{ properties: ['tenantId', 'status', 'payOn'] }],
  properties: {
    ...ownedByAccount,
    /** The month whose bill it pays. */
    period: p.date().primary(),
    status: p.enum(() => AutopayRunStatus),
    payOn: p.date(),
    announcedAt: p.datetime(),
    announcedAmount: kopecksColumn(),
    paymentId: p.uuid().nullable(),
    /** Why it was skipped: one of `AutopaySkip`. */
    skippedBy: p.text().nullable(),
    account: () => toAccount(),
  },
});
