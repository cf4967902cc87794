import type { Context } from '../context.ts';
import type { ReadingOutcome, SubmitReadingsInput } from './submit-readings.type.ts';

export async function submitReadings(
  _context: Context,
  _residentId: string,
  _input: SubmitReadingsInput,
): Promise<(typeof ReadingOutcome)[]> {
  return [];
}
