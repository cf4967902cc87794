import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { BillRules } from '../../tenancy/rules/bills.ts';
import type { CheckedRegistryProfile } from '../../tenancy/registry-profile.ts';
import type { z } from 'zod';

/** What an import must know of the utility whose registry it reads. A `Tenant` with a checked profile is one. */
export interface ImportTenant {
  slug: string;
  timeZone: string;
  rules: {
    accountNumber: { pattern: string };
    bills: Pick<z.output<typeof BillRules>, 'dates'>;
    rights: { detachOnOwnerChange: boolean };
  };
  registries: CheckedRegistryProfile;
}

/** Where an import works: as which tenant, with the importer's connections. */
export interface ImportContext {
  tenant: ImportTenant;
  tenantId: number;
  /** Connections of the role `kabinet_importer`, which row-level security does not hold: every statement names the tenant. */
  importer: pg.Pool;
  clock: Clock;
}

export type RegistryKindName = 'ACCOUNTS' | 'CHARGES' | 'PAYMENTS' | 'READING_ANSWERS';

/** How far an import has come. Awaited, so that a caller may hold it back. */
export interface ImportProgress {
  step: 'reading' | 'checking' | 'applying' | 'committing';
  /** Bytes read of all, and rows seen. */
  bytes: number;
  size: number;
  rows: number;
}
