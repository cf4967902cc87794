import type pg from 'pg';
import { readAs } from '../database/tenant-reader.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** How many payments of a tenant wait for something, by state. */
export interface OpenPayments {
  tenant: string;
  status: string;
  count: number;
}

const text = `select status, count(*)::int as count from payment
  where tenant_id = $1 and next_check_at is not null group by status`;

/** Counts the payments that the bank is still asked about. */
export async function countOpenPayments(of: {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  primaryPool: pg.Pool;
}): Promise<OpenPayments[]> {
  const counted = await Promise.all(
    of.tenants.map(async ({ slug }) => {
      const tenantId = of.tenantIds.get(slug)!;
      const rows = await readAs(of.primaryPool, tenantId)<{ status: string; count: number }>(undefined, text, [
        tenantId,
      ]);
      return rows.map((row) => ({ tenant: slug, ...row }));
    }),
  );
  return counted.flat();
}
