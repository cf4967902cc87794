import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { idOf } from '../ids.ts';
import type { RegisterCode } from '../meters/meter.entity.ts';
import { ChangedMeanwhile, type HandingIn } from '../readings/hand-in.ts';
import type { MeterOutcome } from '../readings/outcomes.ts';
import { submitMeter } from '../readings/submit-meter.ts';
import type { HeldPayment } from './take-step.ts';

/** Readings of one meter that go with a payment. */
interface PaidMeter {
  meterId: string;
  takenAt: string;
  registers: { code: RegisterCode; value: string }[];
}

const mostTries = 3;

/**
 * Hands in the readings that go with a payment, within the transaction that credits it: they are seen together or not at all.
 * What cannot be taken any more is kept with its reason, and never stops the money. The payment's id is the key of each
 * hand-in, so that it is done once.
 */
export async function handInWithPayment(
  em: EntityManager,
  context: HandingIn,
  payment: Pick<HeldPayment, 'accountId' | 'paymentId' | 'begunBy'>,
): Promise<void> {
  for (const meter of await metersOf(em, context, payment)) {
    const outcome = await handInOne(em, context, payment, meter);
    for (const { code } of meter.registers) {
      const refusal = refusalOf(outcome, code);
      if (refusal !== undefined) await keepRefusal(em, context, payment, { meterId: meter.meterId, code, refusal });
    }
  }
}

/** Keeps for all readings of a payment that they were not taken, and should be handed in again. */
export async function refuseReadings(
  em: EntityManager,
  { tenantId }: Pick<HandingIn, 'tenantId'>,
  { accountId, paymentId }: Pick<HeldPayment, 'accountId' | 'paymentId'>,
): Promise<void> {
  await sql`update payment_reading set refusal = ${notTaken}
    where tenant_id = ${tenantId} and account_id = ${accountId} and payment_id = ${paymentId}`.execute(em.getKysely());
}

const notTaken = 'Показание не удалось принять. Передайте его ещё раз.';

async function metersOf(
  em: EntityManager,
  { tenantId }: HandingIn,
  { accountId, paymentId }: Pick<HeldPayment, 'accountId' | 'paymentId'>,
): Promise<PaidMeter[]> {
  const { rows } = await sql<{ meter_id: string; taken_at: string; registers: PaidMeter['registers'] }>`
    select meter_id, max(to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as taken_at,
      json_agg(json_build_object('code', register_code, 'value', value::text) order by register_code) as registers
    from payment_reading
    where tenant_id = ${tenantId} and account_id = ${accountId} and payment_id = ${paymentId}
    group by meter_id order by meter_id`.execute(em.getKysely());
  return rows.map((row) => ({ meterId: row.meter_id, takenAt: row.taken_at, registers: row.registers }));
}

/** Undefined: others kept changing the meter's readings meanwhile. */
async function handInOne(
  em: EntityManager,
  context: HandingIn,
  { accountId, paymentId, begunBy }: Pick<HeldPayment, 'accountId' | 'paymentId' | 'begunBy'>,
  { meterId, takenAt, registers }: PaidMeter,
): Promise<MeterOutcome | undefined> {
  // What is unusual was asked about before the bank was; now nobody can be asked any more.
  const sent = { key: paymentId, meterId: idOf('Meter', accountId, meterId), registers, confirmed: true };
  const times = { takenAt, sentAt: null };
  const db = em.getKysely();
  for (let tries = 1; tries <= mostTries; tries += 1) {
    // A reading that is lost in a race must not take the money with it.
    await sql`savepoint reading`.execute(db);
    try {
      const of = { residentId: begunBy, sent, accountId, meterId, times, withPayment: true };
      const outcome = await submitMeter(em, context, of);
      await sql`release savepoint reading`.execute(db);
      return outcome;
    } catch (error) {
      if (!isRace(error)) throw error;
      await sql`rollback to savepoint reading`.execute(db);
    }
  }
  return undefined;
}

const isRace = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile || (error as { code?: string }).code === '23505';

function refusalOf(outcome: MeterOutcome | undefined, code: RegisterCode): string | undefined {
  if (!outcome) return notTaken;
  if ('period' in outcome) return undefined;
  return outcome.registers.find((fault) => fault.code === code)?.message ?? outcome.message;
}

async function keepRefusal(
  em: EntityManager,
  { tenantId }: HandingIn,
  { accountId, paymentId }: Pick<HeldPayment, 'accountId' | 'paymentId'>,
  { meterId, code, refusal }: { meterId: string; code: RegisterCode; refusal: string },
): Promise<void> {
  await sql`update payment_reading set refusal = ${refusal}
    where tenant_id = ${tenantId} and account_id = ${accountId} and payment_id = ${paymentId}
      and meter_id = ${meterId} and register_code = ${code}`.execute(em.getKysely());
}
