import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** Where the built client lies, and whose portal a request asks for. */
export interface PortalOptions {
  clientDir: string;
  tenantOf(request: FastifyRequest): Tenant | undefined;
}

/** The portal of the host's tenant. */
export async function portalRoutes(_app: FastifyInstance, _options: PortalOptions): Promise<void> {}
