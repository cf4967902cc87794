import { useLocation } from '@solidjs/router';
import { For, type JSX, Show, createSignal, createUniqueId, onCleanup } from 'solid-js';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Bone } from '../ui/bone.tsx';
import { Icon } from '../ui/icon.tsx';
import { type ListedAccount, useAccount } from './account-context.ts';
import { canAddTo } from './can-add.ts';

/** Which account one looks at; leads to the same page of another one where there are several. */
export function AccountSwitcher(props: {
  /** The page says on paper itself whose it is. */
  saidOnPaper?: boolean;
}): JSX.Element {
  const account = useAccount();
  const current = () => account.all()?.find(({ id }) => id === account.id);
  const several = () => (account.all()?.length ?? 0) > 1;
  const tenant = useTenant();
  // «+» in the corner (S1 4.1), as long as there is room for one more.
  const inCorner = () =>
    tenant().rules.accounts.switcher === 'CORNER' && canAddTo(tenant(), account.all()?.length ?? Infinity);
  return (
    // Room for a number and its address, of two lines on a phone: nothing beneath jumps when they come.
    <div class="mb-5 min-h-15 max-wide:min-h-20.5">
      <Show when={current()} fallback={<Bone class="h-15 w-full max-w-120 max-wide:h-20.5" />}>
        {(known) => (
          <div class="flex items-start gap-3 wide:gap-6">
            <div class="min-w-0 flex-1">
              <Show when={several()} fallback={<Named account={known()} onScreen={props.saidOnPaper === true} />}>
                <Choice current={known()} />
              </Show>
            </div>
            <Show when={inCorner()}>
              <a
                href="/settings/accounts/add"
                class="no-print flex size-12 shrink-0 items-center justify-center rounded-full bg-wash hover:bg-line"
                aria-label="Добавить счёт"
                title="Добавить счёт"
              >
                <Icon name="plus" />
              </a>
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}

function Named(props: { account: ListedAccount; onScreen?: boolean }): JSX.Element {
  const rules = () => useTenant()().rules.accountNumber;
  return (
    <div classList={{ 'no-print': props.onScreen === true }}>
      <span class="block font-semibold">
        {capital(rules().name)}{' '}
        <span class="whitespace-nowrap">{accountNumber(props.account.number, rules().grouping)}</span>
      </span>
      <span class="block text-sm text-soft">{address(props.account.address)}</span>
    </div>
  );
}

function Choice(props: { current: ListedAccount }): JSX.Element {
  const account = useAccount();
  const location = useLocation();
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let place!: HTMLDivElement;
  let button!: HTMLButtonElement;

  // The same page of the other account: everything behind /a/<id>, but a single bill, which the other may not have.
  const samePage = (other: string): string => {
    const page = /^\/a\/[^/]+(\/[^/]+)?/.exec(location.pathname)?.[1] ?? '';
    return `/a/${encodeURIComponent(other)}${page}`;
  };
  const outside = (event: Event): void => {
    if (!place.contains(event.target as Node)) setOpen(false);
  };
  addEventListener('pointerdown', outside);
  onCleanup(() => removeEventListener('pointerdown', outside));

  return (
    <div
      ref={(element) => (place = element)}
      class="relative max-w-160"
      onFocusOut={(event) => {
        if (event.relatedTarget && !place.contains(event.relatedTarget as Node)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open()) return;
        setOpen(false);
        button.focus();
      }}
    >
      <button
        ref={(element) => (button = element)}
        type="button"
        aria-expanded={open()}
        aria-controls={id}
        class="no-print -mx-3 flex w-[calc(100%+1.5rem)] items-center gap-3 rounded-2xl px-3 py-1.5 text-left transition-colors duration-150 hover:bg-wash aria-expanded:bg-wash wide:w-auto wide:max-w-full"
        onClick={() => setOpen(!open())}
      >
        <Named account={props.current} />
        <Icon name="down" class="ml-auto size-5 text-soft" />
        <span class="sr-only">Выбрать другой</span>
      </button>
      <ul
        id={id}
        hidden={!open()}
        class="absolute top-full -right-3 -left-3 z-10 mt-1 divide-y divide-line overflow-hidden rounded-2xl border border-line bg-card shadow-xl wide:right-auto wide:min-w-100"
      >
        <For each={account.all()}>
          {(other) => (
            <li>
              <a
                href={samePage(other.id)}
                aria-current={other.id === account.id ? 'true' : undefined}
                class="block px-4 py-3 hover:bg-wash focus-visible:-outline-offset-3 aria-[current]:border-l-4 aria-[current]:border-accent aria-[current]:pl-3"
                onClick={() => setOpen(false)}
              >
                <Named account={other} />
              </a>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
