import { KabinetError } from '../../errors.ts';

/** The refusal of a query above a limit: says which one, its value, and what to do. */
export const tooComplex = (limit: string, max: number, hint: string): KabinetError =>
  new KabinetError('QUERY_TOO_COMPLEX', undefined, { limit, max, hint });
