import { useLocation } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { historyTabs } from './history-sections.ts';

/** Every utility has it, whatever its histories are. */
const statement = { page: '/statement', title: 'Движение денег' };

/** The histories this utility shows, in its order, after the bills by month. */
export function HistoryTabs(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const location = useLocation();
  return (
    <nav aria-label="История" class="no-print mb-5 -mx-4 overflow-x-auto px-4 [scrollbar-width:none]">
      {/* With a mouse nothing is moved aside: there they stand in lines. */}
      <ul class="flex gap-1.5 desk:flex-wrap">
        <For each={[...historyTabs(tenant().rules.history.sections), statement]}>
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
