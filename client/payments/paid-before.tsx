import { createQuery } from '@urql/solid';
import { type JSX, Show, createEffect, createSignal } from 'solid-js';
import { type PaymentNowFragment, PaymentByNowDocument } from '../graphql/generated/graphql.ts';
import { money } from '../locale/money.ts';
import { Icon } from '../ui/icon.tsx';
import type { KeptStore } from '../ui/kept-store.ts';
import { forgetPaid, type PayDraft } from './pay-draft.ts';
import { paid } from './payment-words.ts';

interface PaidBeforeProps {
  resident: string;
  account: string;
  draft: KeptStore<PayDraft>;
  reload: () => void;
}

/** What became of the payment that this form was sent as: once it is paid, the form begins anew and says so. */
export function PaidBefore(props: PaidBeforeProps): JSX.Element {
  const begun = () => props.draft.value.payment;
  const [state] = createQuery({
    query: PaymentByNowDocument,
    variables: () => ({ id: begun() ?? '' }),
    pause: () => begun() === null,
    requestPolicy: 'network-only',
  });
  const [done, setDone] = createSignal<PaymentNowFragment>();
  createEffect(() => {
    const payment = state.data?.payment;
    if (!payment || payment.id !== begun() || !paid(payment.status)) return;
    forgetPaid(props.resident, props.account, {
      id: payment.id,
      meters: payment.readings.map(({ meter }) => meter.id),
    });
    setDone(payment);
    props.reload();
  });
  return (
    <Show when={done()}>
      {(payment) => (
        <p class="card mb-5 flex items-start gap-3 px-5 py-4">
          <Icon name="check" class="mt-0.5 size-5" />
          <span>
            Прошлый платёж прошёл: {money(payment().amount)}.{' '}
            <a class="link inline-flex min-h-11 items-center" href={`/pay/${encodeURIComponent(payment().id)}`}>
              Посмотреть
            </a>
          </span>
        </p>
      )}
    </Show>
  );
}
