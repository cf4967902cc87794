import { createQuery } from '@urql/solid';
import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { OverviewDocument, type OverviewQuery } from '../graphql/generated/graphql.ts';
import { MeterNow } from '../meters/meter-card.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { LatestBill } from './latest-bill.tsx';
import { SectionCard } from './section-card.tsx';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { SumToPay } from './sum-to-pay.tsx';

type Account = NonNullable<OverviewQuery['account']>;

/** The first screen: what is to be paid, what the meters showed, the latest bill. One query. */
export function OverviewPage(): JSX.Element {
  const account = useAccount();
  const [state, reload] = createQuery({ query: OverviewDocument, variables: { account: account.id } });
  return (
    <>
      <PageHeading title="Главная" hidden />
      <AccountSwitcher />
      <Loaded state={state} reload={reload} skeleton={<OverviewSkeleton />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <div class="grid gap-5 desk:grid-cols-[minmax(0,1fr)_25rem] desk:grid-rows-[auto_1fr] desk:items-start desk:gap-6">
                <SumToPay account={known()} />
                <div class="desk:row-span-2">
                  <MetersNow account={known()} />
                </div>
                <LatestBill bill={known().latestBill} />
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </>
  );
}

function MetersNow(props: { account: Account }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const installed = () => props.account.meters.filter(({ status }) => status === 'ACTIVE');
  return (
    <SectionCard title="Счётчики" more={{ href: account.href('/readings'), title: 'Все показания' }}>
      <Show when={installed().length > 0} fallback={<p class="mt-1 text-soft">{tenant().rules.readings.noMeter}</p>}>
        <ul class="divide-y divide-line">
          <For each={installed()}>
            {(meter) => (
              <li class="py-4 first:pt-2 last:pb-0">
                <MeterNow meter={meter} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </SectionCard>
  );
}
