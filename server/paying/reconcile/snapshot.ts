import type pg from 'pg';

/** Reads within one snapshot of the database, as one tenant, however long it takes. */
export type Snapshot = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/**
 * Runs reads that must be of one moment: what is credited meanwhile is in all of them or in none. `pool`: connections without
 * the short limits of requests.
 */
export async function inSnapshot<Result>(
  pool: pg.Pool,
  tenantId: number,
  work: (read: Snapshot) => Promise<Result>,
): Promise<Result> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query(`begin isolation level repeatable read read only; set local work_mem = '64MB'; set local jit = off`);
    await db.query('select app.set_tenant($1)', [tenantId]);
    const result = await work(
      async <Row>(text: string, values: readonly unknown[]) => (await db.query(text, [...values])).rows as Row[],
    );
    await db.query('commit');
    return result;
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    db.release(broken);
  }
}
