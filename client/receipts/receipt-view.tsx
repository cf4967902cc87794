import { For, type JSX, Show } from 'solid-js';
import type { ReceiptShownFragment } from '../graphql/generated/graphql.ts';
import { Money } from '../ui/money.tsx';

/** A receipt as it is shown and printed: the sum, its state, and the lines the utility's rules name. */
export function ReceiptView(props: {
  receipt: ReceiptShownFragment;
  /** Whose it is, for paper: the full name. */
  utility: string;
}): JSX.Element {
  return (
    <section class="card px-5 py-6" aria-label="Квитанция">
      <p class="hidden print:mb-4 print:block">{props.utility}</p>
      <p class="text-sum font-semibold tracking-tight">
        <Money amount={props.receipt.amount} />
      </p>
      <p class="mt-1">
        {props.receipt.statusInWords}
        <Show when={props.receipt.refunded !== '0.00'}>
          . Возвращено <Money amount={props.receipt.refunded} />
        </Show>
      </p>
      <dl class="mt-4 divide-y divide-line border-t border-line">
        <For each={props.receipt.lines.filter(({ part }) => part !== 'AMOUNT')}>
          {(line) => (
            <div class="py-3">
              <dt class="text-sm text-soft">{line.label}</dt>
              <For each={line.values}>{(value) => <dd class="break-words">{value}</dd>}</For>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}
