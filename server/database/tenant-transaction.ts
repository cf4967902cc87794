import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { nameOfStatement } from './prepared-statements.ts';

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
};

/**
 * A transaction of one tenant on a connection of a pool with `pipeline`: nothing waits for the answer before it, so that what
 * an act asks for at once goes out in one packet, the beginning together with the first statement. PostgreSQL answers in the
 * order it was asked; after a fault it does nothing more of the transaction.
 */
export class TenantTransaction implements DatabaseConnection {
  /** Its statements are run through this. */
  readonly db: Transaction<unknown>;
  readonly #client: pg.PoolClient;
  readonly #begun: Promise<unknown>;
  #over = false;
  #corked = false;

  private constructor(client: pg.PoolClient, tenantId: number) {
    this.#client = client;
    this.#begun = this.#ask(`begin; select app.set_tenant(${tenantId}::smallint)`);
    this.#begun.catch(() => undefined); // told at the end
    const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(this) });
    this.db = new Transaction({ config: { dialect }, driver, dialect, executor });
  }

  /** Begins one as soon as the pool has a connection. */
  static async begin(pool: pg.Pool, tenantId: number): Promise<TenantTransaction> {
    return new TenantTransaction(await pool.connect(), tenantId);
  }

  async executeQuery<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // The connection may be another tenant's by now.
    if (this.#over) throw new Error('the transaction is over');
    const { command, rowCount, rows } = await this.#ask({
      name: nameOfStatement(text, parameters),
      text,
      values: parameters as unknown[],
    });
    return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a portal cannot be read on a connection that pipelines');
  }

  /** @throws Error when the transaction cannot be committed; then it is to be undone */
  async commit(): Promise<void> {
    await this.#begun;
    this.#over = true;
    const { command } = await this.#ask('commit');
    // A fault was passed over: PostgreSQL has undone all of it.
    if (command !== 'COMMIT') throw new Error('the transaction was not committed');
    this.#client.release();
  }

  /** Undoes it, and gives the connection back, or up. Gives why: the first fault, which is not the last one told. */
  async undo(why: unknown): Promise<unknown> {
    this.#over = true;
    const first = await this.#begun.then(
      () => why,
      (error: unknown) => error,
    );
    const undone = await this.#ask('rollback').then(
      () => true,
      () => false,
    );
    this.#client.release(!undone);
    return first;
  }

  /** What is asked in the same turn of the event loop goes out in one packet. */
  #ask(query: string | pg.QueryConfig): Promise<pg.QueryResult> {
    const { stream } = (this.#client as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
      .connection;
    if (!this.#corked) {
      this.#corked = true;
      stream.cork();
      setImmediate(() => {
        this.#corked = false;
        stream.uncork();
      });
    }
    return this.#client.query(query);
  }
}
