import type { Context } from '../../context.ts';
import { readRowId } from '../../ids.ts';
import { atMost } from '../../jobs/at-most.ts';
import { forgetCards } from '../../payments/forget-cards.ts';
import type { CardForgotten } from './autopay.type.ts';
import { cardsOf } from './cards-of.ts';
import { unbindDue } from './unbind-due.ts';

/** A resident waits for the bank so long; then the workers go on telling it. */
const patienceMs = 2500;

/**
 * Forgets a card of a resident: from the moment this is written nothing is paid with it, whether the bank answers or not. A
 * card that is not there, or is another's, is forgotten already.
 */
export async function forgetCard(context: Context, residentId: string, id: string): Promise<CardForgotten> {
  const card = readRowId('CardBinding', id);
  if (card?.owner === residentId) {
    const cardId = card.key;
    await context.write((em) => forgetCards(em, context, { residentId, cardId }));
    await tellBank(context, { residentId, cardId });
  }
  return { cards: await cardsOf(context, context.readPrimary, residentId) };
}

async function tellBank(context: Context, only: { residentId: string; cardId: string }): Promise<void> {
  // Whatever comes of it, the workers tell the bank until it answers.
  await atMost(
    patienceMs,
    unbindDue(context, only).catch(() => 0),
  );
}
