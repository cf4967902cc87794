import type { Tenant } from '../tenancy/load-tenants.ts';
import type { StepCause } from '../payments/payment-step.entity.ts';
import type { WhichPayment } from './paying-context.ts';

/**
 * Settles payments in this process: each once at a time however often it is asked for, and of each tenant only so many at
 * once, so that the slow bank of one is not felt by the others.
 */
export class Settler {
  /** Settles soon, and waits for nothing. What is dropped because too much waits is found by the poller. */
  soon(_tenant: Tenant, _of: WhichPayment, _cause: StepCause): void {
    throw new Error('not yet');
  }

  /** Settles, and resolves when that is done or so many milliseconds have passed; never rejects. */
  async within(_ms: number, _tenant: Tenant, _of: WhichPayment, _cause: StepCause): Promise<void> {
    throw new Error('not yet');
  }
}
