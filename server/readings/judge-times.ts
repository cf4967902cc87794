import type { Tenant } from '../tenancy/define-tenant.ts';
import { localDay } from '../tenancy/local-day.ts';
import type { Refusal } from './judge-meter.ts';
import type { TakenOn } from './judge-registers.ts';
import type { MeterReadings } from './meter-readings.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { daysBetween } from './reading-window.ts';
import { dayInWords, moreThanDays } from './reading-words.ts';

/** What speaks against the time they were taken at, or against their coming alone. */
export function whyNotNow(
  { rules }: Pick<Tenant, 'rules'>,
  { takenAt, withPayment }: { takenAt: Date | undefined; withPayment: boolean },
  { day, today }: TakenOn,
): Refusal | undefined {
  const { withoutPayment, takenWithinDays } = rules.readings;
  if (!withoutPayment && !withPayment)
    return {
      reason: ReadingRefusal.NEEDS_PAYMENT,
      message: 'Показания здесь передают вместе с оплатой. Откройте «Оплату»: там есть поле для них.',
    };
  if (!takenAt)
    return {
      reason: ReadingRefusal.TAKEN_IN_FUTURE,
      message: 'Время снятия показания ещё не наступило. Проверьте часы на устройстве и передайте показание ещё раз.',
    };
  if (daysBetween(day, today) > takenWithinDays)
    return {
      reason: ReadingRefusal.TAKEN_TOO_LONG_AGO,
      message: `Показание снято ${dayInWords(day, today)}, ${moreThanDays(takenWithinDays)} назад. Снимите его заново.`,
    };
  return undefined;
}

/** What was taken later has been handed in already, for the same month. */
export function olderThanLast(
  { timeZone }: Pick<Tenant, 'timeZone'>,
  { lastTakenAt }: MeterReadings,
  today: string,
): Refusal {
  const last = dayInWords(localDay(timeZone, new Date(lastTakenAt!)), today);
  return {
    reason: ReadingRefusal.OLDER_THAN_LAST,
    message: `Уже передано показание, снятое позже: ${last}. Это не нужно.`,
  };
}
