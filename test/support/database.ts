import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { DatabaseUrls } from '../../server/config.ts';
import { provisionDatabase, roleUrls } from '../../server/database/provision.ts';
import { asSuperuser } from './cluster.ts';

/** A database with the whole schema and no rows, for one test file alone. */
export interface TestDatabase extends DatabaseUrls {
  name: string;
  /** A superuser's URL of this database: for what no role of the server may do. */
  adminUrl: string;
  /** Cuts its connections and removes it; the run's end does it too. */
  drop(): Promise<void>;
}

/** Copies the migrated template, in about 60 ms. Call it once per test file, in `beforeAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(
    cluster,
    `create database ${name} template ${cluster.template} strategy wal_log owner kabinet_owner`,
  );
  await provisionDatabase(cluster.adminUrl, name); // rights on a database are not copied with it
  const adminUrl = new URL(cluster.adminUrl);
  adminUrl.pathname = `/${name}`;
  return {
    name,
    adminUrl: adminUrl.href,
    ...roleUrls(cluster.adminUrl, name, cluster.passwords),
    drop: async () => void (await asSuperuser(cluster, `drop database if exists ${name} with (force)`)),
  };
}
