import { type JSX, For } from 'solid-js';
import { lastAccount } from '../accounts/last-account.ts';
import { Icon } from '../ui/icon.tsx';

const ways = [
  { path: '', also: [], title: 'Главная', icon: 'home' },
  { path: '/readings', also: [], title: 'Показания', icon: 'meter' },
  { path: '/pay', also: [], title: 'Оплата', icon: 'wallet' },
  { path: '/bills', also: ['/charges', '/payments'], title: 'История', icon: 'history' },
  { path: '/more', also: ['/information'], title: 'Ещё', icon: 'more' },
] as const;

type Way = (typeof ways)[number];

const hrefOf = (way: Way): string => {
  const account = lastAccount();
  if (account === undefined) return way.path === '/more' ? '/settings' : '/';
  return `/a/${encodeURIComponent(account)}${way.path}`;
};

function isCurrent(way: Way, path: string): boolean {
  const inside = /^\/a\/[^/]+(?<rest>\/.*)?$/.exec(path);
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
                href={hrefOf(way)}
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
  return (
    <nav aria-label="Разделы" class="no-print ml-auto hidden desk:block">
      <ul class="flex gap-1">
        <For each={ways}>
          {(way) => (
            <li>
              <a
                href={hrefOf(way)}
                aria-current={isCurrent(way, props.path) ? 'page' : undefined}
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
