import type { Tenant } from '../../tenancy/load-tenants.ts';
import { tenantOfHost } from '../../tenancy/tenant-of-host.ts';

/**
 * Whether a WebSocket is opened by a page of the tenant: browsers open one to any host, and only its own Origin, which no page
 * can forge, tells whose page it is. A program names none; it needs a token all the same.
 */
export function isOwnPage(
  origin: string | undefined,
  tenant: Tenant,
  { tenants, development }: { tenants: readonly Tenant[]; development: boolean },
): boolean {
  if (origin === undefined) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  return tenantOfHost(tenants, host, { development }) === tenant;
}
