import type { Tenant } from '../tenancy/define-tenant.ts';

type WindowRules = Pick<Tenant, 'rules'>;

/** Days on which readings are handed in, as they stand on one day of the tenant. */
export interface ReadingWindow {
  mode: 'ANY_DAY' | 'WARN' | 'REFUSE';
  /** First and last day of the window that is open, else of the next one; null where any day is good. */
  opensOn: string | null;
  closesOn: string | null;
  /** Whole days until the last one, 0 on it; null where any day is good, and while it is closed. */
  daysLeft: number | null;
  open: boolean;
  /** First day of the month that a reading of this day counts for. */
  period: string;
}

/** The window as a resident sees it on a day ("2026-11-21", in the tenant's time zone). */
export function windowOn(tenant: WindowRules, day: string): ReadingWindow {
  const { window: rule } = tenant.rules.readings;
  const period = countedFor(tenant, day);
  if (rule.mode === 'ANY_DAY')
    return { mode: rule.mode, opensOn: null, closesOn: null, daysLeft: null, open: true, period };
  const month = day.slice(0, 7);
  const ahead = day > dayOf(month, rule.toDay) ? nextMonth(month) : month;
  const [opensOn, closesOn] = [dayOf(ahead, rule.fromDay), dayOf(ahead, rule.toDay)];
  const open = day >= opensOn;
  return { mode: rule.mode, opensOn, closesOn, daysLeft: open ? daysBetween(day, closesOn) : null, open, period };
}

/** First day of the month that a reading taken on a day counts for (ПП РФ 354: after the 25th it is the next one). */
export function countedFor({ rules }: WindowRules, day: string): string {
  const month = day.slice(0, 7);
  return `${day > dayOf(month, rules.readings.countedUntilDay) ? nextMonth(month) : month}-01`;
}

/** A day of a month by its number; in a shorter month its last day. */
function dayOf(month: string, number: number): string {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(Math.min(number, last)).padStart(2, '0')}`;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const daysOfMonth = 365.25 / 12;

/** Months that lie between two readings, to the nearest whole one, at least one: what is usual in a month counts so often. */
export const monthsBetween = (from: string, to: string): number =>
  Math.max(1, Math.round(daysBetween(from, to) / daysOfMonth));
