import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { readRowId } from '../ids.ts';
import { notFound, refused } from '../readings/outcomes.ts';
import { judgeMeter } from '../readings/submit-meter.ts';
import type { ReadingRefused, ReadingToConfirm } from '../readings/submit-readings.type.ts';
import type { AccountToPay } from './account-to-pay.ts';
import type { Fault } from './faults.ts';
import { metersToRead } from './meters-to-read.ts';
import { PaymentRefusal } from './payment-refusal.ts';
import type { PaymentMeterInput } from './start-payment.type.ts';
import type { NewPaymentReading } from './write-payment.ts';

/** What was sent to go with a payment. */
export interface SentWithPayment {
  /** The payment's. */
  key: string;
  paymentId: string;
  accountId: string;
  residentId: string;
  readings: readonly PaymentMeterInput[];
}

/** What the readings of a payment are worth: they are kept with it, or something stands against that. */
export interface JudgedReadings {
  good: NewPaymentReading[];
  faults: Fault[];
  refused: ReadingRefused[];
  odd: ReadingToConfirm[];
}

/**
 * Judges readings as handing them in now would, and writes none: they become readings when the payment is credited. Every
 * meter that must be read has to be among them.
 */
export async function judgeReadings(
  em: EntityManager,
  context: Context,
  account: AccountToPay,
  sent: SentWithPayment,
): Promise<JudgedReadings> {
  const judged: JudgedReadings = { good: [], faults: [], refused: [], odd: [] };
  const seen = new Set<string>();
  for (const input of sent.readings) {
    const id = readRowId('Meter', input.meterId);
    // Of another account of the same resident it would be a reading as well, but none of this payment.
    if (!id || id.owner !== sent.accountId)
      judged.refused.push(refused({ key: sent.key, meterId: input.meterId }, notFound));
    else if (seen.has(id.key)) judged.faults.push(fault('Показания одного счётчика пришли дважды. Обновите страницу.'));
    else {
      seen.add(id.key);
      await judgeOne(em, context, { ...sent, input, meterId: id.key }, judged);
    }
  }
  const missing = metersToRead(context, account.meters).filter(({ id }) => !seen.has(id));
  if (missing.length > 0) judged.faults.push(fault(missingInWords(account, missing)));
  return judged;
}

async function judgeOne(
  em: EntityManager,
  context: Context,
  {
    key,
    paymentId,
    accountId,
    residentId,
    input,
    meterId,
  }: SentWithPayment & { input: PaymentMeterInput; meterId: string },
  judged: JudgedReadings,
): Promise<void> {
  const { registers, confirmed, takenAt = null } = input;
  // Under the key of the hand-in that will be made; the sender knows the payment's.
  const sent = { key: paymentId, meterId: input.meterId, registers, confirmed };
  const times = { takenAt, sentAt: null };
  const of = { accountId, meterId, residentId, sent, times, withPayment: true };
  const { outcome, takenAt: at } = await judgeMeter(em, context, of);
  if ('reason' in outcome) judged.refused.push(Object.assign(outcome, { key }));
  else if (!('period' in outcome)) judged.odd.push(Object.assign(outcome, { key }));
  else
    judged.good.push(
      ...outcome.registers.map(({ code, value }) => ({ meterId, code, value, confirmed, takenAt: at! })),
    );
}

const fault = (message: string): Fault => ({ reason: PaymentRefusal.READINGS_REQUIRED, field: 'readings', message });

function missingInWords({ meters }: AccountToPay, missing: readonly { service: string }[]): string {
  if (meters.length === 1 || missing.length === meters.length) return 'Передайте показания: без них оплату не принять.';
  const services = [...new Set(missing.map(({ service }) => service))].join(', ');
  return `Передайте показания всех счётчиков: не хватает «${services}».`;
}
