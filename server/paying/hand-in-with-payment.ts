import type { EntityManager } from '../database/orm.ts';
import type { PayingContext } from './paying-context.ts';
import type { HeldPayment } from './take-step.ts';

/** Stub. */
export async function handInWithPayment(
  _em: EntityManager,
  _context: PayingContext,
  _payment: HeldPayment,
): Promise<void> {}
