import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { onEveryHost } from './health.ts';
import type { Metrics } from './metrics.ts';

/**
 * `/metrics` for a Prometheus that shows the token or, when none is configured, that asks from this very machine. Everybody
 * else gets the 404 of a path that does not exist: figures of a utility are not for its visitors.
 */
export function metricsRoute(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.get('/metrics', { config: onEveryHost }, async (request, reply) => {
    if (!(token ? showsToken(request, token) : asksFromHere(request))) return reply.callNotFound();
    return reply
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text());
  });
}

function showsToken(request: FastifyRequest, token: string): boolean {
  const shown = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

/** A proxy on this machine also connects from here: the host asked for must be the machine's own, and nothing forwarded. */
function asksFromHere(request: FastifyRequest): boolean {
  const from = request.socket.remoteAddress ?? '';
  const forwarded = Object.keys(request.headers).some(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-'),
  );
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const ownHost = host === 'localhost' || (isIP(host) > 0 && isLoopback(host));
  return isLoopback(from) && ownHost && !forwarded;
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);
