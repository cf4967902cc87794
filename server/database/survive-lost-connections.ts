import type pg from 'pg';

/**
 * Keeps a connection that PostgreSQL dropped from ending the process: pg reports it as an 'error' event, of the client while
 * it is in use and of the pool while it is idle, and such an event without a listener is fatal. The query in flight is
 * rejected on its own, and the pool has discarded the connection already.
 */
export function surviveLostConnections(pool: pg.Pool, onLost: (error: Error) => void): pg.Pool {
  pool.on('connect', (client) => client.on('error', onLost));
  pool.on('error', () => {}); // told once, by the client itself
  return pool;
}
