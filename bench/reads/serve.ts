import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What every contender's process is told by its environment. */
export const given = {
  appUrl: process.env['BENCH_APP_URL']!,
  tenantId: Number(process.env['BENCH_TENANT_ID']),
  /** Connections to the database: the same for everyone. */
  pool: Number(process.env['BENCH_POOL']),
};

/** Tells the measuring process where this contender listens. */
export function ready(server: Server): void {
  process.once('SIGTERM', () => process.exit(0)); // and not by the signal: a profile is written at the exit
  process.send!({ port: (server.address() as AddressInfo).port });
}
