import type { EntityManager, Orm } from './orm.ts';

/** Runs an act's work in one transaction on the primary, as one tenant. */
export type Write = <Result>(work: (em: EntityManager) => Promise<Result>) => Promise<Result>;

/** Writes as one tenant: begin, set the tenant, the work on a fresh entity manager, flush, commit. */
export function writeAs(orm: Orm, tenantId: number): Write {
  return (work) =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select app.set_tenant(?::smallint)', [tenantId]);
      return work(em);
    });
}
