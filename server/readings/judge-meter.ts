import { MeterStatus } from '../meters/meter.entity.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';
import type { MeterReadings } from './meter-readings.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { dayInWords, daysInWords, monthInWords } from './reading-words.ts';
import { windowOn } from './reading-window.ts';

/** Why nothing is taken, for a person as well. */
export interface Refusal {
  reason: ReadingRefusal;
  message: string;
}

type Rules = Pick<Tenant, 'rules'>;

/** Why readings of this meter are not handed in at all; undefined: they are. `day`: when it is or was read. */
export function whyNotTaken({ rules }: Rules, meter: MeterReadings, day: string, today: string): Refusal | undefined {
  if (meter.status === MeterStatus.REMOVED)
    return {
      reason: ReadingRefusal.METER_REMOVED,
      message: 'Этот счётчик снят, его показания больше не нужны. Обновите страницу.',
    };
  if (meter.reportsItself)
    return {
      reason: ReadingRefusal.METER_REPORTS_ITSELF,
      message: 'Этот счётчик передаёт показания сам, вводить их не нужно.',
    };
  if (rules.readings.afterVerification === 'REFUSE' && isOverdue(meter, day))
    return {
      reason: ReadingRefusal.VERIFICATION_OVERDUE,
      message: `Срок поверки счётчика прошёл ${dayInWords(meter.verificationDueOn!, today)}, поэтому показания по нему не принимаем. Когда счётчик поверят или заменят, напишите нам.`,
    };
  return undefined;
}

/** What a resident must know of a meter whose readings are taken; undefined: nothing. */
export function noticeOf({ rules }: Rules, meter: MeterReadings, day: string, today: string): string | undefined {
  const { afterVerification, verificationWarningDays } = rules.readings;
  const { verificationDueOn } = meter;
  if (verificationDueOn === null) return undefined;
  const due = dayInWords(verificationDueOn, today);
  if (isOverdue(meter, day))
    return afterVerification === 'WARN'
      ? `Срок поверки счётчика прошёл ${due}: показания пока принимаем, но поверьте его, иначе начислим по нормативу.`
      : undefined;
  const warnedFrom = new Date(Date.parse(`${verificationDueOn}T00:00:00Z`) - verificationWarningDays * 86_400_000);
  return `${day}T00:00:00.000Z` >= warnedFrom.toISOString() ? `Счётчик нужно поверить до ${due}.` : undefined;
}

/** On its very day a verification is still good. */
const isOverdue = ({ verificationDueOn }: MeterReadings, day: string): boolean =>
  verificationDueOn !== null && verificationDueOn < day;

/** What the window says to a reading of a day: it is refused, or taken with a word; undefined: nothing. */
export function outsideWindow(
  tenant: Rules,
  day: string,
  today: string,
): { refusal: Refusal } | { notice: string } | undefined {
  const { mode, open, opensOn, closesOn, period } = windowOn(tenant, day);
  if (mode === 'ANY_DAY' || open || opensOn === null || closesOn === null) return undefined;
  const days = daysInWords(opensOn, closesOn, today);
  if (mode === 'WARN')
    return { notice: `Дни для показаний: ${days}. Эти тоже приняты и войдут в расчёт за ${monthInWords(period)}.` };
  const message =
    day === today
      ? `Сегодня показания не принимаем. Передайте их ${days}.`
      : `Показание снято ${dayInWords(day, today)}, а принимаем снятые ${days}.`;
  return { refusal: { reason: ReadingRefusal.WINDOW_CLOSED, message } };
}
