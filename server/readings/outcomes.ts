import type { Tenant } from '../tenancy/define-tenant.ts';
import type { Refusal } from './judge-meter.ts';
import { type Fault, type GoodRegister, labelOf, type TakenOn } from './judge-registers.ts';
import type { MeterReadings } from './meter-readings.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { grouped, monthInWords } from './reading-words.ts';
import type { ReadingRefused, ReadingTaken, ReadingToConfirm } from './submit-readings.type.ts';

/** What came of one meter. */
export type MeterOutcome = ReadingTaken | ReadingToConfirm | ReadingRefused;

type Rules = Pick<Tenant, 'rules'>;
type Sent = Pick<ReadingRefused, 'key' | 'meterId'>;

/** Nothing is taken, for a reason that is the whole meter's. */
export const refused = ({ key, meterId }: Sent, { reason, message }: Refusal): ReadingRefused => ({
  key,
  meterId,
  reason,
  message,
  registers: [],
});

/** Nothing is taken, because of some of its registers. */
export const refusedFaults = (
  tenant: Rules,
  meter: MeterReadings,
  { key, meterId }: Sent,
  faults: readonly Fault[],
): ReadingRefused => ({
  key,
  meterId,
  reason: faults[0]!.reason,
  message: inOne(tenant, meter, faults),
  registers: [...faults],
});

/** The same for a stranger's meter, another utility's and none at all. */
export const notFound: Refusal = {
  reason: ReadingRefusal.METER_NOT_FOUND,
  message: 'Такого счётчика нет среди ваших. Обновите страницу.',
};

/** It would be taken, were it confirmed. */
export const toConfirm = (
  tenant: Rules,
  meter: MeterReadings,
  { key, meterId }: Sent,
  odd: readonly Fault[],
): ReadingToConfirm => ({ key, meterId, message: inOne(tenant, meter, odd), registers: [...odd] });

/** What was taken. */
export interface Done {
  accountId: string;
  sent: Sent;
  on: TakenOn;
  good: readonly GoodRegister[];
  /** Something had been handed in for the month. */
  corrected: boolean;
  /** It had been handed in already: nothing was written. */
  repeated: boolean;
  notice: string | null;
}

/** It is taken. */
export function taken(tenant: Rules, meter: MeterReadings, done: Done): ReadingTaken {
  const { accountId, sent, on, good, repeated, notice } = done;
  return {
    accountId,
    key: sent.key,
    meterId: sent.meterId,
    period: on.period,
    takenOn: on.day,
    repeated,
    registers: good.map(({ code, value, consumption }) => ({ code, value, consumption })),
    message: takenInWords(tenant, meter, done),
    notice,
  };
}

function takenInWords(tenant: Rules, meter: MeterReadings, { good, on, corrected, repeated }: Done): string {
  const one = good.length === 1;
  const values = good
    .map(({ code, value }) => (one ? grouped(value) : `${labelOf(tenant, meter, code)} ${grouped(value)}`))
    .join(', ');
  const subject = one ? 'Показание' : 'Показания';
  if (repeated) return `${subject} уже у нас: ${values}.`;
  const [what, counts] = one
    ? [corrected ? 'исправлено' : verb(tenant, 'о'), 'Оно войдёт']
    : [corrected ? 'исправлены' : verb(tenant, 'ы'), 'Они войдут'];
  return `${subject} ${what}: ${values}. ${counts} в расчёт за ${monthInWords(on.period)}.`;
}

/** Where a reading is accepted at once it is; elsewhere billing has its say later. */
const verb = ({ rules }: Rules, ending: string): string =>
  `${rules.readings.status === 'AT_ONCE' ? 'принят' : 'получен'}${ending}`;

/** Of several registers each is named: «День. Показание меньше прошлого…» */
function inOne(tenant: Rules, meter: MeterReadings, faults: readonly Fault[]): string {
  if (meter.registers.length === 1) return faults[0]!.message;
  const named = faults.map(({ code, message }) => {
    const label = labelOf(tenant, meter, code);
    return `${label[0]!.toUpperCase()}${label.slice(1)}. ${message}`;
  });
  return named.join(' ');
}
