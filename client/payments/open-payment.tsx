import { type JSX, Show, onMount } from 'solid-js';
import type { PayFormNowFragment } from '../graphql/generated/graphql.ts';
import { dayOf, day, timeOf } from '../locale/calendar.ts';
import { Money } from '../ui/money.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button, buttonLook } from '../ui/button.tsx';

interface OpenPaymentProps {
  payment: NonNullable<PayFormNowFragment['open']>;
  /** It has taken the place of the form that was there. */
  late: boolean;
  /** Shows the form for another one. */
  onAnother: () => void;
}

/** A payment that was begun and is neither paid nor refused: it is gone on with or waited for, not begun again. */
export function OpenPayment(props: OpenPaymentProps): JSX.Element {
  const tenant = useTenant();
  const begun = (at: string): string => `${day(dayOf(at, tenant().timeZone))} в ${timeOf(at, tenant().timeZone)}`;
  const page = (): string => `/pay/${encodeURIComponent(props.payment.id)}`;
  /** What the bank says contradicts it: nothing can be done with it here. */
  const checked = (): boolean => props.payment.status === 'UNDER_REVIEW';
  let heading!: HTMLHeadingElement;
  onMount(() => props.late && heading.focus());
  return (
    <section class="card px-5 py-6" aria-labelledby="open">
      <h2 id="open" class="text-lg font-semibold" tabindex="-1" ref={(element) => (heading = element)}>
        {checked() ? 'Проверяем платёж' : 'Платёж не завершён'}
      </h2>
      <p class="mt-1 text-sum font-semibold tracking-tight">
        <Money amount={props.payment.amount} />
      </p>
      <p class="mt-2 text-soft">
        <Show when={props.payment.begunAt}>{(at) => <>Вы начали его {begun(at())}. </>}</Show>
        {checked()
          ? 'Второй раз платить за него не нужно: сверяем его с банком и сообщим здесь, что вышло.'
          : 'Если вы уже заплатили, ничего делать не нужно: посмотрите, что ответил банк.'}
      </p>
      <div class="mt-5 flex flex-col gap-3">
        <Show
          when={props.payment.payUrl}
          fallback={
            <a href={page()} class={buttonLook()}>
              Что с платежом
            </a>
          }
        >
          {(url) => (
            <>
              <a href={url()} rel="external" class={buttonLook()}>
                Продолжить оплату
              </a>
              <a href={page()} class={buttonLook('quiet')}>
                Что с платежом
              </a>
            </>
          )}
        </Show>
        <Button look="quiet" onClick={() => props.onAnother()}>
          Заплатить другую сумму
        </Button>
      </div>
    </section>
  );
}
