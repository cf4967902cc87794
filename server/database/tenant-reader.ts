import pg from 'pg';
import { surviveLostConnections } from './survive-lost-connections.ts';
import { type ReadStatement, TenantRead } from './tenant-read.ts';

/** Runs one statement as a tenant and gives its rows; prepared when it has a name. */
export type Run = <Row>(name: string | undefined, text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Limits that keep a slow or stopped database from holding requests: all in milliseconds. */
export interface ReadPoolOptions {
  url: string;
  max: number;
  connectMs: number;
  statementMs: number;
  onError: (error: Error) => void;
}

/** Connections for reads. `pipeline` sends statements without waiting for the answers before them. */
export function openReadPool({ url, max, connectMs, statementMs, onError }: ReadPoolOptions): pg.Pool {
  const options: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    max,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    // Prepared statements live as long as their connection.
    maxLifetimeSeconds: 3600,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    // The server's own limit could be unreachable together with the server; this one is the client's.
    query_timeout: statementMs + 300,
    keepAlive: true,
    application_name: 'kabinet-read',
  };
  return surviveLostConnections(new pg.Pool(options), onError);
}

/**
 * Reads as one tenant. Each statement travels as one packet: begin read only, set the tenant, the statement, commit.
 * READ COMMITTED gives each statement its own snapshot anyway, so a transaction around a whole request would add nothing
 * but a connection that is held while JavaScript runs.
 */
export function readAs(pool: pg.Pool, tenantId: number): Run {
  return async <Row>(name: string | undefined, text: string, values: readonly unknown[]) => {
    const client = await pool.connect();
    const { read, error } = await asked(client, tenantId, { name, text, values });
    if (!error) {
      client.release();
      return read.found as Row[];
    }
    // The transaction is still open. A connection that was just preparing may not know what it has prepared.
    const mended = error instanceof pg.DatabaseError && !read.prepares && (await undone(client));
    client.release(mended ? undefined : error);
    throw error;
  };
}

function asked(
  client: pg.PoolClient,
  tenantId: number,
  statement: ReadStatement,
): Promise<{ read: TenantRead; error?: Error | undefined }> {
  return new Promise((resolve) => {
    const read: TenantRead = new TenantRead(tenantId, statement, (error) =>
      resolve({ read, error: error ?? undefined }),
    );
    client.query(read);
  });
}

const undone = (client: pg.PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  );
