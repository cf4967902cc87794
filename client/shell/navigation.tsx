import { type JSX, For } from 'solid-js';
import { lastAccount } from '../accounts/last-account.ts';
import { tenantFacts } from '../tenant/facts.ts';
import { Icon } from '../ui/icon.tsx';

const ways = [
  { path: '', also: [], title: 'Главная', icon: 'home' },
  { path: '/readings', also: [], title: 'Показания', icon: 'meter' },
  { path: '/pay', also: [], title: 'Оплата', icon: 'wallet' },
  {
    path: '/bills',
    also: ['/charges', '/payments', '/consumption', '/past-readings'],
    title: 'История',
    icon: 'history',
  },
  { path: '/more', also: ['/information'], title: 'Ещё', icon: 'more' },
] as const;

/** Where accounts are added and removed; in the top menu where the utility's rule puts it there (S2). */
const accounts = { path: '/settings/accounts', also: [], title: 'Мои счета', icon: 'home' } as const;

type Way = (typeof ways)[number] | typeof accounts;

const topWays: readonly Way[] = tenantFacts.accountsInMenu ? [...ways.slice(0, -1), accounts, ...ways.slice(-1)] : ways;

/** Of the account whose page this is; else of the one looked at last; settings need none. */
const hrefOf = (way: Way, path: string): string => {
  const inside = /^\/a\/(?<account>[^/]+)/.exec(path)?.groups?.['account'];
  const account = inside === undefined ? lastAccount() : decodeURIComponent(inside);
  if (account === undefined) return way.path === '/more' ? '/settings' : '/';
  return `/a/${encodeURIComponent(account)}${way.path}`;
};

function isCurrent(way: Way, path: string): boolean {
  const inside = /^\/a\/[^/]+(?<rest>\/.*)?$/.exec(path);
  if (!inside && path === '/') return way.path === '';
  if (!inside && path.startsWith('/pay/')) return way.path === '/pay';
  if (!inside) return way.path === '/more' && /^\/(?:legal|contacts|settings)/.test(path);
  const rest = (inside.groups?.['rest'] ?? '').replace(/\/$/, '');
  return [way.path, ...way.also].some((part) => rest === part || (part !== '' && rest.startsWith(`${part}/`)));
}

/** The five places, within reach of a thumb. */
export function BottomBar(props: { path: string }): JSX.Element {
  return (
    <nav
      aria-label="Разделы"
      class="no-print fixed inset-x-0 bottom-0 z-10 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <ul class="mx-auto flex max-w-160">
        <For each={ways}>
          {(way) => (
            <li class="min-w-0 flex-1">
              <a
                href={hrefOf(way, props.path)}
                aria-current={isCurrent(way, props.path) ? 'page' : undefined}
                class="group flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs text-soft aria-[current]:font-semibold aria-[current]:text-ink"
              >
                <span class="flex h-7 w-13 items-center justify-center rounded-full transition-colors duration-150 group-aria-[current]:bg-accent group-aria-[current]:text-on-accent">
                  <Icon name={way.icon} class="size-5.5" />
                </span>
                {way.title}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

/** The same places on a wide screen. */
export function TopBar(props: { path: string }): JSX.Element {
  const ofAccounts = (): boolean => tenantFacts.accountsInMenu && props.path.startsWith(accounts.path);
  const current = (way: Way): boolean =>
    ofAccounts() ? way === accounts : way !== accounts && isCurrent(way, props.path);
  return (
    <nav aria-label="Разделы" class="no-print ml-auto hidden desk:block">
      <ul class="flex gap-1">
        <For each={topWays}>
          {(way) => (
            <li>
              <a
                href={way === accounts ? way.path : hrefOf(way, props.path)}
                aria-current={current(way) ? 'page' : undefined}
                class="flex min-h-11 items-center rounded-full px-4 text-ink transition-colors duration-150 hover:bg-wash aria-[current]:bg-accent aria-[current]:font-medium aria-[current]:text-on-accent"
              >
                {way.title}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
