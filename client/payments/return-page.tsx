import { useParams } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Match, Show, Switch, createEffect, createMemo, on } from 'solid-js';
import { PaidAccountDocument } from '../graphql/generated/graphql.ts';
import { money } from '../locale/money.ts';
import { announce } from '../ui/announce.tsx';
import { Bone } from '../ui/bone.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { type Followed as Follow, followPayment } from './follow-payment.ts';
import { forgetPaid } from './pay-draft.ts';
import { PaymentOutcome } from './payment-outcome.tsx';
import { headings, paid, undecided } from './payment-words.ts';

/** Where the bank sends one back to: what became of the payment. It only shows; the money is the server's business. */
export function ReturnPage(): JSX.Element {
  const params = useParams<{ payment: string }>();
  return (
    <div class="mx-auto max-w-160">
      <Show when={params.payment} keyed>
        {(id) => <Followed id={id} />}
      </Show>
    </div>
  );
}

function Followed(props: { id: string }): JSX.Element {
  const followed = followPayment(props.id);
  const status = () => followed.payment()?.status;
  const decided = (): boolean => status() !== undefined && !undecided(status()!);
  const [account] = createQuery({
    query: PaidAccountDocument,
    variables: () => ({ account: followed.payment()?.accountId ?? '' }),
    pause: () => !decided(),
    requestPolicy: 'network-only',
  });
  // What is decided is shown with its account, at once: nothing on the page moves when that comes.
  const shown = createMemo<ReturnType<Follow['payment']>>((before) =>
    decided() && !account.data && !account.error ? before : followed.payment(),
  );
  const title = (): string => {
    const now = shown()?.status;
    return now === undefined ? 'Платёж' : now === 'REGISTERED' && !followed.asked() ? headings.CREATED : headings[now];
  };
  createEffect(
    on(
      () => shown()?.status,
      (now, before) => {
        const payment = shown();
        if (!payment || now === undefined) return;
        const resident = followed.resident();
        if (resident !== undefined && paid(now))
          forgetPaid(resident, payment.accountId, {
            id: payment.id,
            meters: payment.readings.map(({ meter }) => meter.id),
          });
        // Said once it is decided: what stands there from the beginning is read with the page.
        if (before !== undefined && before !== now && !undecided(now))
          announce(`${headings[now]}: ${money(payment.amount)}. ${payment.message ?? ''}`);
      },
    ),
  );
  return (
    <Switch fallback={<Waiting lost={followed.lost()} />}>
      <Match when={shown() === null}>
        <PageHeading title="Платёж не найден" />
        <p class="card px-5 py-6">
          Такого платежа у вас нет. Все платежи стоят в истории.{' '}
          <a href="/" class="link inline-flex min-h-11 items-center">
            На главную
          </a>
        </p>
      </Match>
      <Match when={shown()}>
        {(payment) => (
          <>
            <PageHeading title={title()} />
            <PaymentOutcome payment={payment()} account={account.data?.account ?? null} followed={followed} />
          </>
        )}
      </Match>
    </Switch>
  );
}

function Waiting(props: { lost: boolean }): JSX.Element {
  return (
    <>
      <PageHeading title="Платёж" />
      <Show
        when={!props.lost}
        fallback={
          <p class="card px-5 py-6" role="status">
            Нет связи. С платежом всё идёт своим порядком: покажем, что с ним, как только связь появится.
          </p>
        }
      >
        <Bone class="h-72 w-full" />
      </Show>
    </>
  );
}
