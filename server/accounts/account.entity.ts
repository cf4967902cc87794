import { defineEntity, p } from '@mikro-orm/postgresql';
import { kopecksColumn, ownedByAccount, tenantKeys, tenantTable } from '../database/tenant-table.ts';
import { ServiceEntity } from '../tenancy/service.entity.ts';
import { TenantEntity } from '../tenancy/tenant.entity.ts';

/** Whether the utility still serves the account (лицевой счёт). */
export enum AccountStatus {
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
}

/**
 * A personal account (лицевой счёт) as the billing system knows it. `balance` is its state now: the closing balance of the
 * newest billed month less what is posted as paid for later months; it is written by imports and payments together with the
 * rows it follows from.
 */
export const AccountEntity = defineEntity({
  ...tenantTable('AccountEntity', 'account'),
  primaryKeys: ['tenantId', 'id'],
  properties: {
    ...tenantKeys,
    number: p.text(),
    owner: p.text(),
    address: p.text(),
    area: p.decimal('string').precision(10).scale(2).nullable(),
    residents: p.smallint().nullable(),
    /** E-mail in the billing system, where its registry has one: what EMAIL_ON_FILE compares. Not shown to residents. */
    email: p.text().nullable(),
    status: p.enum(() => AccountStatus).default(AccountStatus.ACTIVE),
    balance: kopecksColumn(),
    balancePeriod: p.date().nullable(),
    dueOn: p.date().nullable(),
    tenant: () =>
      p
        .manyToOne(TenantEntity)
        .ref()
        .joinColumns('tenant_id')
        .ownColumns('tenant_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});

/**
 * Uniqueness of account numbers as a table of its own: on a distributed database a unique index of `account`, which is
 * spread by id, could not hold it. Written in the same transaction as the account.
 */
export const AccountNumberEntity = defineEntity({
  ...tenantTable('AccountNumberEntity', 'account_number'),
  primaryKeys: ['tenantId', 'number'],
  properties: { tenantId: p.smallint().primary(), number: p.text().primary(), accountId: p.uuid() },
});

/** Who may see an account, on the account's side; its mirror on the resident's side is `resident_account`. */
export const AccountResidentEntity = defineEntity({
  ...tenantTable('AccountResidentEntity', 'account_resident'),
  primaryKeys: ['tenantId', 'accountId', 'residentId'],
  properties: {
    ...ownedByAccount,
    residentId: p.uuid().primary(),
    linkedAt: p.datetime().defaultRaw('now()'),
    /** The identity check that was passed for this account; null: none, and owner and address are shown masked by rule. */
    proof: p.text().nullable(),
    /** The resident by whose password the account was linked (S2): the link ends when that password changes. */
    viaResidentId: p.uuid().nullable(),
    account: () => toAccount(),
  },
});

/** What an account owes for one service: as the newest registry says, less what was paid since. What is prepaid is of none. */
export const AccountServiceEntity = defineEntity({
  ...tenantTable('AccountServiceEntity', 'account_service'),
  primaryKeys: ['tenantId', 'accountId', 'serviceCode'],
  properties: {
    ...ownedByAccount,
    serviceCode: p.text().primary(),
    balance: kopecksColumn(),
    balancePeriod: p.date().nullable(),
    account: () => toAccount(),
    service: () => toService(),
  },
});

/** Foreign key (tenant_id, account_id) of a row that an account owns. */
export function toAccount() {
  return p
    .manyToOne(AccountEntity)
    .ref()
    .joinColumns('tenant_id', 'account_id')
    .ownColumns('tenant_id', 'account_id')
    .updateRule('no action')
    .deleteRule('no action');
}

/** Foreign key (tenant_id, service_code) to the tenant's catalogue of services. */
export function toService() {
  return p
    .manyToOne(ServiceEntity)
    .ref()
    .joinColumns('tenant_id', 'service_code')
    .ownColumns('tenant_id', 'service_code')
    .updateRule('no action')
    .deleteRule('no action');
}
