import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import type { Logger } from 'pino';
import { Acquirers } from './acquiring/acquirers.ts';
import { Captchas } from './captcha/captchas.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { banksOfNobody } from './config/banks.ts';
import { assertIsolation } from './database/assert-isolation.ts';
import { createOrm, type Orm } from './database/orm.ts';
import { Reads } from './database/read/reads.ts';
import { surviveLostConnections } from './database/survive-lost-connections.ts';
import { openReadPool } from './database/tenant-reader.ts';
import { Documents } from './documents/documents.ts';
import { entities } from './entities.ts';
import { PaymentNews } from './paying/live/payment-news.ts';
import { Settler } from './paying/settler.ts';
import { authenticateWith, type Authenticate } from './request/authenticate.ts';
import { makeSchema } from './schema.ts';
import { EndedSessions } from './sessions/ended/ended-sessions.ts';
import { Tokens } from './sessions/tokens.ts';
import { tenantIds } from './tenancy/enrol-tenants.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/** Payments that are being settled when the process ends get so long; then the poller of another one finds them. */
const settlingStopMs = 1500;

/** What all requests and jobs of a process share. */
export interface Shared {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  tokens: Tokens;
  captchas: Captchas;
  /** Banks that take cards, of every utility. */
  acquirers: Acquirers;
  /** Settles payments of which a callback or a resident asks. */
  settler: Settler;
  authenticate: Authenticate;
  /** What this process knows of sessions that are over, and of portals that are stopped. */
  ended: EndedSessions;
  /** Tells of payments that change, by whatever process. */
  news: PaymentNews;
  schema: GraphQLSchema;
  reads: Reads;
  /** Renders bills on threads of their own. */
  documents: Documents;
  orm: Orm;
  /** For reads: a replica where there is one. */
  readPool: pg.Pool;
  /** For reads that must see the newest write. */
  primaryPool: pg.Pool;
  /** For imports: a role that row-level security does not hold. */
  importerPool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens what a process needs, and refuses a database that does not keep tenants apart.
 * @throws UnsafeDatabaseError
 * @throws ConfigError when a bank is given to no utility
 */
export async function openShared(
  config: Pick<Config, 'mode' | 'http' | 'banks' | 'database' | 'dataDir' | 'pools' | 'tokenKeys' | 'captchaWork'>,
  tenants: readonly Tenant[],
  log: Logger,
  clock: Clock = systemClock,
): Promise<Shared> {
  const { database, pools } = config;
  const onError = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  const readOptions = {
    max: pools.read,
    connectMs: pools.connectTimeoutMs,
    statementMs: pools.statementTimeoutMs,
    onError,
  };
  const primaryPool = openReadPool({ ...readOptions, url: database.appUrl });
  const readPool = database.readerUrl ? openReadPool({ ...readOptions, url: database.readerUrl }) : primaryPool;
  const importerPool = surviveLostConnections(
    new pg.Pool({
      connectionString: database.importerUrl,
      max: pools.import,
      connectionTimeoutMillis: pools.connectTimeoutMs,
      application_name: 'kabinet-import',
    }),
    onError,
  );
  const orm = await createOrm({
    entities,
    url: database.appUrl,
    poolMax: pools.write,
    connectMs: pools.connectTimeoutMs,
    statementMs: pools.statementTimeoutMs,
  });
  const documents = new Documents({ dataDir: config.dataDir });
  const strangers = banksOfNobody(config.banks, tenants);
  if (strangers.length > 0) throw new ConfigError(strangers);
  // The sandbox bank is in this server, or in the one that answers on the port asked for.
  const sandboxOrigin = config.mode === 'development' ? `http://127.0.0.1:${config.http.port}` : undefined;
  const acquirers = new Acquirers({
    banks: config.banks,
    sandboxOrigin,
    clock,
    resting: (tenant, ms) => log.warn({ tenant, ms }, 'its bank does not answer and is left alone for a while'),
  });
  let ended: EndedSessions | undefined;
  let settler: Settler | undefined;
  let news: PaymentNews | undefined;
  const close = async () => {
    await documents.close();
    await settler?.stop(settlingStopMs);
    acquirers.close();
    await ended?.close();
    await news?.close();
    await Promise.all([...new Set([readPool, primaryPool, importerPool])].map((pool) => pool.end()));
    await orm.close();
  };
  try {
    await assertIsolation(primaryPool);
    const reads = new Reads(orm.getMetadata());
    const tokens = new Tokens(config.tokenKeys, clock);
    const ids = await tenantIds(primaryPool, tenants);
    ended = await EndedSessions.open({
      url: database.appUrl,
      connectMs: pools.connectTimeoutMs,
      tenantIds: [...ids.values()],
      clock,
      log,
      primaryPool,
    });
    news = await PaymentNews.open({ url: database.appUrl, connectMs: pools.connectTimeoutMs, log });
    settler = new Settler({ tenantIds: ids, clock, acquirers, tokens, orm, primaryPool, log });
    return {
      tenants,
      tenantIds: ids,
      clock,
      tokens,
      captchas: new Captchas(tokens.captchaSecrets(), config.captchaWork),
      acquirers,
      settler,
      authenticate: authenticateWith(tokens, ended),
      ended,
      news,
      schema: reads.install(await makeSchema()),
      reads,
      documents,
      orm,
      readPool,
      primaryPool,
      importerPool,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
