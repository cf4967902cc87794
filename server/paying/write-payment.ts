import { randomInt } from 'node:crypto';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import type { RegisterCode } from '../meters/meter.entity.ts';
import { PaymentOrderEntity, PaymentPartEntity, PaymentReadingEntity } from '../payments/payment-parts.entity.ts';
import { PaymentStatus, PaymentStepEntity, type StepCause } from '../payments/payment-step.entity.ts';
import { PaymentEntity, PaymentSource, type PayerTold } from '../payments/payment.entity.ts';
import { nextCheck } from './next-check.ts';

/** A payment that was judged good. Sums are kopecks. */
export interface NewPayment {
  paymentId: string;
  accountId: string;
  residentId: string;
  amount: bigint;
  payer: PayerTold;
  cause: StepCause;
  automatic?: boolean;
  /** How long it may be paid, where the bank's page does not say. */
  payWithinMs?: number;
  parts?: readonly { serviceCode: string; amount: bigint }[];
  readings?: readonly NewPaymentReading[];
}

/** What a register showed. */
export interface NewPaymentReading {
  meterId: string;
  code: RegisterCode;
  value: string;
  confirmed: boolean;
  takenAt: Date;
}

/** Writes a payment that the bank knows nothing of yet, in the act's transaction. Gives its order number. */
export async function writePayment(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  payment: NewPayment,
): Promise<string> {
  const { paymentId, accountId, residentId, amount, payer, cause } = payment;
  const { automatic = false, parts = [], readings = [] } = payment;
  const now = clock.now();
  const orderNumber = newOrderNumber();
  const withinMs = payment.payWithinMs ?? (tenant.acquiring?.sessionMinutes ?? 20) * 60_000;
  const expiresAt = new Date(now.getTime() + withinMs);
  const keys = { tenantId, accountId, paymentId };
  const status = PaymentStatus.CREATED;
  await insertRow(em, PaymentStepEntity, { ...keys, step: 1, toStatus: status, at: now, cause });
  await insertRow(em, PaymentEntity, {
    tenantId,
    accountId,
    id: paymentId,
    amount: amount.toString(),
    // Until it is paid: when it was begun.
    paidAt: now,
    source: PaymentSource.PORTAL,
    status,
    externalId: orderNumber,
    step: 1,
    begunBy: residentId,
    begunAt: now,
    expiresAt,
    payer,
    automatic,
    nextCheckAt: nextCheck({ status, checks: 0, begunAt: now, expiresAt }, now),
  });
  await insertRow(em, PaymentOrderEntity, { ...keys, orderNumber });
  for (const part of parts)
    await insertRow(em, PaymentPartEntity, { ...keys, ...part, amount: part.amount.toString() });
  for (const { code, ...reading } of readings)
    await insertRow(em, PaymentReadingEntity, { ...keys, ...reading, registerCode: code });
  return orderNumber;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Says nothing of the account, the payer or how many there are (S2 built it from the account's number). 103 bits, and short
 * enough to stand in one line of a receipt and to be read out on the telephone.
 */
const newOrderNumber = (): string => Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('');
