import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { MetersDocument } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { MeterCard } from './meter-card.tsx';
import { ReadingHistory } from './reading-history.tsx';

/** Meters with what they showed, and every reading known. */
export function ReadingsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [first, setFirst] = createSignal(12);
  const [state, reload] = createQuery({
    query: MetersDocument,
    variables: () => ({ account: account.id, first: first() }),
  });
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="Показания" />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-40" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <Show
                when={known().meters.length > 0}
                fallback={<Empty title="Счётчика нет">{tenant().rules.readings.noMeter}</Empty>}
              >
                <div class="flex flex-col gap-8">
                  <For each={known().meters}>
                    {(meter) => (
                      <section>
                        <MeterCard meter={meter} level={2} />
                        <ReadingHistory meter={meter} />
                      </section>
                    )}
                  </For>
                  <Show when={known().meters.some((meter) => meter.readings.pageInfo.hasNextPage) && first() < 100}>
                    <Button look="quiet" busy={state.fetching} onClick={() => setFirst(Math.min(first() + 24, 100))}>
                      Показать ещё
                    </Button>
                  </Show>
                </div>
              </Show>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}
