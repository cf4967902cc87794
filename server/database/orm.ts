import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';

/** Which tables there are, how to reach the database, and how many connections may be open at once. */
export interface OrmOptions {
  entities: readonly object[];
  url: string;
  poolMax?: number;
  /** Wait for a connection, and for a statement, in milliseconds. */
  connectMs?: number;
  statementMs?: number;
  /** Folder of the migrations (compiled ones at run time); only the migration step needs it. */
  migrations?: string;
}

/** The ORM over the entities given. Its metadata also feeds the reads (`database/read`). Connects lazily. */
export function createOrm({
  entities,
  url,
  poolMax = 5,
  connectMs = 1500,
  statementMs = 3000,
  migrations,
}: OrmOptions) {
  return MikroORM.init({
    entities: [...entities] as EntitySchema[],
    clientUrl: url,
    pool: { min: 0, max: poolMax },
    debug: false,
    // Lost connections reach the act that used them; the ORM's own words would go to the terminal.
    logger: () => undefined,
    driverOptions: {
      // Writes send what they can at once: see `TenantTransaction`.
      pipeline: true,
      connectionTimeoutMillis: connectMs,
      statement_timeout: statementMs,
      query_timeout: statementMs + 300,
      application_name: 'kabinet-write',
    },
    // A key column is a property of its own and part of the relations that contain it.
    discovery: { checkDuplicateFieldNames: false },
    ...(migrations ? { extensions: [Migrator], migrations: migrationsIn(migrations) } : {}),
  });
}

function migrationsIn(path: string) {
  return {
    path,
    snapshotName: 'schema',
    emit: 'ts' as const,
    transactional: true,
    allOrNothing: true,
    fileName: (timestamp: string, name?: string) => `Migration${timestamp}_${name ?? 'change_tables'}`,
  };
}

export type Orm = Awaited<ReturnType<typeof createOrm>>;
export type EntityManager = Orm['em'];
