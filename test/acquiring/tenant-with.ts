import type { Tenant } from '../../server/tenancy/load-tenants.ts';

/** A tenant of which only the way it takes cards matters. */
export const tenantWith = (slug: string, acquiring: Tenant['acquiring']): Tenant => ({ slug, acquiring }) as Tenant;
