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

/** The integer part that a register showed on a day. One per register, day and source. */
export const ReadingEntity = defineEntity({
  ...tenantTable('ReadingEntity', 'reading'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  // The order of its columns also serves the newest readings of a meter.
  uniques: [{ properties: ['tenantId', 'accountId', 'meterId', 'takenOn', 'registerCode', 'source'] }],
  checks: [{ name: 'reading_value_check', expression: 'value >= 0' }],
  properties: {
    ...accountKeys,
    meterId: p.uuid(),
    registerCode: p.enum(() => RegisterCode),
    value: p.bigint('string'),
    takenOn: p.date(),
    source: p.enum(() => ReadingSource),
    status: p.enum(() => ReadingStatus),
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

function toMeter() {
  return p
    .manyToOne(MeterEntity)
    .ref()
    .joinColumns('tenant_id', 'account_id', 'meter_id')
    .ownColumns('tenant_id', 'account_id', 'meter_id')
    .updateRule('no action')
    .deleteRule('no action');
}
