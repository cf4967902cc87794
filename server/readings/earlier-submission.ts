import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { localDay } from '../tenancy/local-day.ts';
import type { HandingIn } from './hand-in.ts';
import { consumptionSince, type GoodRegister } from './judge-registers.ts';
import { type MeterOutcome, notFound, refused, taken } from './outcomes.ts';
import { readMeter } from './read-meter.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import type { Submission } from './submit-meter.ts';
import { typedDigits } from './typed-digits.ts';

/** What was handed in under the key before. */
export interface EarlierSubmission {
  period: string;
  takenAt: Date;
  values: Partial<Record<string, string>>;
}

/** What was handed in for the meter under this key; undefined: nothing. */
export async function earlierSubmission(
  em: EntityManager,
  { tenantId }: HandingIn,
  { accountId, meterId, sent }: Submission,
): Promise<EarlierSubmission | undefined> {
  const { rows } = await sql<{ period: string; at: string; values: EarlierSubmission['values'] }>`
    select period::text, taken_at::text as at, values from reading_submission
    where tenant_id = ${tenantId} and account_id = ${accountId} and meter_id = ${meterId} and key = ${sent.key}`.execute(
    em.getKysely(),
  );
  const [row] = rows;
  return row && { period: row.period, takenAt: new Date(row.at), values: row.values };
}

/** The same again is answered as before; under a used key other values are refused: a correction has a key of its own. */
export async function repeatEarlier(
  em: EntityManager,
  context: HandingIn,
  of: Submission,
  { period, takenAt, values }: EarlierSubmission,
): Promise<MeterOutcome> {
  const { tenant, clock } = context;
  const { sent } = of;
  const day = localDay(tenant.timeZone, takenAt);
  const meter = await readMeter(em, context, of, { period, day });
  if (!meter) return refused(sent, notFound);
  const same = meter.registers.every(({ code }) => {
    const typed = sent.registers.find((one) => one.code === code);
    const read = typed && typedDigits(typed.value, meter.digits);
    return read && 'digits' in read && read.digits === values[code];
  });
  if (!same)
    return refused(sent, {
      reason: ReadingRefusal.INVALID_KEY,
      message: 'Эти показания уже переданы с другими цифрами. Обновите страницу и передайте новые.',
    });
  const on = { day, period, today: localDay(tenant.timeZone, clock.now()) };
  const good = meter.registers.map((register): GoodRegister => {
    const { previous, code } = register;
    // What came since is no reading before it.
    const earlier = previous && previous.takenOn <= day ? previous : null;
    const value = values[code]!;
    const consumption = consumptionSince(tenant, meter, earlier, { value, day });
    return { code, value, consumption, of: register, settled: true };
  });
  return taken(tenant, meter, {
    accountId: of.accountId,
    sent,
    on,
    good,
    corrected: false,
    repeated: true,
    notice: null,
  });
}
