// role → config → database → app or worker → graceful stop
import Fastify from 'fastify';
import pg from 'pg';
import { ConfigError, readConfig, type Config, type StartConfig } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase, type OpenDatabase } from './database/open-database.ts';
import { httpPort } from './http-port.ts';
import { createLogger } from './request/log.ts';
import { operationsRoutes } from './request/operations.ts';
import { Lifetime } from './stop.ts';
import { tokenKeysOf } from './token-keys.ts';

const settings = configured();
const log = createLogger(settings);
const lifetime = new Lifetime(settings.stopping, log);
lifetime.listen({ withParent: settings.stopWithParent });
try {
  await start(settings);
} catch (error) {
  if (!lifetime.stopping) console.error(`\nKabinet does not start: ${(error as Error).message}\n`);
  await lifetime.stop('start failed', 1);
}

function configured(): StartConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exit(1);
  }
}

async function start(startConfig: StartConfig): Promise<void> {
  const port = await httpPort(startConfig.http);
  const opening = openDatabase(startConfig, log);
  lifetime.onStop('database', async () => (await opening.catch((): OpenDatabase | undefined => undefined))?.close());
  const { urls } = await opening;
  const config: Config = { ...startConfig, database: urls, tokenKeys: tokenKeysOf(startConfig) };
  const migrations = await migrate(urls);
  if (migrations.length > 0) log.info({ migrations }, 'database brought up to date');

  const pool = new pg.Pool({ connectionString: urls.appUrl, max: 2 });
  pool.on('error', () => undefined);
  lifetime.onStop('pool', () => pool.end());
  const app = Fastify({ logger: false });
  operationsRoutes(app, {
    log,
    metricsToken: config.metricsToken,
    readiness: { stopping: () => lifetime.stopping, databaseAnswers: () => pool.query('select 1') },
  });
  lifetime.onStop('http server', () => app.close());
  await app.listen({ host: config.http.host, port });
  if (port !== config.http.port) console.log(`Port ${config.http.port} is taken, using ${port}.`);
  console.log(`http://localhost:${port}`);
}
