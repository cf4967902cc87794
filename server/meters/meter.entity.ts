import { defineEntity, p } from '@mikro-orm/postgresql';
import { accountKeys, ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { toAccount, toService } from '../accounts/account.entity.ts';

/** Whether a meter still stands at the address. */
export enum MeterStatus {
  ACTIVE = 'ACTIVE',
  REMOVED = 'REMOVED',
}

/** Zone of a register by time of day: T1 day or single, T2 night, T3 half-peak. */
export enum RegisterCode {
  T1 = 'T1',
  T2 = 'T2',
  T3 = 'T3',
}

/** Who told a reading. */
export enum ReadingSource {
  RESIDENT = 'RESIDENT',
  UTILITY = 'UTILITY',
  AUTOMATIC = 'AUTOMATIC',
  ESTIMATE = 'ESTIMATE',
}

/** What became of a reading: handed in, accepted for billing, or not. */
export enum ReadingStatus {
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  NOT_ACCEPTED = 'NOT_ACCEPTED',
}

/** A metering device (прибор учёта) of one service at an account. `digits` is the width of its integer part. */
export const MeterEntity = defineEntity({
  ...tenantTable('MeterEntity', 'meter'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  uniques: [{ properties: ['tenantId', 'accountId', 'serviceCode', 'serial'] }],
  checks: [{ name: 'meter_digits_check', expression: 'digits >= 1 and digits <= 9' }],
  properties: {
    ...accountKeys,
    serviceCode: p.text(),
    serial: p.text(),
    model: p.text().nullable(),
    digits: p.smallint(),
    verificationDueOn: p.date().nullable(),
    /** It sends its readings itself: nobody hands in any. */
    reportsItself: p.boolean().default(false),
    status: p.enum(() => MeterStatus).default(MeterStatus.ACTIVE),
    account: () => toAccount(),
    service: () => toService(),
  },
});

/** One counting train of a meter: a meter has one to three, each for a zone of the day. */
export const RegisterEntity = defineEntity({
  ...tenantTable('RegisterEntity', 'register'),
  primaryKeys: ['tenantId', 'accountId', 'meterId', 'code'],
  properties: {
    ...ownedByAccount,
    meterId: p.uuid().primary(),
    code: p.enum(() => RegisterCode).primary(),
    meter: () => toMeter(),
  },
});

/**
 * The integer part that a register showed on a day. One per register, day and source; of a resident one for each billing
 * period, which a correction changes.
 */
export const ReadingEntity = defineEntity({
  ...tenantTable('ReadingEntity', 'reading'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  // The order of its columns also serves the newest readings of a meter.
  uniques: [
    { properties: ['tenantId', 'accountId', 'meterId', 'takenOn', 'registerCode', 'source'] },
    {
      name: 'reading_of_period_unique',
      properties: ['tenantId', 'accountId', 'meterId', 'registerCode', 'period'],
      where: 'period is not null',
    },
  ],
  checks: [
    { name: 'reading_value_check', expression: 'value >= 0' },
    {
      name: 'reading_of_resident_check',
      expression: `source <> 'RESIDENT' or (period is not null and received_at is not null and resident_id is not null)`,
    },
  ],
  properties: {
    ...accountKeys,
    meterId: p.uuid(),
    registerCode: p.enum(() => RegisterCode),
    value: p.bigint('string'),
    takenOn: p.date(),
    source: p.enum(() => ReadingSource),
    status: p.enum(() => ReadingStatus),
    /** First day of the billing period a resident's reading counts for; null for what registries bring. */
    period: p.date().nullable(),
    /** When a resident's reading came in; its last correction. */
    receivedAt: p.datetime().nullable(),
    /** Who handed it in. */
    residentId: p.uuid().nullable(),
    photoId: p.uuid().nullable(),
    /** Why it was not accepted, in the billing system's words. */
    refusal: p.text().nullable(),
    meter: () => toMeter().createForeignKeyConstraint(false),
    register: () =>
      p
        .manyToOne(RegisterEntity)
        .ref()
        .joinColumns('tenant_id', 'account_id', 'meter_id', 'register_code')
        .ownColumns('tenant_id', 'account_id', 'meter_id', 'register_code')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});

/** Foreign key (tenant_id, account_id, meter_id) of what belongs to a meter. */
export function toMeter() {
  return p
    .manyToOne(MeterEntity)
    .ref()
    .joinColumns('tenant_id', 'account_id', 'meter_id')
    .ownColumns('tenant_id', 'account_id', 'meter_id')
    .updateRule('no action')
    .deleteRule('no action');
}
