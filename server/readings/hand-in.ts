import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { ReadingEntity, ReadingSource, ReadingStatus } from '../meters/meter.entity.ts';
import { ReadingSubmissionEntity } from '../meters/reading-submission.entity.ts';
import type { GoodRegister } from './judge-registers.ts';
import type { MeterReadings } from './meter-readings.ts';
import { formPreliminaryCharges } from './preliminary/form-preliminary-charges.ts';

/** What handing in needs of a context: a request, and a job that credits a payment, have it. */
export type HandingIn = Pick<Context, 'tenant' | 'tenantId' | 'clock'>;

/** What is written for one meter. */
export interface HandIn {
  accountId: string;
  residentId: string;
  meter: MeterReadings;
  key: string;
  period: string;
  takenAt: Date;
  /** The day it was taken on, in the tenant's zone. */
  takenOn: string;
  registers: readonly GoodRegister[];
  photoId: string | null;
}

/** Somebody else changed a reading while it was judged: judge again. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('a reading was changed while it was judged');
  }
}

/**
 * Writes what was judged good: the submission as it came, the readings of the period (a correction changes them), and what
 * the month will cost where the tenant says so at once. In the transaction that judged.
 * @throws ChangedMeanwhile when billing has answered in between
 */
export async function handIn(em: EntityManager, context: HandingIn, good: HandIn): Promise<void> {
  const { tenantId, clock } = context;
  const { accountId, residentId, meter, key, period, takenAt, registers, photoId } = good;
  await insertRow(em, ReadingSubmissionEntity, {
    tenantId,
    accountId,
    meterId: meter.id,
    key,
    residentId,
    period,
    takenAt,
    receivedAt: clock.now(),
    values: Object.fromEntries(registers.map(({ code, value }) => [code, value])),
    photoId,
  });
  for (const register of registers) if (!register.settled) await writeReading(em, context, good, register);
  await formPreliminaryCharges(em, context, {
    accountId,
    meterId: meter.id,
    serviceCode: meter.serviceCode,
    unit: meter.unit,
    period,
    registers: registers.map(({ code, value, consumption, of }) => ({
      code,
      previous: of.previous?.value ?? null,
      current: value,
      volume: consumption,
    })),
  });
}

async function writeReading(
  em: EntityManager,
  { tenant, tenantId, clock }: HandingIn,
  { accountId, residentId, meter, period, takenOn, photoId }: HandIn,
  { code, value, of: { own } }: GoodRegister,
): Promise<void> {
  const status = tenant.rules.readings.status === 'AT_ONCE' ? ReadingStatus.ACCEPTED : ReadingStatus.RECEIVED;
  const now = clock.now();
  if (!own) {
    await insertRow(em, ReadingEntity, {
      tenantId,
      accountId,
      meterId: meter.id,
      registerCode: code,
      value,
      takenOn,
      source: ReadingSource.RESIDENT,
      status,
      period,
      receivedAt: now,
      residentId,
      photoId,
    });
    return;
  }
  // Billing answers without the lock that residents wait for: what it has said since is looked at again. The same value once
  // more of the same resident, without a photo, keeps the one it had: nobody else may see it.
  const { numAffectedRows } = await sql`
    update reading set value = ${value}, taken_on = ${takenOn}, status = ${status}, received_at = ${now},
      resident_id = ${residentId}, refusal = null,
      photo_id = case when ${photoId}::uuid is null and value = ${value} and resident_id = ${residentId} then photo_id else ${photoId}::uuid end
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${own.id} and status = ${own.status}`.execute(
    em.getKysely(),
  );
  if (numAffectedRows !== 1n) throw new ChangedMeanwhile();
}
