import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import type pg from 'pg';
import { createOrm, type Orm } from '../../server/database/orm.ts';
import { Reads } from '../../server/database/read/reads.ts';
import { openReadPool, readAs, type Run } from '../../server/database/tenant-reader.ts';
import { entities } from '../../server/entities.ts';
import { executeOperation, stringifyResult } from '../../server/request/execute-operation.ts';
import { makeSchema } from '../../server/schema.ts';
import { freshDatabase } from '../support/database.ts';
import { Given } from '../support/given.ts';

/** The answer to a question and the statements it took. */
export type Answered = ExecutionResult<any> & { statements: string[]; names: (string | undefined)[] };

/** The schema over a database of its own, without HTTP. Close it in `afterAll`. */
export interface Asking {
  schema: GraphQLSchema;
  orm: Orm;
  pool: pg.Pool;
  reads: Reads;
  given: Given;
  /** What is masked, of whoever asks; nothing unless a test says so. */
  masking: { ownerName: boolean; address: boolean; liftedBy: string[] };
  /** As much of a context as reads need. */
  contextOf: (tenantId: number, residentId: string | undefined, read: Run) => object;
  /** Asks as a resident of a tenant; the answer is what a caller would parse. */
  ask: (
    tenantId: number,
    residentId: string | undefined,
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<Answered>;
  close(): Promise<void>;
}

export async function startAsking(): Promise<Asking> {
  const database = await freshDatabase();
  const given = await Given.in(database);
  const orm = await createOrm({ entities, url: database.appUrl });
  const reads = new Reads(orm.getMetadata());
  const schema = reads.install(await makeSchema());
  const pool = openReadPool({
    url: database.appUrl,
    max: 4,
    connectMs: 3000,
    statementMs: 5000,
    onError: () => undefined,
  });
  const masking: Asking['masking'] = { ownerName: false, address: false, liftedBy: [] };
  const contextOf: Asking['contextOf'] = (tenantId, residentId, read) => ({
    reads,
    read,
    readPrimary: read,
    tenantId,
    tenant: { rules: { registration: { masking }, payments: { paidOnCurrentBill: true } } },
    who: residentId ? { residentId, sessionId: residentId } : undefined,
  });
  const documents = new Map<string, DocumentNode>(); // as the endpoint does: plans belong to documents
  const ask: Asking['ask'] = async (tenantId, residentId, query, variables = {}) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const faults = validate(schema, document);
    if (faults.length > 0) throw faults[0]!;
    const statements: string[] = [];
    const names: (string | undefined)[] = [];
    const run = readAs(pool, tenantId);
    const read: Run = (name, text, values) => {
      statements.push(text);
      names.push(name);
      return run(name, text, values);
    };
    const context = contextOf(tenantId, residentId, read);
    const operation = getOperationAST(document)!;
    const result = await executeOperation({
      schema,
      document,
      operation,
      operationName: undefined,
      variables,
      context,
    });
    return { ...(JSON.parse(stringifyResult(result)) as ExecutionResult), statements, names };
  };
  const close = async () => {
    await pool.end();
    await orm.close();
    await given.close();
    await database.drop();
  };
  return { schema, orm, pool, reads, given, masking, contextOf, ask, close };
}
