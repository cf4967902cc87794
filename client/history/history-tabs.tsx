import { useLocation } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { HistoryKind, TenantQuery } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';

type Section = TenantQuery['tenant']['rules']['history']['sections'][number];

const pages: Partial<Record<HistoryKind, string>> = {
  CHARGES: '/charges',
  CHARGES_AND_PAYMENTS: '/charges',
  PAYMENTS: '/payments',
  READINGS: '/readings',
};

/** The rule of the section that a page shows; undefined where the utility has no such section. */
export function historySection(sections: readonly Section[], page: string): Section | undefined {
  return sections.find(({ kind }) => pages[kind] === page);
}

/** The histories this utility shows, in its order, after the bills by month. */
export function HistoryTabs(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const location = useLocation();
  const tabs = () => {
    const { history } = tenant().rules;
    const own = history.sections.flatMap(({ kind, title }) => {
      const page = pages[kind];
      // Readings have a place of their own among the five.
      return page === undefined || page === '/readings' ? [] : [{ page, title }];
    });
    const charges = own.some(({ page }) => page === '/charges') ? [] : [{ page: '/charges', title: 'Начисления' }];
    return [{ page: '/bills', title: 'По месяцам' }, ...charges, ...own];
  };
  return (
    <nav aria-label="История" class="no-print mb-5 -mx-4 overflow-x-auto px-4 [scrollbar-width:none]">
      <ul class="flex gap-1.5">
        <For each={tabs()}>
          {({ page, title }) => (
            <li>
              <a
                href={account.href(page)}
                aria-current={location.pathname.startsWith(account.href(page)) ? 'page' : undefined}
                ref={(link) =>
                  queueMicrotask(
                    () =>
                      link.hasAttribute('aria-current') && link.scrollIntoView({ block: 'nearest', inline: 'center' }),
                  )
                }
                class="flex min-h-11 items-center rounded-full bg-wash px-3.5 whitespace-nowrap transition-colors duration-150 hover:bg-line focus-visible:-outline-offset-3 aria-[current]:bg-ink aria-[current]:text-surface"
              >
                {title}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
