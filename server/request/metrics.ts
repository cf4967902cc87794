import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Seen } from './seen.ts';

/** The part of a `pg.Pool` that tells how busy it is. */
export interface CountedPool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** What was asked for; a document is also a photo or a download. */
export type RequestKind = 'graphql' | 'document' | 'page' | 'file';

/** Prometheus metrics of one process. */
export interface Metrics {
  /** Counts an answered request. */
  answered(kind: RequestKind, seen: Seen, status: number, seconds: number): void;
  /** Shows that pool's connections as long as the process lives. */
  watchPool(name: string, pool: CountedPool): void;
  /** Shows how many payments wait for the bank, counted when somebody looks. */
  watchPayments(count: () => Promise<readonly { tenant: string; status: string; count: number }[]>): void;
  /** Shows how many WebSockets are open. */
  watchLive(count: () => number): void;
  /** The text format, and its content type. */
  text(): Promise<string>;
  contentType: string;
}

/** A set of metrics of its own, so that several servers in one process (tests) do not mix. Seconds and bytes, as Prometheus asks. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kabinet_' });
  const requests = new Histogram({
    name: 'kabinet_request_seconds',
    help: 'Time to answer, by kind of request, root field or route, and outcome',
    labelNames: ['kind', 'tenant', 'operation', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const pools = new Map<string, CountedPool>();
  const connections = new Gauge({
    name: 'kabinet_pool_connections',
    help: 'Database connections by pool: open, idle, and requests waiting for one',
    labelNames: ['pool', 'state'] as const,
    registers: [registry],
    collect: () => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
        connections.set({ pool, state: 'open' }, totalCount);
        connections.set({ pool, state: 'idle' }, idleCount);
        connections.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
  });
  return {
    answered: (kind, { tenant = '-', fields = '-', route = fields, outcome }, status, seconds) =>
      requests.observe(
        { kind, tenant, operation: route, outcome: outcome ?? `${Math.floor(status / 100)}xx` },
        seconds,
      ),
    watchPool: (name, pool) => void pools.set(name, pool),
    watchPayments: (count) =>
      void new Gauge({
        name: 'kabinet_open_payments',
        help: 'Payments that the bank is still asked about, by state',
        labelNames: ['tenant', 'status'] as const,
        registers: [registry],
        async collect() {
          this.reset();
          // While the database is away the other figures are wanted most.
          const counted = await count().catch(() => []);
          for (const { count: payments, ...labels } of counted) this.set(labels, payments);
        },
      }),
    watchLive: (count) =>
      void new Gauge({
        name: 'kabinet_live_connections',
        help: 'WebSockets of residents that are open',
        registers: [registry],
        collect() {
          this.set(count());
        },
      }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
