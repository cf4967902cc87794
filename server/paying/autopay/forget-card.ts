import type { Context } from '../../context.ts';
import type { CardForgotten } from './autopay.type.ts';

/** Forgets a card. */
export function forgetCard(_context: Context, _residentId: string, _cardId: string): Promise<CardForgotten> {
  throw new Error('not yet');
}
