import { countedFor, daysBetween, windowOn } from '../../readings/reading-window.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { isCivil } from '../civil-hours.ts';
import { channelsOfNotice, type NoticeKind } from '../wanted-notices.ts';

/** Reminders of readings that are due on a day. */
export interface DueReadingReminder {
  kind: 'READING_WINDOW';
  /** What is reminded of, once: «2026-11-15 opens», «2026-11-25 in 5». */
  subject: string;
  /** First day of the month for which readings of the window's first day count; those of its last days may count for the next. */
  period: string;
  closesOn: string;
  /** Days until then. */
  daysLeft: number;
  opens: boolean;
  /** Meters past their verification date are left out where their readings are refused. */
  verifiedSince: string | null;
}

/** Reminders of meters that are to be verified until a day. */
export interface DueVerificationReminder {
  kind: 'VERIFICATION_DUE';
  from: string;
  to: string;
}

/** What residents of a tenant are to be reminded of now. */
export type DueReminder = DueReadingReminder | DueVerificationReminder;

/** How long after the window has opened it is still told that it has: a worker may have been off. */
const newsDays = 2;

/** What is due at a moment; nothing at night, and nothing the rules do not offer. */
export function dueReminders(tenant: Pick<Tenant, 'rules' | 'timeZone'>, now: Date): DueReminder[] {
  if (!isCivil(tenant.timeZone, now)) return [];
  const today = localDay(tenant.timeZone, now);
  const offered = (kind: NoticeKind) =>
    tenant.rules.delivery.notices.some((rule) => rule.kind === kind && channelsOfNotice(rule).length > 0);
  const due: DueReminder[] = [];
  const reading = offered('READING_WINDOW') ? readingReminder(tenant, today) : undefined;
  if (reading) due.push(reading);
  const { verificationWarningDays } = tenant.rules.readings;
  if (verificationWarningDays > 0 && offered('VERIFICATION_DUE'))
    due.push({ kind: 'VERIFICATION_DUE', from: today, to: daysLater(today, verificationWarningDays) });
  return due;
}

/** The newest one that is due: who was reminded of five days left is not told afterwards that the window has opened. */
function readingReminder({ rules }: Pick<Tenant, 'rules'>, today: string): DueReadingReminder | undefined {
  const { open, opensOn, closesOn, daysLeft } = windowOn({ rules }, today);
  if (!open || opensOn === null || closesOn === null || daysLeft === null) return undefined;
  const { reminders, afterVerification } = rules.readings;
  const verifiedSince = afterVerification === 'REFUSE' ? today : null;
  const period = countedFor({ rules }, opensOn);
  const shared = { kind: 'READING_WINDOW', period, closesOn, daysLeft, verifiedSince } as const;
  const next = reminders.filter((days) => daysLeft <= days).toSorted((one, other) => one - other)[0];
  if (next !== undefined) return { ...shared, subject: `${closesOn} in ${next}`, opens: false };
  return daysBetween(opensOn, today) <= newsDays ? { ...shared, subject: `${opensOn} opens`, opens: true } : undefined;
}

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
