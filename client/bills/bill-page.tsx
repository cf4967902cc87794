import { useParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { BillDocument, type BillQuery } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { fullDay, monthsFrom, period } from '../locale/calendar.ts';
import { kopecks } from '../locale/money.ts';
import { capital } from '../locale/words.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { BillSums } from './bill-sums.tsx';
import { ServiceCharge } from './service-charge.tsx';

/** One month's bill: its sums, then each service line by line. The month stands in the address. */
export function BillPage(): JSX.Element {
  const params = useParams<{ period: string }>();
  return (
    <Show when={/^\d{4}-(?:0[1-9]|1[0-2])$/.test(params.period) && params.period} keyed fallback={<NotFoundPage />}>
      {(month) => <BillOf month={month} />}
    </Show>
  );
}

function BillOf(props: { month: string }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [state, reload] = createQuery({
    query: BillDocument,
    variables: { account: account.id, period: props.month },
  });
  const title = (): string => `${capital(tenant().rules.bills.name)} за ${period(props.month)}`;
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title={title()} back={{ href: account.href('/bills'), title: 'По месяцам' }}>
        <Show when={tenant().rules.bills.print}>
          <PrintButton class="max-wide:hidden" />
        </Show>
      </PageHeading>
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-56" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <>
                <Bill account={known()} month={props.month} />
                <Show when={tenant().rules.bills.print}>
                  <PrintButton class="mt-6 w-full wide:hidden" />
                </Show>
              </>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

type Account = NonNullable<BillQuery['account']>;

function Bill(props: { account: Account; month: string }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const bill = () => props.account.bills.nodes.find((one) => one.period === props.month);
  const newest = () => props.account.bills.nodes[0]?.period === props.month;
  // The utility's own order; what it no longer lists comes last.
  const charges = () => {
    const order = tenant().services.map(({ code }) => code);
    const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
    return props.account.charges.nodes.toSorted((one, other) => place(one.service.code) - place(other.service.code));
  };
  const registers = (service: string): number =>
    props.account.meters.find((meter) => meter.service.code === service)?.registers.length ?? 1;
  return (
    <Show when={bill()} fallback={<p class="card px-5 py-6 text-soft">За этот месяц начислений нет.</p>}>
      {(known) => (
        <>
          <p class="-mt-3 mb-5 text-sm text-soft">
            {capital(tenant().rules.accountNumber.name)}{' '}
            {accountNumber(props.account.number, tenant().rules.accountNumber.grouping)}, {props.account.owner},{' '}
            {address(props.account.address)}
          </p>
          <div class="card mb-8 px-5 py-5">
            <BillSums
              sums={known()}
              closing={newest() ? `К оплате до ${fullDay(known().dueOn)}` : 'На конец месяца'}
              large
            />
            <Show when={newest() && kopecks(known().closing) > 0n}>
              <a href={account.href('/pay')} class={`${buttonLook()} no-print mt-5 w-full`}>
                Оплатить
              </a>
            </Show>
          </div>
          <div class="flex flex-col gap-8">
            <For each={charges()}>
              {(charge) => (
                <ServiceCharge
                  charge={charge}
                  registers={registers(charge.service.code)}
                  alone={props.account.charges.nodes.length === 1}
                />
              )}
            </For>
          </div>
          <Neighbours bills={props.account.bills.nodes.map((one) => one.period)} month={props.month} />
        </>
      )}
    </Show>
  );
}

/** The months before and after, where there are any. */
function Neighbours(props: { bills: string[]; month: string }): JSX.Element {
  const account = useAccount();
  const there = (month: string): string | undefined => props.bills.find((one) => one === month);
  return (
    <nav aria-label="Соседние месяцы" class="no-print mt-8 flex justify-between gap-4">
      <Show when={there(monthsFrom(props.month, -1))} fallback={<span />}>
        {(month) => (
          <a
            href={account.href(`/bills/${month()}`)}
            class="inline-flex min-h-11 items-center gap-1 rounded-xl pr-3 hover:bg-wash"
          >
            <Icon name="back" class="size-5" />
            {capital(period(month()))}
          </a>
        )}
      </Show>
      <Show when={there(monthsFrom(props.month, 1))}>
        {(month) => (
          <a
            href={account.href(`/bills/${month()}`)}
            class="inline-flex min-h-11 items-center gap-1 rounded-xl pl-3 hover:bg-wash"
          >
            {capital(period(month()))}
            <Icon name="forward" class="size-5" />
          </a>
        )}
      </Show>
    </nav>
  );
}
