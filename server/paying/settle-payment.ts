import { sql } from 'kysely';
import { AcquirerFault, type OrderStatus } from '../acquiring/acquirer.ts';
import type { EntityManager } from '../database/orm.ts';
import { openBooks } from '../ledger/post-payment.ts';
import { moneyTaken, type PaymentStatus, StepCause } from '../payments/payment-step.entity.ts';
import { applyVerdict } from './apply-verdict.ts';
import { judgeStatus } from './judge-status.ts';
import { nextCheck } from './next-check.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';
import { payingFacts, type PayingFacts } from './paying-facts.ts';
import { holdPayment, type HeldPayment } from './take-step.ts';
import type { Done, Together } from './together.ts';

/** What settling needs of where it runs: payments that are settled at the same time are written together. */
export type SettlingContext = PayingContext & { together: Together };

/** What came of it. */
export interface Settled {
  /** How the payment stands now. */
  status: PaymentStatus;
  /** The acquirer has no such order, and there is time yet: it is to be registered. */
  register: boolean;
  /** Some of it is on its way back. */
  refundIsOpen: boolean;
  /** The bank has the order, and no card was entered. */
  waitsForCard: boolean;
}

/**
 * Asks the acquirer how a payment stands, and lets it stand so here: credited once, with its readings and its receipt, in one
 * transaction. Whoever calls it, however often and on however many servers at once, the outcome is the same. An acquirer that
 * gives no answer is no fault: it is asked again later. `known`: what has just been read of it. Undefined: the portal has no
 * such payment.
 */
export async function settlePayment(
  context: SettlingContext,
  of: WhichPayment,
  cause: StepCause,
  known?: PayingFacts,
): Promise<Settled | undefined> {
  const facts = known ?? (await payingFacts(context, of));
  if (!facts) return undefined;
  // Whoever opens the page of a credited payment again learns nothing new from the bank.
  if (cause === StepCause.RESIDENT && isTaken(facts))
    return { status: facts.status, register: false, refundIsOpen: facts.refundIsOpen, waitsForCard: false };
  const answer = await ask(context, facts);
  return context.together.run(of.accountId, (em) => settleOnce(em, context, { of, facts, answer, cause }));
}

const isTaken = ({ status }: PayingFacts): boolean => moneyTaken.some((taken) => taken === status);

interface Asked {
  of: WhichPayment;
  facts: PayingFacts;
  answer: OrderStatus | 'UNKNOWN_ORDER' | 'NO_ANSWER';
  cause: StepCause;
}

/** Never inside a transaction: a bank may take its time. */
async function ask({ acquirers, tenant }: PayingContext, { orderNumber }: PayingFacts): Promise<Asked['answer']> {
  try {
    return (await acquirers.of(tenant)?.statusOf({ orderNumber })) ?? 'UNKNOWN_ORDER';
  } catch (error) {
    if (error instanceof AcquirerFault) return 'NO_ANSWER';
    throw error;
  }
}

async function settleOnce(
  em: EntityManager,
  context: PayingContext,
  { of, facts, answer, cause }: Asked,
): Promise<Done<Settled | undefined>> {
  const { tenant, clock } = context;
  // What follows most often is that it is credited: the books are opened in the same packet.
  const credits = typeof answer === 'object' && answer.state === 'DEPOSITED' && !isTaken(facts);
  const [payment, books] = await Promise.all([
    holdPayment(em, context, of),
    credits ? openBooks(em, context, of.accountId) : undefined,
  ]);
  if (!payment) return { result: undefined };
  const noWord = answer === 'NO_ANSWER' || !context.acquirers.of(tenant);
  const verdict = noWord
    ? ({ kind: 'AS_IT_WAS' } as const)
    : judgeStatus(payment, answer === 'UNKNOWN_ORDER' ? undefined : answer, clock.now());
  let after: (() => Promise<void>) | undefined;
  const later = (work: () => Promise<void>) => void (after = work);
  const stands = await applyVerdict(em, context, { payment, facts, books, verdict, cause, later });
  if (stands === payment) await waitOn(em, context, payment, facts);
  const waitsForCard = typeof answer === 'object' && answer.state === 'REGISTERED';
  const { refundIsOpen } = facts;
  return {
    result: { status: stands.status, register: verdict.kind === 'REGISTER', refundIsOpen, waitsForCard },
    after,
  };
}

/** Nothing has changed: the bank is asked again later, unless somebody has asked for another look in between. */
async function waitOn(
  em: EntityManager,
  { tenantId, clock }: PayingContext,
  payment: HeldPayment,
  { nextCheckAt }: PayingFacts,
): Promise<void> {
  const { accountId, paymentId, checks } = payment;
  const next = nextCheck(payment, clock.now());
  await sql`update payment set next_check_at = ${next}, checks = ${Math.min(checks + 1, 10_000)}
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${paymentId}
      and next_check_at is not distinct from ${nextCheckAt}::timestamptz`.execute(em.getKysely());
}
