import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { hostName, tenantOfHost } from '../tenancy/tenant-of-host.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Tenant of the host; undefined only for the list of portals in development. */
    tenant: Tenant | undefined;
  }
}

/** Whose hosts there are. */
export interface ResolveTenantOptions {
  tenants: readonly Tenant[];
  development: boolean;
}

/**
 * Gives every request the tenant of its host. An unknown host gets a plain 404 and learns nothing more; a request that
 * names several hosts gets 400, because a cache or a proxy before us could have read another one than we do.
 * X-Forwarded-Host counts only from a trusted proxy, which is what Fastify's `host` says.
 */
export function resolveTenant(app: FastifyInstance, { tenants, development }: ResolveTenantOptions): void {
  const tenantOf = (host: string | undefined) => tenantOfHost(tenants, host, { development });
  app.decorateRequest('tenant', undefined);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.onEveryHost) return;
    if (namesSeveralHosts(request, tenantOf)) {
      await reply.code(400).type('text/plain; charset=utf-8').send('Bad request: more than one host\n');
      return;
    }
    request.tenant = tenantOf(request.host);
    if (request.tenant) {
      request.seen.tenant = request.tenant.slug;
      return;
    }
    if (development && /^localhost(:\d+)?$/i.test(request.host)) return;
    await reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
  });
}

function namesSeveralHosts(
  { raw, host }: FastifyRequest,
  tenantOf: (host: string | undefined) => Tenant | undefined,
): boolean {
  if (hostHeaders(raw.rawHeaders) > 1) return true;
  // The absolute form (`GET http://host/path`) names the host a second time, and routers understand it.
  const url = raw.url ?? '/';
  if (
    !url.startsWith('/') &&
    url !== '*' &&
    hostName(/^https?:\/\/([^/?#]*)/i.exec(url)?.[1]) !== hostName(raw.headers.host)
  )
    return true;
  if (host === raw.headers.host) return false;
  // The host is a trusted proxy's word. Several of them, or a Host that is another tenant's, are nobody's.
  if (String(raw.headers['x-forwarded-host']).includes(',')) return true;
  const own = tenantOf(raw.headers.host);
  return own !== undefined && own !== tenantOf(host);
}

/** How many Host headers were sent; Node shows only the first. */
function hostHeaders(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]!.length === 4 && rawHeaders[i]!.toLowerCase() === 'host') count++;
  return count;
}
