import { For, type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { forgetAccount } from '../accounts/last-account.ts';
import { signOut } from '../sessions/session.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** Everything that is needed seldom. */
export function MorePage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [leaving, setLeaving] = createSignal(false);
  const [stuck, setStuck] = createSignal(false);

  const leave = async (): Promise<void> => {
    setLeaving(true);
    setStuck(false);
    const left = await signOut();
    if (left) forgetAccount();
    else setStuck(true);
    setLeaving(left);
  };

  const ways = () =>
    [
      { href: account.href('/information'), title: tenant().rules.accounts.pageTitle, icon: 'info' },
      { href: '/contacts', title: 'Контакты', icon: 'phone' },
      { href: '/legal', title: 'Документы', icon: 'papers' },
    ] as const;

  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Ещё" />
      <ul class="card divide-y divide-line overflow-hidden">
        <For each={ways()}>
          {(way) => (
            <li>
              <a
                href={way.href}
                class="flex min-h-16 items-center gap-4 px-5 hover:bg-wash focus-visible:-outline-offset-3"
              >
                <Icon name={way.icon} />
                {way.title}
                <Icon name="forward" class="ml-auto size-5 text-soft" />
              </a>
            </li>
          )}
        </For>
      </ul>
      <Button look="quiet" class="mt-6 w-full wide:w-auto" busy={leaving()} onClick={() => void leave()}>
        <Icon name="leave" class="size-5" />
        Выйти
      </Button>
      <Show when={stuck()}>
        <p class="mt-3 text-danger" role="alert">
          Не получилось выйти: нет связи. Попробуйте ещё раз.
        </p>
      </Show>
    </div>
  );
}
