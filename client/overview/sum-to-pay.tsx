import { type JSX, Match, Show, Switch } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { OverviewQuery } from '../graphql/generated/graphql.ts';
import { day, period, today } from '../locale/calendar.ts';
import { kopecks, money } from '../locale/money.ts';
import { PaidOnCurrentBill } from '../payments/paid-on-current-bill.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { buttonLook } from '../ui/button.tsx';

type Account = Pick<
  NonNullable<OverviewQuery['account']>,
  'amountDue' | 'balance' | 'balancePeriod' | 'dueOn' | 'latestBill' | 'paidOnCurrentBill'
>;

/** The sum and the day: what most residents come for. */
export function SumToPay(props: { account: Account }): JSX.Element {
  const account = useAccount();
  const owed = () => kopecks(props.account.amountDue) > 0n;
  return (
    <section class="card px-5 py-6 wide:px-7 wide:py-7" aria-labelledby="sum">
      <SumDue account={props.account} />
      <PaidOnCurrentBill amount={props.account.paidOnCurrentBill} />
      <div class="mt-6 flex flex-col gap-3 wide:flex-row">
        <Show when={owed()}>
          <a href={account.href('/pay')} class={`${buttonLook()} wide:min-w-48`}>
            Оплатить
          </a>
        </Show>
        <Show when={props.account.latestBill}>
          {(bill) => (
            <a href={account.href(`/bills/${bill().period}`)} class={buttonLook('quiet')}>
              Из чего сумма
            </a>
          )}
        </Show>
      </div>
    </section>
  );
}

/** What is owed and by when; or that nothing is. */
export function SumDue(props: { account: Omit<Account, 'latestBill' | 'paidOnCurrentBill'> }): JSX.Element {
  const tenant = useTenant();
  const owed = () => kopecks(props.account.amountDue) > 0n;
  const prepaid = () => kopecks(props.account.balance) < 0n;
  const passed = () => props.account.dueOn !== null && props.account.dueOn < today(tenant().timeZone);
  return (
    <>
      <h2 id="sum" class="text-lg font-medium">
        <Switch fallback="Всё оплачено">
          <Match when={owed()}>
            <Show when={!passed() && props.account.dueOn} fallback="К оплате">
              {(due) => <>К оплате до {day(due())}</>}
            </Show>
          </Match>
          <Match when={prepaid()}>Переплата</Match>
        </Switch>
      </h2>
      <p class="mt-1 text-sum font-semibold tracking-tight whitespace-nowrap">
        {money(prepaid() ? props.account.balance.slice(1) : props.account.amountDue)}
      </p>
      <p class="mt-2 text-soft">
        <Switch fallback="Начислений пока не было">
          <Match when={prepaid()}>Платить сейчас не нужно: вычтем из следующего начисления</Match>
          <Match when={owed() && passed() && props.account.dueOn}>{(due) => <>Срок был {day(due())}</>}</Match>
          <Match when={props.account.balancePeriod}>{(billed) => <>По начислениям за {period(billed())}</>}</Match>
        </Switch>
      </p>
    </>
  );
}
