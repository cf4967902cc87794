import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';
import { toAccount } from './account.entity.ts';

/** A code an office hands out to bind an account (S4). Found by its keyed hash; used once. */
export const OfficeCodeEntity = defineEntity({
  ...tenantTable('OfficeCodeEntity', 'office_code'),
  primaryKeys: ['tenantId', 'codeHash'],
  indexes: [{ properties: ['tenantId', 'accountId'] }],
  properties: {
    tenantId: p.smallint().primary(),
    codeHash: p.text().primary(),
    accountId: p.uuid(),
    issuedBy: p.uuid(),
    issuedAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    usedBy: p.uuid().nullable(),
    account: () => toAccount(),
  },
});
