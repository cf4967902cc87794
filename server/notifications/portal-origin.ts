import type { Tenant } from '../tenancy/load-tenants.ts';

/** What links to the portals of this installation depend on. */
export interface PortalPlace {
  mode: 'development' | 'production';
  /** The port this machine answers on; used in development only. */
  port: () => number;
}

/**
 * Where a tenant's portal is, for links in letters: from the configuration, never from a request, whose Host header is a
 * stranger's text.
 */
export function portalOrigin({ slug, hosts }: Pick<Tenant, 'slug' | 'hosts'>, { mode, port }: PortalPlace): string {
  const [host] = hosts;
  return mode === 'production' && host !== undefined ? `https://${host}` : `http://${slug}.localhost:${port()}`;
}

/** The domain a tenant's letters come from. */
export const mailDomain = ({ slug, hosts }: Pick<Tenant, 'slug' | 'hosts'>): string => hosts[0] ?? `${slug}.localhost`;
