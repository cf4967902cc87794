import type { EntityManager } from '../database/orm.ts';
import type { PayingContext } from './paying-context.ts';

const mostTries = 3;

/** Does the work in a transaction; one that lost a race to an import or to another act is done again. */
export async function writeThroughRaces<Result>(
  { write }: Pick<PayingContext, 'write'>,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await write(work);
    } catch (error) {
      const { code } = error as { code?: string };
      if (tries >= mostTries || !['40P01', '40001', '23505'].includes(code ?? '')) throw error;
    }
}
