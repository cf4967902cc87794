import type { EntityManager, Orm } from './orm.ts';
import { TenantTransaction } from './tenant-transaction.ts';

/** Runs an act's work in one transaction on the primary, as one tenant. */
export type Write = <Result>(work: (em: EntityManager) => Promise<Result>) => Promise<Result>;

/** Writes as one tenant: begin, set the tenant, the work on a fresh entity manager, flush, commit. */
export function writeAs(orm: Orm, tenantId: number): Write {
  return async (work) => {
    const pool = await orm.em.getConnection().getNativeClient();
    const transaction = await TenantTransaction.begin(pool, tenantId);
    try {
      const em = orm.em.fork();
      em.setTransactionContext(transaction.db);
      const result = await work(em);
      await em.flush();
      await transaction.commit();
      return result;
    } catch (error) {
      throw await transaction.undo(error);
    }
  };
}
