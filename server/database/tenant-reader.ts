import pg from 'pg';
import { surviveLostConnections } from './survive-lost-connections.ts';

/** Runs one statement as a tenant and gives its rows; prepared when it has a name, which must be the same for the same text. */
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

/** The part of a pg client that puts several statements into one packet. */
interface Corking {
  connection: { stream: { cork(): void; uncork(): void } };
}

/**
 * Reads as one tenant. Each statement travels as one packet: begin read only, set the tenant, the statement, commit.
 * READ COMMITTED gives each statement its own snapshot anyway, so a transaction around a whole request would add nothing
 * but a connection that is held while JavaScript runs.
 */
export function readAs(pool: pg.Pool, tenantId: number): Run {
  return async (name, text, values) => {
    const client = await pool.connect();
    const { stream } = (client as unknown as Corking).connection;
    stream.cork();
    // Should one of the first two fail, the statement runs without a tenant and every policy refuses it: it fails closed.
    const work = Promise.allSettled([
      client.query('begin read only'),
      client.query({ name: 'set_tenant', text: 'select app.set_tenant($1)', values: [tenantId] }),
      client.query({ ...(name === undefined ? {} : { name }), text, values: values as unknown[] }),
      client.query('commit'),
    ]);
    stream.uncork();
    const [begin, set, rows, commit] = await work;
    const broken = [begin, set, commit].find((result) => result.status === 'rejected');
    client.release(broken?.reason as Error | undefined);
    if (rows.status === 'rejected') throw rows.reason;
    if (broken) throw broken.reason;
    return rows.value.rows;
  };
}
