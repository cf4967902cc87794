import { createQuery } from '@urql/solid';
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { PaymentsDocument, type PaymentsQuery } from '../graphql/generated/graphql.ts';
import { HistoryTabs, historySection } from '../history/history-tabs.tsx';
import { Choice } from '../history/interval.tsx';
import { dayOf, fullDay, monthsFrom, period, timeOf, today } from '../locale/calendar.ts';
import { plural } from '../locale/plural.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Money } from '../ui/money.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

type Payment = NonNullable<PaymentsQuery['account']>['payments']['nodes'][number];

const statuses: Record<Payment['status'], string> = {
  PAID: '',
  PENDING: 'в обработке',
  REFUSED: 'не прошёл, деньги не списаны',
  REFUNDED: 'возвращён',
};

const PAGE = 20;

/** Payments, the newest first, wherever they were made. */
export function PaymentsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [search, setSearch] = useSearchParams<{ months: string }>();
  const [first, setFirst] = createSignal(PAGE);
  const rule = () => historySection(tenant().rules.history.sections, '/payments');
  const usual = (): number => rule()?.shown.months ?? 12;
  const months = (): string =>
    /^(?:\d{1,2}|all)$/.test(search.months ?? '') ? (search.months ?? '') : String(usual());
  const from = (): string | null =>
    months() === 'all'
      ? null
      : `${monthsFrom(today(tenant().timeZone).slice(0, 7), -Number(months()))}-01T00:00:00.000Z`;
  const [state, reload] = createQuery({
    query: PaymentsDocument,
    variables: () => ({ account: account.id, first: first(), from: from() }),
  });
  const options = () => [
    ...[...new Set([3, 6, 12, usual()])]
      .toSorted((one, other) => one - other)
      .map((count) => ({
        value: String(count),
        title: `${count} ${plural(count, 'месяц', 'месяца', 'месяцев')}`,
      })),
    { value: 'all', title: 'Всё время' },
  ];
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="История" part={(rule()?.title ?? 'Платежи').toLowerCase()} />
      <HistoryTabs />
      <div class="no-print mb-5 flex max-w-60">
        <Choice
          label="За последние"
          options={options()}
          value={months()}
          onChoose={(value) => setSearch({ months: value }, { replace: true })}
        />
      </div>
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={6} class="h-20" />}>
        {(data) => (
          <Show when={data().account?.payments} fallback={<AccountGone />}>
            {(payments) => (
              <Show
                when={payments().nodes.length > 0}
                fallback={
                  <Empty title="Платежей за это время нет">Платёж из банка появляется здесь через день-два.</Empty>
                }
              >
                <ul class="card divide-y divide-line px-5">
                  <For each={payments().nodes}>{(payment) => <PaymentRow payment={payment} />}</For>
                </ul>
                <Show when={payments().pageInfo.hasNextPage && first() < 100}>
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
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

function PaymentRow(props: { payment: Payment }): JSX.Element {
  const tenant = useTenant();
  const details = (): string =>
    [
      timeOf(props.payment.paidAt, tenant().timeZone),
      props.payment.source === 'PORTAL' ? 'в кабинете' : 'через банк',
      props.payment.period && `за ${period(props.payment.period)}`,
      statuses[props.payment.status],
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <li class="flex items-baseline justify-between gap-4 py-3.5">
      <span>
        <span class="block">{fullDay(dayOf(props.payment.paidAt, tenant().timeZone))}</span>
        <span class="block text-sm text-soft">{details()}</span>
      </span>
      <Money amount={props.payment.amount} class="font-semibold" />
    </li>
  );
}
