import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount, toService } from '../accounts/account.entity.ts';
import { kopecksColumn, ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { RegisterCode } from '../meters/meter.entity.ts';

/** How a volume was found: by the meter or by the norm of consumption. */
export enum ChargeMethod {
  METER = 'METER',
  NORM = 'NORM',
}

/** Opening + charged + recalculated − paid = closing, to the kopeck (registries/README): the database refuses anything else. */
const addsUp = 'closing = opening + charged + recalculated - paid';
/** A billing period is a calendar month, kept as its first day. */
const wholeMonth = 'extract(day from period) = 1';

const monthTotals = {
  period: p.date().primary(),
  opening: kopecksColumn(),
  charged: kopecksColumn(),
  recalculated: kopecksColumn(),
  paid: kopecksColumn(),
  closing: kopecksColumn(),
};

/** A month's bill (счёт, квитанция) of an account: the totals of its charges. */
export const BillEntity = defineEntity({
  ...tenantTable('BillEntity', 'bill'),
  primaryKeys: ['tenantId', 'accountId', 'period'],
  // A registry replaces a whole month of a tenant, so the month must be found without reading the others.
  // With the account, because this index is also taken to check foreign keys to a bill while the table has no statistics.
  indexes: [{ properties: ['tenantId', 'period', 'accountId'] }],
  checks: [
    { name: 'bill_adds_up_check', expression: addsUp },
    { name: 'bill_period_check', expression: wholeMonth },
  ],
  properties: { ...ownedByAccount, ...monthTotals, dueOn: p.date(), account: () => toAccount() },
});

/** What was charged for one service in one month (начисление), with that service's balance. */
export const ChargeEntity = defineEntity({
  ...tenantTable('ChargeEntity', 'charge'),
  primaryKeys: ['tenantId', 'accountId', 'period', 'serviceCode'],
  checks: [{ name: 'charge_adds_up_check', expression: addsUp }],
  properties: {
    ...ownedByAccount,
    ...monthTotals,
    serviceCode: p.text().primary(),
    account: () => toAccount().createForeignKeyConstraint(false),
    service: () => toService(),
    bill: () =>
      p
        .manyToOne(BillEntity)
        .ref()
        .joinColumns('tenant_id', 'account_id', 'period')
        .ownColumns('tenant_id', 'account_id', 'period')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});

/** One line of a charge: a zone of the meter, or the norm. `volume` is in `unit`, `tariff` in rubles for one unit. */
export const BillLineEntity = defineEntity({
  ...tenantTable('BillLineEntity', 'bill_line'),
  primaryKeys: ['tenantId', 'accountId', 'period', 'serviceCode', 'position'],
  properties: {
    ...ownedByAccount,
    period: p.date().primary(),
    serviceCode: p.text().primary(),
    position: p.smallint().primary(),
    registerCode: p.enum(() => RegisterCode).nullable(),
    method: p.enum(() => ChargeMethod).nullable(),
    previousReading: p.bigint('string').nullable(),
    currentReading: p.bigint('string').nullable(),
    volume: p.decimal('string').precision(18).scale(6),
    unit: p.text().nullable(),
    tariff: p.decimal('string').precision(18).scale(6),
    charged: kopecksColumn(),
    charge: () =>
      p
        .manyToOne(ChargeEntity)
        .ref()
        .joinColumns('tenant_id', 'account_id', 'period', 'service_code')
        .ownColumns('tenant_id', 'account_id', 'period', 'service_code')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
