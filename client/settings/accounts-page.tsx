import { useLocation } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import type { ListedAccount } from '../accounts/account-context.ts';
import { canAddTo } from '../accounts/can-add.ts';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { RemoveAccount } from './remove-account.tsx';

/** All accounts of the resident: the primary one first, the others by number. */
export function AccountsPage(): JSX.Element {
  const [state, reload] = createQuery({ query: ViewerAccountsDocument });
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title="Лицевые счета" back={{ href: '/settings', title: 'Настройки' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-24" />}>
        {(data) => <Accounts all={data().viewer?.accounts.nodes ?? []} />}
      </Loaded>
    </div>
  );
}

function Accounts(props: { all: readonly ListedAccount[] }): JSX.Element {
  const tenant = useTenant();
  const location = useLocation<{ told?: string }>();
  const [told, setTold] = createSignal(location.state?.told);
  const sorted = () => props.all.toSorted((one, other) => Number(other.primary) - Number(one.primary));
  const canRemove = ({ primary }: ListedAccount): boolean => {
    const { removable } = tenant().rules.accounts;
    return removable === 'ANY' || (removable === 'ADDITIONAL' && !primary);
  };
  let result!: HTMLParagraphElement;
  // What the page before has done is said once: a reload of this one does not repeat it.
  onMount(() => history.replaceState({ ...(history.state as object | null), told: undefined }, ''));
  return (
    <>
      <p
        ref={(element) => (result = element)}
        tabindex="-1"
        classList={{ 'mb-5 rounded-xl bg-accent-wash px-4 py-3 font-medium': told() !== undefined }}
      >
        {told()}
      </p>
      <Show
        when={props.all.length > 0}
        fallback={<p class="card px-5 py-5">{capital(tenant().rules.accountNumber.name)} ещё не добавлен.</p>}
      >
        <ul class="card divide-y divide-line">
          <For each={sorted()}>
            {(account) => (
              <li class="px-5 py-4">
                <Row account={account} several={props.all.length > 1} />
                <Show when={canRemove(account)}>
                  <RemoveAccount
                    account={account}
                    last={props.all.length === 1}
                    onRemoved={(message) => {
                      setTold(message);
                      result.focus();
                    }}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={canAddTo(tenant(), props.all.length)}>
        <a href="/settings/accounts/add" class={`${buttonLook()} mt-6 w-full`}>
          <Icon name="plus" class="size-5" />
          Добавить счёт
        </a>
      </Show>
      <Show when={props.all.length > 0 && !props.all.every(canRemove)}>
        <p class="mt-4 text-sm text-soft">{keptNote(tenant().rules.accounts.removable)}</p>
      </Show>
    </>
  );
}

function Row(props: { account: ListedAccount; several: boolean }): JSX.Element {
  const rules = () => useTenant()().rules.accountNumber;
  return (
    <a href={`/a/${encodeURIComponent(props.account.id)}`} class="flex min-h-11 items-center gap-3">
      <span>
        <span class="flex flex-wrap items-center gap-x-3 font-semibold">
          <span class="whitespace-nowrap">{accountNumber(props.account.number, rules().grouping)}</span>
          <Show when={props.several && props.account.primary}>
            <span class="rounded-full bg-accent-wash px-2.5 py-0.5 text-sm font-medium">основной</span>
          </Show>
        </span>
        <span class="block text-sm text-soft">{address(props.account.address)}</span>
      </span>
      <Icon name="forward" class="ml-auto size-5 text-soft" />
    </a>
  );
}

/** What to do about accounts that cannot be removed here. */
const keptNote = (removable: string): string =>
  removable === 'NONE'
    ? 'Отвязать счёт можно по письменному заявлению: позвоните нам или зайдите в офис.'
    : 'Основной счёт здесь не убирают: по нему вы входите.';
