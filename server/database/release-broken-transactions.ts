import type pg from 'pg';

/** What begins or undoes a transaction. When it fails, Kysely keeps the connection for good: nobody would give it back. */
const edge = /^(begin|start transaction.*|rollback)$/;

/**
 * Takes connections whose transaction broke out of the pool and closes them. Without it each write that PostgreSQL does not
 * begin or undo, because it stands still or the connection is lost, makes the pool smaller by one until the process ends.
 * A connection that did not answer in time is closed at once: undoing its transaction would only wait as long again.
 */
export function releaseBrokenTransactions(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...query: unknown[]) => unknown;
    const watched = (...asked: unknown[]): unknown => {
      const answer = query(...asked);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: Error) => {
        if (typeof asked[0] === 'string' && edge.test(asked[0])) client.release(error);
        else if (error.message === 'Query read timeout') void (client as unknown as pg.Client).end();
        throw error;
      });
    };
    client.query = watched as typeof client.query;
  });
}
