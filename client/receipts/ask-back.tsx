import { createQuery, useClient } from '@urql/solid';
import { type JSX, Show, createSignal, createUniqueId, onMount, untrack } from 'solid-js';
import {
  PaymentRefundDocument,
  type RefundStateFragment,
  RequestRefundDocument,
} from '../graphql/generated/graphql.ts';
import { dayOf, fullDay } from '../locale/calendar.ts';
import { kopecks, money, rubles } from '../locale/money.ts';
import { SumField } from '../payments/sum-field.tsx';
import { sumInField, tidied, typedSum } from '../payments/typed-sum.ts';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** How a wrong payment comes back: the utility's word, and where its rules let one ask here, the form and what became of it. */
export function AskBack(props: { payment: string }): JSX.Element {
  const tenant = useTenant();
  const rules = () => tenant().rules.refunds;
  const [state, reload] = createQuery({
    query: PaymentRefundDocument,
    variables: () => ({ id: props.payment }),
    pause: () => !rules().requestInPortal,
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = createSignal(false);
  // It was asked for just now: what became of it takes the focus from the form that is gone.
  const [asked, setAsked] = createSignal(false);
  const now = () => state.data?.payment;
  const request = () => now()?.refundRequest;
  const mayAsk = (): boolean => (now()?.refundable ?? '0.00') !== '0.00' && request()?.status !== 'RECEIVED';
  return (
    <details class="group card no-print mt-5 px-5" open={request()?.status === 'RECEIVED' || undefined}>
      <summary class="-mx-5 flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 rounded-[1.25rem] px-5 py-3 font-medium hover:bg-wash [&::-webkit-details-marker]:hidden">
        Если заплатили по ошибке
        <Icon name="down" class="size-5 text-soft transition-transform duration-150 group-open:rotate-180" />
      </summary>
      <div class="pb-5">
        <p>{rules().text}</p>
        <Show when={request()}>{(known) => <Course request={known()} focused={asked()} />}</Show>
        <Show when={mayAsk()}>
          <Show
            when={open()}
            fallback={
              <Button look="quiet" class="mt-4 w-full" onClick={() => setOpen(true)}>
                Попросить вернуть деньги
              </Button>
            }
          >
            <AskForm
              payment={props.payment}
              most={now()!.refundable}
              done={() => {
                setOpen(false);
                setAsked(true);
                reload({ requestPolicy: 'network-only' });
              }}
            />
          </Show>
        </Show>
      </div>
    </details>
  );
}

/** Where a request stands. */
function Course(props: { request: NonNullable<RefundStateFragment['refundRequest']>; focused: boolean }): JSX.Element {
  const tenant = useTenant();
  let words!: HTMLDivElement;
  onMount(() => props.focused && words.focus());
  const day = (moment: string): string => fullDay(dayOf(moment, tenant().timeZone));
  const said = (): string => {
    const { status, amount, createdAt, decidedAt, dueOn } = props.request;
    if (status === 'RECEIVED')
      return `Заявление на возврат ${money(amount)} получено ${day(createdAt)}. Ответим до ${fullDay(dueOn)}.`;
    const when = decidedAt === null ? '' : ` ${day(decidedAt)}`;
    return status === 'ACCEPTED'
      ? `Заявление на возврат ${money(amount)} принято${when}. Деньги придут на карту, которой платили.`
      : `Заявление на возврат ${money(amount)} рассмотрено${when}: вернуть деньги не получится.`;
  };
  return (
    <div ref={words} class="mt-4 rounded-xl bg-wash px-4 py-3" tabindex="-1">
      <p class="font-medium">{said()}</p>
      <Show when={props.request.answer}>{(answer) => <p class="mt-2">{answer()}</p>}</Show>
    </div>
  );
}

function AskForm(props: { payment: string; most: string; done: () => void }): JSX.Element {
  const client = useClient();
  const reasonId = createUniqueId();
  const [typed, setTyped] = createSignal(untrack(() => sumInField(props.most)));
  const [reason, setReason] = createSignal('');
  const [faults, setFaults] = createSignal<{ amount?: string; reason?: string; whole?: string }>({});
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  let sent: { what: string; key: string } | undefined;
  onMount(() => form.querySelector('input')?.focus());

  const tell = (found: ReturnType<typeof faults>): void => {
    setFaults(found);
    queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    const sum = typedSum(typed());
    const amountFault =
      sum.fault ??
      (sum.kopecks === undefined || sum.kopecks === 0n
        ? 'Укажите, сколько вернуть.'
        : sum.kopecks > kopecks(props.most)
          ? `Вернуть можно не больше ${money(props.most)}.`
          : undefined);
    const reasonFault = reason().trim() === '' ? 'Напишите, почему: хватит нескольких слов.' : undefined;
    if (amountFault || reasonFault)
      return tell({ ...(amountFault && { amount: amountFault }), ...(reasonFault && { reason: reasonFault }) });
    setFaults({});
    setBusy(true);
    const input = { paymentId: props.payment, amount: rubles(sum.kopecks!), reason: reason().trim() };
    const what = JSON.stringify(input);
    // The same again, after a lost answer, is the same request.
    if (sent?.what !== what) sent = { what, key: crypto.randomUUID() };
    const { data, error } = await client
      .mutation(RequestRefundDocument, { input: { ...input, key: sent.key } })
      .toPromise();
    setBusy(false);
    const answer = data?.requestRefund;
    if (answer?.__typename === 'RefundRequested') {
      announce(answer.message);
      return props.done();
    }
    if (!answer) return tell({ whole: whatFailed(error) });
    tell(
      answer.field === 'amount' || answer.field === 'reason'
        ? { [answer.field]: answer.message }
        : { whole: answer.message },
    );
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} class="mt-4 flex flex-col gap-5" novalidate>
      <SumField
        label="Сколько вернуть"
        beside={`не больше ${money(props.most)}`}
        name="amount"
        typed={typed()}
        fault={faults().amount}
        onTyped={setTyped}
        onLeft={() => setTyped(tidied(typed()))}
      />
      <div>
        <label for={reasonId} class="mb-1.5 block font-medium">
          Почему
        </label>
        <textarea
          id={reasonId}
          rows="3"
          maxlength="500"
          class="block w-full rounded-xl border border-edge bg-card px-4 py-3 text-ink aria-invalid:border-2 aria-invalid:border-danger"
          aria-invalid={faults().reason === undefined ? undefined : 'true'}
          aria-describedby={faults().reason === undefined ? undefined : `${reasonId}-fault`}
          value={reason()}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <Show when={faults().reason}>
          <p id={`${reasonId}-fault`} class="mt-1.5 text-sm font-medium text-danger">
            {faults().reason}
          </p>
        </Show>
      </div>
      <Refusal message={faults().whole} />
      <Button type="submit" class="w-full" busy={busy()}>
        Отправить заявление
      </Button>
    </form>
  );
}
