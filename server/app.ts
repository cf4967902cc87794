import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { StartConfig } from './config.ts';
import { makeBillWith } from './delivery/make-bill.ts';
import { devOutboxRoutes } from './portal/dev-outbox.ts';
import { openFileStore } from './files/open-file-store.ts';
import { countOpenPayments } from './paying/count-open-payments.ts';
import { portalRoutes } from './portal/portal.ts';
import { bankCallbackRoute } from './request/bank-callback-route.ts';
import { bankTerminalRoute } from './request/bank-terminal-route.ts';
import { documentsRoute } from './request/documents-route.ts';
import { buildContext, type ContextParts } from './request/build-context.ts';
import { downloadsRoute } from './request/downloads-route.ts';
import { exportsRoute } from './request/exports-route.ts';
import { fileRoutes } from './request/file-routes.ts';
import { graphqlEndpoint } from './request/graphql-endpoint.ts';
import { liveEndpoint } from './request/live/live-endpoint.ts';
import { upgradesHere } from './request/live/upgrades.ts';
import { operationsRoutes } from './request/operations.ts';
import { photosRoute } from './request/photos-route.ts';
import { resolveTenant } from './request/resolve-tenant.ts';
import type { Shared } from './shared.ts';

/** What an app is made of. */
export interface AppDeps {
  config: Pick<StartConfig, 'mode' | 'http' | 'metricsToken' | 'root' | 'dataDir'>;
  shared: Shared;
  log: Logger;
  /** Where the sandbox bank keeps its orders in development; in the folder of the state unless told. */
  sandboxBankFile?: string;
  /** True from the first request to stop: `/health/ready` answers 503 then. */
  stopping: () => boolean;
}

/**
 * A resident gets an answer within five seconds, whatever the database does: several statements of one act could each wait
 * for theirs.
 */
const longestWaitMs = 4500;

/** Where this machine reaches the server, once it listens. */
function ownOrigin(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  const everywhere = address === '::' || address === '0.0.0.0';
  return `http://${everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** The path of a request, in the order it is walked. */
export async function createApp({ config, shared, log, stopping, sandboxBankFile }: AppDeps): Promise<FastifyInstance> {
  // Named by Fastify's own type: the app must not take the kind of its logger into its type.
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.http.trustProxy.length > 0 ? config.http.trustProxy : false,
    genReqId: () => randomUUID(),
    http: { shouldUpgradeCallback: upgradesHere },
    requestTimeout: config.http.requestTimeoutMs,
    // Connections that wait for their next request do not hold up the stop; accepted requests finish.
    forceCloseConnections: 'idle',
  });
  const development = config.mode === 'development';
  app.addHook('onListen', async () => shared.acquirers.sandboxIsAt(ownOrigin(app)));
  const parts: ContextParts = shared;

  // health, metrics, one log line per request: on every host
  const metrics = operationsRoutes(app, {
    log,
    metricsToken: config.metricsToken,
    readiness: { stopping, databaseAnswers: () => shared.primaryPool.query('select 1') },
  });
  metrics.watchPool('read', shared.readPool);
  metrics.watchPool('primary', shared.primaryPool);
  metrics.watchPayments(() => countOpenPayments(shared));
  if (development) {
    const { mountSandboxBank } = await import('./sandbox-bank/mount-sandbox-bank.ts');
    await mountSandboxBank(app, {
      dataFile: sandboxBankFile ?? join(config.dataDir, 'sandbox-bank.jsonl'),
      clock: shared.clock,
    });
  }
  await app.register(cookie);
  // host → tenant, or 404
  resolveTenant(app, { tenants: shared.tenants, development });
  const live = liveEndpoint(app, shared, { development, log });
  metrics.watchLive(() => live.count());
  // tenant → token → who → context → resolver → response
  await graphqlEndpoint(app, {
    schema: shared.schema,
    development,
    log,
    live,
    timeoutMs: Math.min(config.http.requestTimeoutMs, longestWaitMs),
    buildContext: (tenant, request, reply) => buildContext(parts, tenant, request, reply),
  });
  // tenant → token or cookie → who → file
  const files = openFileStore(config);
  await fileRoutes(app, log, async (scope) => {
    exportsRoute(scope, parts, files);
    documentsRoute(scope, shared, log);
    photosRoute(scope, parts, files);
    downloadsRoute(scope, parts);
    await bankCallbackRoute(scope, shared);
    bankTerminalRoute(scope, { settler: shared.settler, log });
  });
  if (development) {
    const { tenantIds, primaryPool } = shared;
    devOutboxRoutes(app, { tenantIds, pool: primaryPool, makeBill: makeBillWith(shared) });
  }
  // everything else is the portal
  await portalRoutes(app, {
    clientDir: join(config.root, 'dist', 'client'),
    tenantOf: (request) => request.tenant,
    tenants: shared.tenants,
    stopMessageOf: ({ slug }) => shared.ended.stopMessage(shared.tenantIds.get(slug)!),
  });
  return app;
}
