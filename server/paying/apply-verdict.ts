import type { EntityManager } from '../database/orm.ts';
import type { OpenBooks } from '../ledger/post-payment.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import { PaymentStatus, type StepCause } from '../payments/payment-step.entity.ts';
import { creditPayment } from './credit-payment.ts';
import type { Contradiction, Verdict } from './judge-status.ts';
import { nextCheck } from './next-check.ts';
import type { PayingContext } from './paying-context.ts';
import type { PayingFacts } from './paying-facts.ts';
import { refundIsOpen } from './refund-is-open.ts';
import { type HeldPayment, type NextStep, takeStep } from './take-step.ts';

/** A payment that this transaction holds, and what the acquirer's answer means for it. */
export interface Judged {
  payment: HeldPayment;
  facts: PayingFacts;
  /** Where they are open already. */
  books: OpenBooks | undefined;
  verdict: Verdict;
  cause: StepCause;
  /** Takes what is to be done last in the transaction. */
  later: (work: () => Promise<void>) => void;
}

/** Does what follows. Gives the payment as it stands then: the very one when nothing has changed. */
export async function applyVerdict(em: EntityManager, context: PayingContext, judged: Judged): Promise<HeldPayment> {
  const { payment, verdict, cause } = judged;
  const go = (to: PaymentStatus, more: Partial<NextStep> = {}) =>
    takeStep(em, context, payment, {
      to,
      cause,
      nextCheckAt: nextCheck({ ...payment, status: to, checks: 0 }, context.clock.now()),
      ...more,
    });
  switch (verdict.kind) {
    case 'CREDIT':
      return creditPayment(em, context, { ...judged, answer: verdict.answer });
    case 'REGISTERED': {
      const { bankOrderId, formUrl } = verdict.answer;
      return go(PaymentStatus.REGISTERED, { bankOrderId: bankOrderId!, formUrl });
    }
    case 'DECLINED':
    case 'EXPIRED':
      return go(PaymentStatus[verdict.kind], { detail: verdict.detail });
    case 'REVIEW':
      await tell(em, context, payment, verdict.detail);
      return go(PaymentStatus.UNDER_REVIEW, { detail: verdict.detail });
    case 'TELL_STAFF':
      // A refund of the portal's own may be on its way, or have ended while the bank was asked: then its word is of before.
      if (payment.refunded === judged.facts.refunded && !(await refundIsOpen(em, context, payment)))
        await tell(em, context, payment, verdict.detail);
      return payment;
    case 'REGISTER':
    case 'AS_IT_WAS':
      return payment;
  }
}

const tell = (em: EntityManager, context: PayingContext, { orderNumber }: HeldPayment, what: Contradiction) =>
  tellStaff(em, context, { kind: 'PAYMENT', subject: orderNumber, details: { what } });
