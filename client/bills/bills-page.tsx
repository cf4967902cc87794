import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { BillsDocument, type BillTotalsFragment } from '../graphql/generated/graphql.ts';
import { HistoryFrame } from '../history/history-frame.tsx';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Money } from '../ui/money.tsx';
import { Empty } from '../ui/notice.tsx';
import { FormBill } from './form-bill.tsx';
import { PreliminarySums } from './preliminary-sums.tsx';

const PAGE = 12;

/** Bills by month, the newest first. */
export function BillsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const choosing = (): boolean => tenant().rules.bills.formedBy === 'CHOSEN_MONTH';
  const [first, setFirst] = createSignal(PAGE);
  const [state, reload] = createQuery({
    query: BillsDocument,
    variables: () => ({ account: account.id, first: first(), choosing: choosing() }),
  });
  return (
    <HistoryFrame part="по месяцам">
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={6} class="h-20" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <>
                <div class="mb-5 empty:hidden">
                  <PreliminarySums charges={known().preliminaryCharges} />
                </div>
                <FormBill months={known().months?.nodes.map((one) => one.period) ?? []} />
                <Show when={known().bills.nodes.length > 0} fallback={<Empty title="Начислений пока не было" />}>
                  <ul class="card divide-y divide-line overflow-hidden">
                    <For each={known().bills.nodes}>{(bill) => <BillRow bill={bill} />}</For>
                  </ul>
                  <Show when={known().bills.pageInfo.hasNextPage && first() < 100}>
                    <Button
                      look="quiet"
                      class="mt-5 w-full"
                      busy={state.fetching}
                      onClick={() => setFirst(Math.min(first() + PAGE, 100))}
                    >
                      Показать ещё
                    </Button>
                  </Show>
                </Show>
              </>
            )}
          </Show>
        )}
      </Loaded>
    </HistoryFrame>
  );
}

function BillRow(props: { bill: BillTotalsFragment }): JSX.Element {
  const account = useAccount();
  return (
    <li>
      <a
        href={account.href(`/bills/${props.bill.period}`)}
        class="flex min-h-20 items-center gap-3 px-5 py-3 hover:bg-wash focus-visible:-outline-offset-3"
      >
        <span>
          <span class="block font-semibold">{capital(period(props.bill.period))}</span>
          <span class="block text-sm text-soft">
            оплачено <Money amount={props.bill.paid} />
          </span>
        </span>
        <span class="ml-auto text-right">
          <Money amount={props.bill.charged} class="block font-semibold" />
          <span class="block text-sm text-soft">начислено</span>
        </span>
        <Icon name="forward" class="size-5 text-soft" />
      </a>
    </li>
  );
}
