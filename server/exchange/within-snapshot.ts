import type pg from 'pg';

/** Rows taken from the database at a time. */
const batchSize = 2000;

/** Opens a cursor on a query and gives its rows in batches. */
export type ReadBatches = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) => AsyncGenerator<Row[]>;

/**
 * Lets the work read as one tenant, from one snapshot and without a limit of time: what comes in meanwhile is not half in what
 * is read. The connection goes back, or is thrown away when it broke.
 */
export async function withinSnapshot<Result>(
  pool: pg.Pool,
  tenantId: number,
  work: (db: pg.ClientBase, batches: ReadBatches) => Promise<Result>,
): Promise<Result> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin isolation level repeatable read read only');
    await db.query('set local statement_timeout = 0');
    await db.query('select app.set_tenant($1)', [tenantId]);
    return await work(db, (text, values) => batchesOf(db, text, values));
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await db.query('rollback').catch((error: Error) => (broken = error));
    db.release(broken);
  }
}

async function* batchesOf<Row extends pg.QueryResultRow>(
  db: pg.ClientBase,
  text: string,
  values: unknown[],
): AsyncGenerator<Row[]> {
  await db.query(`declare exported no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows } = await db.query<Row>(`fetch ${batchSize} from exported`);
    if (rows.length === 0) return;
    yield rows;
  }
}
