import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { healthRoutes, type Readiness } from './health.ts';
import { createMetrics, type Metrics, type RequestKind } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import type { Seen } from './seen.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the log line and the metrics of this request will tell; filled while it is answered. */
    seen: Seen;
  }
}

/** What the operations of a server need to know about it. */
export interface OperationsDeps {
  log: Logger;
  readiness: Readiness;
  /** Bearer token for /metrics; without one only the machine itself may read it. */
  metricsToken: string | undefined;
  metrics?: Metrics;
}

/**
 * Health, metrics, and one log line per request. Register it first: its paths answer on every host, tenant or not, and its
 * hooks must see every request. Gives the metrics, for pools to be watched.
 */
export function operationsRoutes(app: FastifyInstance, deps: OperationsDeps): Metrics {
  const metrics = deps.metrics ?? createMetrics();
  app.decorateRequest('seen');
  app.addHook('onRequest', async (request) => {
    request.seen = {};
  });
  app.addHook('onResponse', async (request, reply) => {
    if (isOperations(request)) return;
    const kind = kindOf(request);
    metrics.answered(kind, request.seen, reply.statusCode, reply.elapsedTime / 1000);
    const level = reply.statusCode >= 500 ? 'error' : kind === 'file' ? 'debug' : 'info';
    const { tenant, operation, fields, outcome, route } = request.seen;
    deps.log[level](
      {
        req: request.id,
        kind,
        tenant,
        operation,
        fields,
        route,
        outcome,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
  healthRoutes(app, deps.readiness);
  metricsRoute(app, metrics, deps.metricsToken);
  return metrics;
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

const isOperations = (request: FastifyRequest): boolean => /^\/(health\/|metrics$)/.test(pathOf(request));

/** Pages by their kind alone: a path could carry a number that belongs to someone. */
function kindOf(request: FastifyRequest): RequestKind {
  if (request.seen.route !== undefined) return 'document';
  const path = pathOf(request);
  if (path === '/graphql') return 'graphql';
  return /\.\w{2,5}$/.test(path) ? 'file' : 'page';
}
