import type { HistoryKind, TenantQuery } from '../graphql/generated/graphql.ts';

/** The rule of one tab of the history. */
export type HistorySection = TenantQuery['tenant']['rules']['history']['sections'][number];

const pages: Record<HistoryKind, string> = {
  CHARGES: '/charges',
  CHARGES_AND_PAYMENTS: '/charges',
  PAYMENTS: '/payments',
  READINGS: '/past-readings',
  CONSUMPTION: '/consumption',
};

/** What a history is like where the utility's rules say nothing of it. */
const usual: Omit<HistorySection, 'kind' | 'title'> = {
  shown: { mode: 'LAST_MONTHS', months: 12 },
  intervalChosen: true,
  sortable: false,
  chart: 'BARS',
  monthOpens: 'DETAILS',
};

/** The rule of the section that a page shows; the usual one, with its usual title, where the utility has no such section. */
export function historySection(
  sections: readonly HistorySection[],
  page: string,
  title: string,
): Omit<HistorySection, 'kind'> {
  return sections.find(({ kind }) => pages[kind] === page) ?? { ...usual, title };
}

/** The tabs of the history in the utility's order, after the bills by month. Charges are always among them. */
export function historyTabs(sections: readonly HistorySection[]): { page: string; title: string }[] {
  const own = sections
    .map(({ kind, title }) => ({ page: pages[kind], title }))
    // Charges, and charges with payments, are one page.
    .filter(({ page }, place, all) => all.findIndex((other) => other.page === page) === place);
  const charges = own.some(({ page }) => page === '/charges') ? [] : [{ page: '/charges', title: 'Начисления' }];
  return [{ page: '/bills', title: 'По месяцам' }, ...charges, ...own];
}

/** Whether a month opened from a history shows what each service has of it. */
export const pieOfServices = (sections: readonly HistorySection[]): boolean =>
  sections.some(({ monthOpens }) => monthOpens === 'DETAILS_AND_SERVICES_PIE');
