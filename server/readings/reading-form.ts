import type { Context } from '../context.ts';
import type { ReadingForm } from './reading-form.type.ts';

export async function readingForm(_context: Context, _accountId: string): Promise<ReadingForm | null> {
  return null;
}
