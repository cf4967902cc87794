import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../../database/tenant-table.ts';

/**
 * The newest request for a new password under a login, existing or not: what is asked for in a name nobody has leaves the
 * same trace. Code and link are kept as keyed hashes: six digits alone could be found by trying.
 */
export const PasswordResetEntity = defineEntity({
  ...tenantTable('PasswordResetEntity', 'password_reset'),
  primaryKeys: ['tenantId', 'login'],
  indexes: [{ properties: ['tenantId', 'linkHash'] }],
  properties: {
    tenantId: p.smallint().primary(),
    login: p.text().primary(),
    /** Null: nobody has this login with this address. */
    residentId: p.uuid().nullable(),
    codeHash: p.text(),
    linkHash: p.text(),
    attempts: p.integer().default(0),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});
