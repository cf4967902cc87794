import type { Logger } from 'pino';
import type { DatabaseUrls, StartConfig } from '../config.ts';
import { startEmbeddedServer } from './embedded-server.ts';

/** A database that answers, and how to let go of it. */
export interface OpenDatabase {
  urls: DatabaseUrls;
  close(): Promise<void>;
}

/** The configured server, or the embedded one: started, or joined when another process of this folder has it running. */
export async function openDatabase(config: StartConfig, log: Logger): Promise<OpenDatabase> {
  if (config.externalDatabase) return { urls: config.externalDatabase, close: async () => {} };
  const server = await startEmbeddedServer(config.dataDir, (event) => log.info({ event }, 'embedded PostgreSQL'));
  log.info({ port: server.port }, 'embedded PostgreSQL runs');
  return { urls: server.urls, close: server.stop };
}
