import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PayingContext } from '../../server/paying/paying-context.ts';
import { settleRefund } from '../../server/paying/refund/settle-refund.ts';
import { refundPayment } from '../../server/admin/refund/refund-payment.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { RefundDesk } from './refund-desk.ts';

let desk: RefundDesk;
beforeAll(async () => void (desk = await RefundDesk.open()));
beforeEach(() => desk.behave());
afterAll(() => desk.close());

/** The process is gone. */
class Died extends Error {}

/** A context whose process dies at the nth moment between two steps: before or after a transaction or a call to the bank. */
function dyingAt(moment: number, context: PayingContext): { context: PayingContext; died: () => boolean } {
  let moments = 0;
  const live = () => {
    if (moments++ >= moment) throw new Died();
  };
  const around = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    live();
    const result = await work();
    live();
    return result;
  };
  const { bank } = desk.till;
  const dying = {
    statusOf: (order: { orderNumber: string }) => around(() => bank.statusOf(order)),
    refund: (of: { bankOrderId: string; amount: bigint }) => around(() => bank.refund(of)),
    reverse: (of: { bankOrderId: string }) => around(() => bank.reverse(of)),
  };
  return {
    context: {
      ...context,
      write: (work) => around(() => context.write(work)),
      acquirers: { of: () => dying as never },
    },
    died: () => moments > moment,
  };
}

test.each([
  ['a refund', { amount: 10_000n }, 10_000n, 'IT'],
  ['a reversal', {}, 75_000n, 'IT'],
  ['a reversal that the bank refuses', {}, 75_000n, 'REFUSE'],
  ['a refund whose answer is lost', { amount: 10_000n }, 10_000n, 'IT_SILENTLY'],
] as const)(
  'killed between any two steps of %s, the bank and the ledger give it back once',
  async (_, said, sum, does) => {
    desk.reverses = does;
    if (does !== 'REFUSE') desk.refunds = does;
    const slug = 'energosbyt';
    let deaths = 0;
    for (let moment = 0; ; moment += 1) {
      const paid = await desk.paid();
      desk.told.length = 0;
      const staff = await desk.staff();
      // Killed right after what staff did was written.
      await refundPayment({ ...staff, settler: { within: () => Promise.resolve() } as never }, desk.input(paid, said));
      const { context, died } = dyingAt(moment, desk.till.settler().contextOf(desk.till.tenant(slug)));
      await settleRefund(context, paid, StepCause.STAFF).catch((error: unknown) => {
        if (!(error instanceof Died)) throw error;
      });
      // What is due at once, and what has to wait until the bank can do it no more.
      await desk.goBy(0);
      desk.till.clock.advance(10 * 60);
      await desk.goBy(1);
      const { refunded, posted, messages } = await desk.standing(paid);
      const bank = desk.till.bank.orders.get(paid.orderNumber)!;
      const returned = bank.state === 'REVERSED' ? bank.amount : bank.refunded;
      expect({ moment, refunded, posted, returned }).toEqual({ moment, refunded: sum, posted: [sum], returned: sum });
      expect(messages.length).toBeLessThanOrEqual(1);
      if (!died()) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThanOrEqual(6);
  },
  120_000,
);
