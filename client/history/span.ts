import { useSearchParams } from '@solidjs/router';
import { useAccount } from '../accounts/account-context.ts';
import { dayOf, monthsBetween, monthsFrom, today } from '../locale/calendar.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import type { HistorySection } from './history-sections.ts';
import { firstMonth, MOST_MONTHS } from './span-months.ts';

/** The months of a history that are shown. They stand in the address: back, reload and a link keep them. */
export interface Span {
  /** The first month; null: from the beginning. */
  from: () => string | null;
  to: () => string;
  /** Whether it is known where it begins: nothing is asked for before. */
  known: () => boolean;
  /** The months to choose from, the newest first. */
  months: string[];
  thisMonth: string;
  choose: (span: { from: string; to: string }) => void;
}

const isMonth = (value: string | undefined): value is string => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value ?? '');

/** What of a history is shown: what the resident chose, else what the rule says. */
export function useSpan(rule: () => Pick<HistorySection, 'shown' | 'intervalChosen'>): Span {
  const account = useAccount();
  const tenant = useTenant();
  const [search, setSearch] = useSearchParams<{ from: string; to: string }>();
  const { timeZone } = tenant();
  const thisMonth = today(timeZone).slice(0, 7);
  const usual = (): string | null | undefined => {
    const registeredAt = account.registeredAt();
    return firstMonth(rule().shown, { thisMonth, registeredOn: registeredAt && dayOf(registeredAt, timeZone) });
  };
  const chosen = (month: string | undefined): string | undefined =>
    rule().intervalChosen && isMonth(month) && month <= thisMonth ? month : undefined;
  const from = (): string | null => chosen(search.from) ?? usual() ?? null;
  return {
    from,
    // A last month before the first one is none.
    to: () => {
      const to = chosen(search.to) ?? thisMonth;
      return to < (from() ?? '') ? thisMonth : to;
    },
    known: () => (chosen(search.from) ?? usual()) !== undefined,
    months: monthsBetween(monthsFrom(thisMonth, 1 - MOST_MONTHS), thisMonth),
    thisMonth,
    choose: (span) => setSearch(span, { replace: true }),
  };
}
