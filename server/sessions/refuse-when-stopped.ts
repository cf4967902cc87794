import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';

/**
 * Lets an act go on only while the utility's portal works. Asks no database: each process knows within seconds.
 * @throws KabinetError SERVICE_STOPPED with what the utility tells its residents
 */
export function refuseWhenStopped({ stopped }: Pick<Context, 'stopped'>): void {
  if (stopped !== undefined) throw new KabinetError('SERVICE_STOPPED', stopped);
}
