import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount, toService } from '../accounts/account.entity.ts';
import { kopecksColumn, ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { RegisterCode } from '../meters/meter.entity.ts';

/**
 * What a month will probably be charged for one register, formed at once from a handed-in reading and the tariffs (S2). It is
 * no debt and part of no balance; the month's registry takes its place.
 */
export const PreliminaryChargeEntity = defineEntity({
  ...tenantTable('PreliminaryChargeEntity', 'preliminary_charge'),
  primaryKeys: ['tenantId', 'accountId', 'period', 'meterId', 'registerCode'],
  checks: [{ name: 'preliminary_charge_volume_check', expression: 'volume >= 0' }],
  properties: {
    ...ownedByAccount,
    period: p.date().primary(),
    meterId: p.uuid().primary(),
    registerCode: p.enum(() => RegisterCode).primary(),
    serviceCode: p.text(),
    previousReading: p.bigint('string'),
    currentReading: p.bigint('string'),
    volume: p.bigint('string'),
    unit: p.text().nullable(),
    tariff: p.decimal('string').precision(18).scale(6),
    charged: kopecksColumn(),
    formedAt: p.datetime(),
    account: () => toAccount(),
    service: () => toService(),
  },
});
