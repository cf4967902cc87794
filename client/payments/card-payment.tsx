import { type JSX, Show, createEffect, createSignal, on } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { MeterToReadFragment, PayFormNowFragment, PayQuery } from '../graphql/generated/graphql.ts';
import { SumDue } from '../overview/sum-to-pay.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { OpenPayment } from './open-payment.tsx';
import { PaidOnCurrentBill } from './paid-on-current-bill.tsx';
import { PayForm } from './pay-form.tsx';
import { usePayForm } from './pay-form-state.ts';
import { PaidBefore } from './paid-before.tsx';

interface CardPaymentProps {
  resident: string;
  account: NonNullable<PayQuery['account']>;
  form: PayFormNowFragment;
  meters: readonly MeterToReadFragment[];
  reload: () => void;
}

/** Paying by card: what is owed, a payment to go on with, or the form for a new one. */
export function CardPayment(props: CardPaymentProps): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  // What a refusal tells is newer than what the page has asked for.
  const [renewed, setRenewed] = createSignal<PayFormNowFragment>();
  createEffect(
    on(
      () => props.form,
      () => setRenewed(undefined),
      { defer: true },
    ),
  );
  const form = (): PayFormNowFragment => renewed() ?? props.form;
  const of = {
    resident: props.resident,
    account: account.id,
    form,
    meters: () => props.meters,
    rules: () => tenant().rules.payments,
    repeat: () => ({
      repeats: tenant().rules.payments.partRepeatsReadings,
      acceptedAtOnce: tenant().rules.readings.status === 'AT_ONCE',
    }),
  };
  const state = usePayForm(of);
  const balances = () =>
    new Map(props.account.services.map(({ service, balance }) => [service.code, balance] as const));
  const [another, setAnother] = createSignal(false);
  // Begun in another tab while this form was filled in: it takes the form's place, and the focus with it.
  const [late, setLate] = createSignal(false);
  createEffect(
    on(
      () => form().open?.id,
      (id) => setLate(id !== undefined),
      { defer: true },
    ),
  );
  return (
    <>
      <section class="card mb-5 px-5 py-6" aria-labelledby="sum">
        <SumDue account={{ ...props.account, amountDue: form().amountDue }} />
        <PaidOnCurrentBill amount={form().paidOnCurrentBill} />
      </section>
      <PaidBefore resident={props.resident} account={account.id} draft={state.draft} reload={() => props.reload()} />
      <Show
        when={!another() && form().open}
        fallback={<PayForm of={of} state={state} balances={balances()} onRenewed={setRenewed} focusFirst={another()} />}
      >
        {(open) => <OpenPayment payment={open()} late={late()} onAnother={() => setAnother(true)} />}
      </Show>
    </>
  );
}
