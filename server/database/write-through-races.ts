import type { EntityManager } from './orm.ts';
import type { Write } from './tenant-writer.ts';

const mostTries = 3;

/** A deadlock, a change in between, or a row that somebody else has written first: the same again may pass. */
export const isLostRace = (error: unknown): boolean =>
  ['40P01', '40001', '23505'].includes((error as { code?: string }).code ?? '');

/** Does the work in a transaction; one that lost a race to an import or to another act is done again, twice at most. */
export async function writeThroughRaces<Result>(
  { write }: { write: Write },
  work: (em: EntityManager) => Promise<Result>,
  mayPass: (error: unknown) => boolean = isLostRace,
): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await write(work);
    } catch (error) {
      if (tries >= mostTries || !mayPass(error)) throw error;
    }
}
