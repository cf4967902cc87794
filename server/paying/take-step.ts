import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { PayerTold } from '../payments/payment.entity.ts';
import { allowedSteps, type PaymentStatus, type StepCause } from '../payments/payment-step.entity.ts';
import type { WhichPayment } from './paying-context.ts';
import { tellingPayment } from './tell-payment.ts';

/** A payment made in the portal, as it stands in a transaction that holds its row. */
export interface HeldPayment extends WhichPayment {
  status: PaymentStatus;
  step: number;
  /** Kopecks. */
  amount: bigint;
  refunded: bigint;
  orderNumber: string;
  /** The acquirer's order; null: none is known yet. */
  bankOrderId: string | null;
  begunBy: string;
  begunAt: Date;
  expiresAt: Date;
  paidAt: Date;
  payer: PayerTold | null;
  nextCheckAt: Date | null;
  checks: number;
}

/** A step to take, and what changes with it. */
export interface NextStep {
  to: PaymentStatus;
  cause: StepCause;
  /** With the step to REGISTERED, and with no other. */
  bankOrderId?: string;
  formUrl?: string | undefined;
  /** Kopecks that this step takes or gives back. */
  amount?: bigint;
  /** The acquirer's own word; no personal data. */
  detail?: string | undefined;
  /** Undefined: as they were. */
  paidAt?: Date | undefined;
  refunded?: bigint;
  nextCheckAt?: Date | null;
}

/** Nobody may go this way: whoever asked has looked at the payment wrongly. */
export class StepNotAllowed extends Error {
  constructor(from: PaymentStatus, to: PaymentStatus) {
    super(`a payment does not go from ${from} to ${to}`);
    this.name = 'StepNotAllowed';
  }
}

/** Locks a payment of the portal until the end of the transaction; undefined: there is none. */
export async function holdPayment(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  { accountId, paymentId }: WhichPayment,
): Promise<HeldPayment | undefined> {
  const { rows } = await sql<PaymentRow>`
    select p.status, p.step, p.amount::text as amount, p.refunded::text as refunded, p.external_id as order_number,
      p.begun_by, p.begun_at::text as begun_at, p.expires_at::text as expires_at, p.paid_at::text as paid_at, p.payer,
      p.next_check_at::text as next_check_at, p.checks,
      (select s.bank_order_id from payment_step s where s.tenant_id = p.tenant_id and s.account_id = p.account_id
        and s.payment_id = p.id and s.to_status = 'REGISTERED' order by s.step desc limit 1) as bank_order_id
    from payment p
    where p.tenant_id = ${tenantId} and p.account_id = ${accountId} and p.id = ${paymentId} and p.source = 'PORTAL'
    for update of p`.execute(em.getKysely());
  const [row] = rows;
  return row && { accountId, paymentId, ...held(row) };
}

/**
 * Takes one step with a payment that this transaction holds: the step is written, the payment stands on it, and the keys of
 * the database refuse whatever does not continue where the payment stands. All processes are told of it. Gives the payment as it stands then.
 * @throws StepNotAllowed
 */
export async function takeStep(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  payment: HeldPayment,
  next: NextStep,
): Promise<HeldPayment> {
  const { accountId, paymentId, status, step } = payment;
  if (!allowedSteps.some(([from, to]) => from === status && to === next.to)) throw new StepNotAllowed(status, next.to);
  const { paidAt = payment.paidAt, refunded = payment.refunded, nextCheckAt = payment.nextCheckAt } = next;
  // One statement: keys are looked at when all of it is done.
  await sql`
    with taken as (
      insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause,
        bank_order_id, form_url, amount, detail)
      values (${tenantId}, ${accountId}, ${paymentId}, ${step + 1}, ${step}, ${status}, ${next.to}, ${clock.now()},
        ${next.cause}, ${next.bankOrderId ?? null}, ${next.formUrl ?? null}, ${next.amount?.toString() ?? null},
        ${next.detail ?? null}))
    update payment set status = ${next.to}, step = ${step + 1}, paid_at = ${paidAt}, refunded = ${refunded.toString()},
      next_check_at = ${nextCheckAt}
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${paymentId}
    returning ${tellingPayment(tenantId, payment)}`.execute(em.getKysely());
  const bankOrderId = next.bankOrderId ?? payment.bankOrderId;
  return { ...payment, status: next.to, step: step + 1, bankOrderId, paidAt, refunded, nextCheckAt };
}

/** A row of `holdPayment`. */
interface PaymentRow {
  status: PaymentStatus;
  step: number;
  amount: string;
  refunded: string;
  order_number: string;
  bank_order_id: string | null;
  begun_by: string;
  begun_at: string;
  expires_at: string;
  paid_at: string;
  payer: PayerTold | null;
  next_check_at: string | null;
  checks: number;
}

const held = (row: PaymentRow) => ({
  status: row.status,
  step: row.step,
  amount: BigInt(row.amount),
  refunded: BigInt(row.refunded),
  orderNumber: row.order_number,
  bankOrderId: row.bank_order_id,
  begunBy: row.begun_by,
  begunAt: new Date(row.begun_at),
  expiresAt: new Date(row.expires_at),
  paidAt: new Date(row.paid_at),
  payer: row.payer,
  nextCheckAt: row.next_check_at === null ? null : new Date(row.next_check_at),
  checks: row.checks,
});
