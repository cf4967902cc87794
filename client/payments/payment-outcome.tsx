import { type JSX, Match, Show, Switch } from 'solid-js';
import type { PaidAccountQuery, PaymentNowFragment } from '../graphql/generated/graphql.ts';
import { monthName } from '../locale/calendar.ts';
import { accusative } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';
import { AskBack } from '../receipts/ask-back.tsx';
import type { Followed } from './follow-payment.ts';
import { PaidOnCurrentBill } from './paid-on-current-bill.tsx';
import { PaymentDetails } from './payment-details.tsx';
import { creditedWords, over, paid, undecided } from './payment-words.ts';

interface PaymentOutcomeProps {
  payment: PaymentNowFragment;
  /** Its account, once it is decided; null: it could not be had. */
  account: PaidAccountQuery['account'];
  followed: Followed;
}

/** What became of a payment, and what one can do now. */
export function PaymentOutcome(props: PaymentOutcomeProps): JSX.Element {
  const status = () => props.payment.status;
  const href = (page: string): string => `/a/${encodeURIComponent(props.payment.accountId)}${page}`;
  return (
    <>
      <section class="card px-5 py-6" aria-label="Платёж">
        <p class="text-sum font-semibold tracking-tight">
          <Money amount={props.payment.amount} />
        </p>
        <Switch>
          <Match when={status() === 'CREATED'}>
            <Asking>
              Проверяем, что ответит банк: он отвечает дольше обычного. Страница обновится сама, платить второй раз не
              нужно. Её можно закрыть: платёж не потеряется.
            </Asking>
            <Home href={href('')} />
          </Match>
          <Match when={status() === 'REGISTERED'}>
            <AtTheBank {...props} href={href('')} />
          </Match>
          <Match when={paid(status())}>
            <Paid {...props} href={href} />
          </Match>
          <Match when={over(status())}>
            <p class="mt-2">{props.payment.message}</p>
            <a href={href('/pay')} class={`${buttonLook()} no-print mt-5 w-full`}>
              Попробовать ещё раз
            </a>
            <p class="mt-3 text-sm text-soft">Всё, что вы вводили, на месте.</p>
          </Match>
          <Match when={status() === 'UNDER_REVIEW'}>
            <p class="mt-2">{props.payment.message}</p>
            <a href="/contacts" class={`${buttonLook('quiet')} no-print mt-5 w-full`}>
              Куда позвонить
            </a>
          </Match>
        </Switch>
        <Show when={props.followed.lost()}>
          <p class="mt-3 text-sm text-soft" role="status">
            Нет связи. Обновим, как только она появится.
          </p>
        </Show>
      </section>
      {/* While it is undecided nothing stands beneath: nothing can be moved by what the bank answers. */}
      <Show when={!undecided(status())}>
        <PaymentDetails payment={props.payment} account={props.account} />
        <Show when={paid(status())}>
          <AskBack payment={props.payment.id} />
        </Show>
        <Home href={href('')} />
      </Show>
    </>
  );
}

const Home = (props: { href: string }): JSX.Element => (
  <a href={props.href} class="link-button no-print mt-5">
    На главную
  </a>
);

/** Something is being found out; the wheel says that the page is alive. */
function Asking(props: { children: JSX.Element }): JSX.Element {
  return (
    <p class="mt-3 flex items-start gap-3">
      <span
        class="mt-1 size-5 shrink-0 animate-spin rounded-full border-3 border-accent border-r-transparent"
        aria-hidden="true"
      />
      <span>{props.children}</span>
    </p>
  );
}

/** The bank waits for the card, or has not told yet that it took it. */
function AtTheBank(props: PaymentOutcomeProps & { href: string }): JSX.Element {
  return (
    <Show when={props.followed.asked()} fallback={<Asking>Спрашиваем банк. Обычно это занимает меньше минуты.</Asking>}>
      <Show
        when={props.payment.payUrl}
        fallback={
          // Its page was lost, or another resident of the account began it: there is nothing to go on with.
          <>
            <p class="mt-3">{props.payment.message}</p>
            <a href={`${props.href}/pay`} class={`${buttonLook()} mt-5 w-full`}>
              Перейти к оплате
            </a>
          </>
        }
      >
        {(url) => (
          <>
            <Asking>{props.payment.message}</Asking>
            <p class="mt-4">Ещё не заплатили? Страница банка открыта для вас.</p>
            <a href={url()} rel="external" class={`${buttonLook()} mt-3 w-full`}>
              Перейти на страницу банка
            </a>
          </>
        )}
      </Show>
      <Button look="quiet" class="mt-3 w-full" onClick={() => props.followed.ask()}>
        Проверить сейчас
      </Button>
      {/* Only now: what comes with the bank's answer would push it down. */}
      <Home href={props.href} />
    </Show>
  );
}

/** What comes after a payment, by the utility's rule: back to the bill, or the word when it is credited. */
function Paid(props: PaymentOutcomeProps & { href: (page: string) => string }): JSX.Element {
  const tenant = useTenant();
  const rules = () => tenant().rules.payments;
  const credited = () => creditedWords(rules().creditedWithin);
  const back = (): { href: string; title: string } => {
    const period = props.account?.latestBill?.period;
    return rules().afterPayment === 'BILL_PAGE' && period !== undefined
      ? {
          href: props.href(`/bills/${period}`),
          title: `Открыть ${accusative(tenant().rules.bills.name)} за ${monthName(period)}`,
        }
      : { href: props.href('/payments'), title: 'Все платежи' };
  };
  return (
    <>
      <Show when={props.payment.message}>{(message) => <p class="mt-2">{message()}</p>}</Show>
      <Show when={props.payment.refunded !== '0.00'}>
        <p class="mt-2">
          Возвращено <Money amount={props.payment.refunded} />.
        </p>
      </Show>
      {/* Of money that was given back nothing is to come. */}
      <Show when={props.payment.status === 'PAID' && (rules().afterPayment === 'CONFIRMATION' || credited())}>
        <p class="mt-2">{credited() ?? 'Деньги поступят на счёт. Платить второй раз не нужно.'}</p>
      </Show>
      <Show when={rules().paidOnCurrentBill}>
        <PaidOnCurrentBill amount={props.account?.paidOnCurrentBill ?? null} />
      </Show>
      <a href={back().href} class={`${buttonLook()} no-print mt-5 w-full`}>
        {back().title}
      </a>
      <a
        href={`/receipts/${encodeURIComponent(props.payment.id)}`}
        class={`${buttonLook('quiet')} no-print mt-3 w-full`}
      >
        Квитанция об оплате
      </a>
    </>
  );
}
