import { p } from '@mikro-orm/postgresql';

/**
 * The one row-level security rule. Written as PostgreSQL prints it: any other spelling is recreated by every schema diff.
 * Without a tenant in the session it is an error, never rows: on a fresh connection the parameter is unknown, on a used
 * one the cast of '' fails.
 */
const ofThisTenant = `(tenant_id = (current_setting('app.tenant_id'::text))::smallint)`;

/** A table whose rows belong to a tenant: row-level security forced on reads and writes, for the owner as well. */
export const tenantTable = <const Name extends string>(name: Name, tableName: string) => ({
  name,
  tableName,
  rowLevelSecurity: 'force' as const,
  policies: [{ name: `${tableName}_of_tenant`, using: ofThisTenant, check: ofThisTenant }],
});

/** Keys of a tenant's own row: (tenant_id, id). */
export const tenantKeys = {
  tenantId: p.smallint().primary(),
  id: p.uuid().primary().defaultRaw('uuidv7()'),
};

/**
 * What the key of every row that an account owns begins with. Every foreign key to such a row contains both columns, so no
 * row can point into another tenant or another account, and the table can be distributed by account_id.
 */
export const ownedByAccount = {
  tenantId: p.smallint().primary(),
  accountId: p.uuid().primary(),
};

/**
 * Keys of an account's row that has no name of its own: (tenant_id, account_id, id). Rows that have one (the month of a
 * bill, the service of a charge) use it instead of an id: it survives a registry that replaces the month.
 */
export const accountKeys = { ...ownedByAccount, id: p.uuid().primary().defaultRaw('uuidv7()') };

/** Keys of a row that a resident owns: (tenant_id, resident_id, id). */
export const residentKeys = {
  tenantId: p.smallint().primary(),
  residentId: p.uuid().primary(),
  id: p.uuid().primary().defaultRaw('uuidv7()'),
};

/** Kopecks as a 64-bit integer; text in code that reads, because JSON numbers lose digits beyond 2^53. */
export const kopecksColumn = () => p.bigint('string').default('0');
