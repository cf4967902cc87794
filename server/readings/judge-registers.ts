import { ReadingSource, ReadingStatus, type RegisterCode } from '../meters/meter.entity.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';
import { registerLabel } from '../tenancy/rules/readings.ts';
import { consumptionOf, type PlausibleConsumption, plausibleConsumption } from './consumption.ts';
import type { KnownReading, MeterReadings, RegisterReadings } from './meter-readings.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { amountInWords, dayInWords, grouped, monthInWords } from './reading-words.ts';
import { typedDigits } from './typed-digits.ts';

/** What was sent for one register. */
export interface SentRegister {
  code: RegisterCode;
  value: string;
}

/** A value that can be taken; consumption is null where there is no reading before it. */
export interface GoodRegister {
  code: RegisterCode;
  value: string;
  consumption: string | null;
  of: RegisterReadings;
  /** The billing system has accepted this very value: there is nothing to write. */
  settled: boolean;
}

/** What is wrong with a value, or odd about it. */
export interface Fault {
  code: RegisterCode;
  reason: ReadingRefusal;
  message: string;
  previous: string | null;
}

/** When the device was read, in the tenant's days, and what day it is now. */
export interface TakenOn {
  day: string;
  period: string;
  today: string;
}

/** Every register judged by itself; `odd` ones can be taken once they are confirmed. */
export interface Judged {
  good: GoodRegister[];
  faults: Fault[];
  odd: Fault[];
}

/** What the registers of a meter are called here: T1 → «день». */
export const labelOf = ({ rules }: Pick<Tenant, 'rules'>, meter: MeterReadings, code: RegisterCode): string =>
  registerLabel(rules.readings.registerLabels, meter.registers.length, code);

/** Judges what was sent for the registers of a meter, each of which is there once. */
export function judgeRegisters(
  tenant: Pick<Tenant, 'rules'>,
  meter: MeterReadings,
  sent: readonly SentRegister[],
  taken: TakenOn,
): Judged {
  const judged: Judged = { good: [], faults: [], odd: [] };
  for (const of of meter.registers) {
    const value = sent.find(({ code }) => code === of.code)!.value;
    const outcome = judge(tenant, meter, of, value, taken);
    if ('good' in outcome) judged.good.push(outcome.good);
    if ('fault' in outcome) judged.faults.push(outcome.fault);
    if ('odd' in outcome) judged.odd.push(outcome.odd);
  }
  return judged;
}

type Outcome = { good: GoodRegister } | { fault: Fault } | { good: GoodRegister; odd: Fault };

function judge(
  tenant: Pick<Tenant, 'rules'>,
  meter: MeterReadings,
  of: RegisterReadings,
  typed: string,
  { day, period, today }: TakenOn,
): Outcome {
  const { code, previous, own } = of;
  const fault = (reason: ReadingRefusal, message: string): Fault => ({
    code,
    reason,
    message,
    previous: previous?.value ?? null,
  });
  const read = typedDigits(typed, meter.digits);
  if ('reason' in read) return { fault: fault(read.reason, read.message) };
  const value = read.digits;
  const settled = own?.status === ReadingStatus.ACCEPTED && tenant.rules.readings.status !== 'AT_ONCE';
  if (settled && own.value !== value)
    return {
      fault: fault(
        ReadingRefusal.ALREADY_ANSWERED,
        `Показание за ${monthInWords(period)} (${grouped(own.value)}) уже принято к расчёту. Если в нём ошибка, напишите нам.`,
      ),
    };
  const good: GoodRegister = { code, value, consumption: null, of, settled };
  if (!previous) return { good };
  if (!settled && isNewer(previous, { day, period }))
    return {
      fault: fault(
        ReadingRefusal.OLDER_THAN_LAST,
        `Уже есть показание новее: ${grouped(previous.value)} от ${dayInWords(previous.takenOn, today)}. Это снято раньше, поэтому не нужно.`,
      ),
    };
  if (settled) return { good: { ...good, consumption: consumptionSince(tenant, meter, previous, { value, day }) } };
  const limits = limitsSince(tenant, meter, previous, day);
  const consumption = consumptionOf({ previous: previous.value, value, digits: meter.digits }, limits);
  if (consumption === undefined)
    return {
      fault: fault(
        ReadingRefusal.BELOW_PREVIOUS,
        `Показание меньше прошлого (${grouped(previous.value)}). Проверьте цифры до запятой. Если счётчик меняли, напишите нам.`,
      ),
    };
  const anew = Number(value) < Number(previous.value) ? 'Счётчик начал отсчёт с нуля? ' : '';
  const since = `${anew}Получается ${amountInWords(String(consumption), meter.unit)} с ${dayInWords(previous.takenOn, today)}`;
  if (limits.refuseAbove !== null && consumption > limits.refuseAbove)
    return {
      fault: fault(
        ReadingRefusal.TOO_MUCH,
        `${since}: столько принять не можем. Проверьте цифры до запятой. Если всё верно, напишите нам.`,
      ),
    };
  good.consumption = String(consumption);
  if (limits.warnAbove === null || consumption <= limits.warnAbove) return { good };
  return { good, odd: fault(ReadingRefusal.UNUSUAL, `${since}, это больше обычного. Всё верно?`) };
}

const limitsSince = (
  tenant: Pick<Tenant, 'rules'>,
  { serviceCode, digits }: MeterReadings,
  { takenOn }: KnownReading,
  day: string,
): PlausibleConsumption => plausibleConsumption(tenant, { service: serviceCode, digits, from: takenOn, to: day });

/** Consumption between a reading and one that has been taken, as digits; null when nothing can be said. */
export function consumptionSince(
  tenant: Pick<Tenant, 'rules'>,
  meter: MeterReadings,
  previous: KnownReading | null,
  { value, day }: { value: string; day: string },
): string | null {
  if (!previous) return null;
  const limits = limitsSince(tenant, meter, previous, day);
  return consumptionOf({ previous: previous.value, value, digits: meter.digits }, limits)?.toString() ?? null;
}

/**
 * Whether a reading makes one of this day and period needless. What billing tells bears the last day of its month whenever it
 * was read, so that of a month before is not newer than one that counts for this month already.
 */
export const isNewer = ({ source, takenOn }: KnownReading, { day, period }: Pick<TakenOn, 'day' | 'period'>): boolean =>
  takenOn > day && (source !== ReadingSource.UTILITY || takenOn >= period);
