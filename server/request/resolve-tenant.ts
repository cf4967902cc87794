import type { FastifyInstance } from 'fastify';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { tenantOfHost } from '../tenancy/tenant-of-host.ts';

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
 * Gives every request the tenant of its host. An unknown host gets a plain 404 and learns nothing more. X-Forwarded-Host
 * counts only from a trusted proxy, which is what Fastify's `host` says.
 */
export function resolveTenant(app: FastifyInstance, { tenants, development }: ResolveTenantOptions): void {
  app.decorateRequest('tenant', undefined);
  app.addHook('onRequest', async (request, reply) => {
    request.tenant = tenantOfHost(tenants, request.host, { development });
    if (request.tenant) {
      request.seen.tenant = request.tenant.slug;
      return;
    }
    if (development && /^localhost(:\d+)?$/i.test(request.host)) return;
    await reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
  });
}
