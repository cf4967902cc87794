// role → config → database → app or worker → graceful stop
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { ConfigError, readConfig, type Config, type StartConfig } from './config.ts';
import { openDatabase, type OpenDatabase } from './database/open-database.ts';
import { httpPort } from './http-port.ts';
import { prepareDatabase } from './prepare-database.ts';
import { readTenants } from './read-tenants.ts';
import { closeServer } from './request/close-server.ts';
import { createLogger } from './request/log.ts';
import { openShared, type Shared } from './shared.ts';
import { sayWhere } from './say-where.ts';
import { Lifetime } from './stop.ts';
import { tokenKeysOf } from './token-keys.ts';

// What only one of the roles needs is loaded where it begins.

/** Accepted requests get so long to finish; the database so long to write what is in its memory. */
const DRAIN_MS = 4000;
const DATABASE_STOP_MS = 4000;
/** A job that is not done by then is left to another process, which begins it anew. */
const JOBS_STOP_MS = 1500;

/** The port in links of letters: in development another one may be free than the one that was asked for. */
const answering = { port: 0 };

const settings = configured();
const log = createLogger(settings);
const lifetime = new Lifetime(settings.stopping, log);
lifetime.listen({ withParent: settings.stopWithParent });
try {
  await start(settings);
} catch (error) {
  // Told to stop in the middle of the start, it fails because of that: nothing to explain.
  if (!lifetime.stopping) explain(error);
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
  answering.port = startConfig.http.port;
  const reading = readTenants(startConfig);
  const tenants = await reading.tenants;
  const serves = startConfig.role !== 'work';
  if (serves) await httpPort(startConfig.http); // a port that was asked for and is taken: said at once

  const opening = openDatabase(startConfig, log);
  const close = async () => (await opening.catch((): OpenDatabase | undefined => undefined))?.close();
  lifetime.onStop('database', close, DATABASE_STOP_MS);
  const { urls } = await opening;
  const config: Config = { ...startConfig, database: urls, tokenKeys: tokenKeysOf(startConfig) };
  const migrations = await prepareDatabase(urls, tenants);
  if (migrations.length > 0) log.info({ migrations }, 'database brought up to date');

  const shared = await openShared(config, tenants, log);
  lifetime.onStop('connections', () => shared.close());
  await reading.drawn;
  const residents = config.demo ? await (await import('./demo.ts')).loadDemo(shared, log) : [];
  if (config.role !== 'serve') {
    const { startWork } = await import('./work.ts');
    const work = await startWork(config, shared, log, () => answering.port);
    lifetime.onStop('work', () => work.stop(JOBS_STOP_MS), JOBS_STOP_MS + 500);
  }
  if (!serves) return;
  sayWhere(config, await serve(config, shared), tenants, residents);
}

/** Gives the port it answers on: with PORT=0 the system chooses one. */
async function serve(config: Config, shared: Shared): Promise<number> {
  const { createApp } = await import('./app.ts');
  const app = await createApp({ config, shared, log, stopping: () => lifetime.stopping });
  lifetime.onStop('http server', () => closeServer(app, DRAIN_MS), DRAIN_MS + 500);
  await app.listen({ host: config.http.host, port: await httpPort(config.http) });
  answering.port = (app.server.address() as AddressInfo).port;
  return answering.port;
}

function explain(error: unknown): void {
  log.debug({ err: error }, 'start failed');
  console.error(`\nKabinet does not start: ${error instanceof Error ? error.message : String(error)}\n`);
}
