import { type JSX, Show } from 'solid-js';
import { money } from '../locale/money.ts';

/** What was paid here since the newest bill came (S0), where the utility's rule shows it. */
export function PaidOnCurrentBill(props: { amount: string | null; class?: string }): JSX.Element {
  return (
    <Show when={props.amount !== '0.00' && props.amount}>
      {(amount) => (
        <p class={`flex flex-wrap justify-between gap-x-4 ${props.class ?? 'mt-4 border-t border-line pt-4'}`}>
          <span>Оплачено по текущей квитанции</span>
          <span class="ml-auto font-semibold whitespace-nowrap" data-paid-now>
            {money(amount())}
          </span>
        </p>
      )}
    </Show>
  );
}
