import { Navigate } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { AutopayAccountsDocument, type AutopayStatus } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { WayList } from '../ui/way-list.tsx';

const states: Record<AutopayStatus, string> = { ACTIVE: 'Включён', STOPPED: 'Остановлен', OFF: 'Выключен' };

/** Autopay is set for each account: the one that letters of autopay lead to, too. Who has one account goes straight there. */
export function AutopayAccountsPage(): JSX.Element {
  const tenant = useTenant();
  const [state, reload] = createQuery({ query: AutopayAccountsDocument, requestPolicy: 'cache-and-network' });
  const href = (id: string): string => `/a/${encodeURIComponent(id)}/autopay`;
  return (
    <div class="mx-auto max-w-160">
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={2} class="h-20" />}>
        {(data) => (
          <Show when={data().viewer?.accounts.nodes}>
            {(accounts) => (
              <Switch fallback={<WithoutAccounts />}>
                <Match when={accounts().length === 1}>
                  <Navigate href={href(accounts()[0]!.id)} />
                </Match>
                <Match when={accounts().length > 1}>
                  <PageHeading title="Автоплатёж" back={{ href: '/settings', title: 'Настройки' }} />
                  <WayList
                    ways={accounts().map((account) => ({
                      href: href(account.id),
                      title: `${capital(tenant().rules.accountNumber.name)} ${accountNumber(account.number, tenant().rules.accountNumber.grouping)}`,
                      icon: 'wallet',
                      note: `${states[account.autopay?.status ?? 'OFF']} · ${address(account.address)}`,
                    }))}
                  />
                </Match>
              </Switch>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

const WithoutAccounts = (): JSX.Element => (
  <>
    <PageHeading title="Автоплатёж" back={{ href: '/settings', title: 'Настройки' }} />
    <Empty title="Счетов пока нет">
      Сначала добавьте{' '}
      <a href="/settings/accounts" class="link">
        лицевой счёт
      </a>
      , потом для него можно включить автоплатёж.
    </Empty>
  </>
);
