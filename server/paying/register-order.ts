import type { StepCause } from '../payments/payment-step.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** Stub. */
export async function registerOrder(_context: PayingContext, _of: WhichPayment, _cause: StepCause): Promise<void> {}
