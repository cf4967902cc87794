import type pg from 'pg';

/** Below this a file is joined quickly in any way; above it a nested loop over a temporary table takes hours. */
const manyRows = 2000;

/**
 * Keeps the planner from nested loops for a large file. What an import joins was written a moment ago, so its statistics are
 * missing or old, the planner expects a handful of rows, and 25 000 accounts once took 600 million comparisons.
 */
export async function planForRows(db: pg.ClientBase, rows: number): Promise<void> {
  if (rows > manyRows) await db.query('set local enable_nestloop = off');
}

/** Lets the work look rows up one by one: for joins of tables that have an index, where a loop can never be that slow. */
export async function allowLookups(db: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await db.query<{ enable_nestloop: string }>('show enable_nestloop');
  await db.query('set local enable_nestloop = on');
  await work();
  await db.query(`set local enable_nestloop = ${rows[0]!.enable_nestloop}`);
}
