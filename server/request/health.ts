import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers on every host: balancers and Prometheus ask an address, not a tenant's host. */
    onEveryHost?: true;
  }
}

/** For routes that belong to the process and not to a tenant. */
export const onEveryHost = { onEveryHost: true } as const;

/** Whether this process should be sent requests. */
export interface Readiness {
  /** True as soon as the process has been told to stop. */
  stopping(): boolean;
  /** Resolves when the database answers. */
  databaseAnswers(): Promise<unknown>;
}

/** A balancer asks every few seconds: slower than this is as bad as no answer. */
const DATABASE_LIMIT_MS = 1500;

/**
 * `/health/live`: the process runs. `/health/ready`: it can answer residents, 503 while it is stopping or the database is
 * away. Neither says more than that: they answer on every host.
 */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/health/live', { config: onEveryHost }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get('/health/ready', { config: onEveryHost }, async (_request, reply) => {
    const status = await stateOf(readiness);
    return reply
      .code(status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
}

async function stateOf(readiness: Readiness): Promise<'ok' | 'stopping' | 'no database'> {
  if (readiness.stopping()) return 'stopping';
  const limit = new AbortController();
  try {
    const answered = readiness.databaseAnswers().then(() => true);
    const tooLate = pause(DATABASE_LIMIT_MS, false, { signal: limit.signal, ref: false }).catch(() => false);
    return (await Promise.race([answered, tooLate])) ? 'ok' : 'no database';
  } catch {
    return 'no database';
  } finally {
    limit.abort();
  }
}
