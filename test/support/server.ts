import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { SetClock, type Clock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { closeServer } from '../../server/request/close-server.ts';
import { enrolTenants } from '../../server/tenancy/enrol-tenants.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';
import { openShared, type Shared } from '../../server/shared.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** A whole Kabinet on a port of this machine, with a database of its own. Close it in `afterAll`. */
export interface TestServer {
  app: FastifyInstance;
  shared: Shared;
  database: TestDatabase;
  port: number;
  /** Address of a tenant's portal, e.g. `http://kaluga.localhost:43210`. */
  origin(slug: string): string;
  close(): Promise<void>;
}

/** What may differ from a server in development with the four tenants. */
export interface TestServerOptions {
  /** Folder of tenants; the repository's own unless told. */
  tenantsDir?: string;
  /** Stands still at 20 November 2026, 12:00 Moscow time, unless told. */
  clock?: Clock;
  /** Environment variables, as an installation would set them. */
  env?: Record<string, string>;
  /** A database to serve; a fresh one unless told. */
  database?: TestDatabase;
}

const root = join(import.meta.dirname, '..', '..');
const key = Buffer.alloc(32, 1).toString('base64url');

/** Starts the server as `main.ts` does: tenants enrolled, no registries, no residents. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { tenantsDir = join(root, 'tenants'), clock = new SetClock('2026-11-20T09:00:00Z'), env = {} } = options;
  const database = options.database ?? (await freshDatabase());
  const settings = readConfig({
    PORT: '0',
    TOKEN_KEYS: `test:${key}`,
    LOG_LEVEL: 'silent',
    CAPTCHA_WORK: '3',
    READ_POOL: '5',
    WRITE_POOL: '5',
    ...env,
  });
  const config = { ...settings, database, tokenKeys: settings.tokenKeys! };
  const tenants = await loadTenants(tenantsDir);
  await enrolTenants(database.ownerUrl, tenants, clock.now());
  const log = pino({ level: 'silent' });
  const shared = await openShared(config, tenants, log, clock);
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-bank-'));
  const sandboxBankFile = join(folder, 'orders.jsonl');
  const app = await createApp({ config, shared, log, stopping: () => false, sandboxBankFile });
  await app.listen({ host: 'localhost', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    shared,
    database,
    port,
    origin: (slug) => `http://${slug}.localhost:${port}`,
    close: async () => {
      await closeServer(app, 1000); // a test may leave a request half-way
      await shared.close();
      await rm(folder, { recursive: true });
      if (!options.database) await database.drop();
    },
  };
}
