import { useParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { For, type JSX, Show, untrack } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { ServicesPie } from '../charges/services-pie.tsx';
import { BillDocument, type BillQuery } from '../graphql/generated/graphql.ts';
import { pieOfServices } from '../history/history-sections.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { fullDay, monthsFrom, period } from '../locale/calendar.ts';
import { kopecks } from '../locale/money.ts';
import { capital } from '../locale/words.ts';
import { PaidOnCurrentBill } from '../payments/paid-on-current-bill.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Money } from '../ui/money.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { BillSums } from './bill-sums.tsx';
import { DocumentLinks } from './document-links.tsx';
import { explaining, WhatChanged } from './explanation.tsx';
import { type Charge, ServiceCharge } from './service-charge.tsx';

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
    variables: {
      account: account.id,
      period: props.month,
      before: monthsFrom(props.month, -1),
      after: monthsFrom(props.month, 1),
    },
  });
  const title = (): string => `${capital(tenant().rules.bills.name)} за ${period(props.month)}`;
  return (
    <div class="mx-auto max-w-160">
      <PageHeading title={title()} back={{ href: account.href('/bills'), title: 'По месяцам' }} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-56" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <>
                <Show when={known().bill} fallback={<p class="card px-5 py-6 text-soft">{NOTHING}</p>}>
                  {(bill) => <Bill account={known()} bill={bill()} />}
                </Show>
                <Neighbours before={known().before?.period} after={known().after?.period} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

const NOTHING = 'За этот месяц начислений нет.';

type Account = NonNullable<BillQuery['account']>;

function Bill(props: { account: Account; bill: NonNullable<Account['bill']> }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const explanation = explaining(untrack(() => props.bill.id));
  /** What is to be paid by now: payments since the bill are taken off. */
  const left = () => kopecks(props.account.amountDue);
  const newest = () => props.account.latestBill?.period === props.bill.period;
  // The utility's own order; what it no longer lists comes last.
  const charges = (): Charge[] => {
    const order = tenant().services.map(({ code }) => code);
    const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
    return props.bill.charges.toSorted((one, other) => place(one.service.code) - place(other.service.code));
  };
  const registers = (service: string): number =>
    props.account.meters.find((meter) => meter.service.code === service)?.registers.length ?? 1;
  return (
    <>
      <p class="-mt-3 mb-5 text-sm text-soft">
        {capital(tenant().rules.accountNumber.name)}{' '}
        {accountNumber(props.account.number, tenant().rules.accountNumber.grouping)}, {props.account.owner},{' '}
        {address(props.account.address)}
      </p>
      <div class="card mb-5 px-5 py-5">
        <BillSums
          sums={props.bill}
          closing={newest() ? `К оплате до ${fullDay(props.bill.dueOn)}` : 'На конец месяца'}
          large
        />
        <Show when={newest()}>
          <PaidOnCurrentBill amount={props.account.paidOnCurrentBill} />
        </Show>
        <Show when={newest() && kopecks(props.bill.closing) > 0n && left() !== kopecks(props.bill.closing)}>
          <p class="mt-4 flex flex-wrap justify-between gap-x-4 border-t border-line pt-4">
            <span>{left() > 0n ? 'Осталось оплатить' : 'Всё оплачено'}</span>
            <Show when={left() > 0n}>
              <Money amount={props.account.amountDue} class="ml-auto font-semibold" />
            </Show>
          </p>
        </Show>
        <Show when={newest() && left() > 0n}>
          <a href={account.href('/pay')} class={`${buttonLook()} no-print mt-5 w-full`}>
            Оплатить
          </a>
        </Show>
        <DocumentLinks bill={props.bill} print class="mt-5" />
      </div>
      <WhatChanged explaining={explanation} hasBefore={Boolean(props.account.before)} />
      <div class="flex flex-col gap-8">
        <Show when={pieOfServices(tenant().rules.history.sections)}>
          <ServicesPie charges={props.bill.charges} />
        </Show>
        <For each={charges()}>
          {(charge) => (
            <ServiceCharge
              charge={charge}
              registers={registers(charge.service.code)}
              alone={props.bill.charges.length === 1}
              explaining={explanation}
            />
          )}
        </For>
      </div>
    </>
  );
}

/** The months before and after, where there are any. */
function Neighbours(props: { before: string | undefined; after: string | undefined }): JSX.Element {
  const account = useAccount();
  return (
    <nav aria-label="Соседние месяцы" class="no-print mt-8 flex justify-between gap-4">
      <Show when={props.before} fallback={<span />}>
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
      <Show when={props.after}>
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
