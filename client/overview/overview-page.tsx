import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { PreliminarySums } from '../bills/preliminary-sums.tsx';
import { OverviewDocument } from '../graphql/generated/graphql.ts';
import { MetersNow } from '../meters/meters-now.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { LatestBill } from './latest-bill.tsx';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { SumToPay } from './sum-to-pay.tsx';

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
                  <MetersNow meters={known().meters} due={data().readingForm ?? null} />
                </div>
                <div class="flex flex-col gap-5 desk:gap-6">
                  <PreliminarySums charges={known().preliminaryCharges} />
                  <LatestBill bill={known().latestBill} />
                </div>
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </>
  );
}
