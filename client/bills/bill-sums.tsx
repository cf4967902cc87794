import { For, type JSX } from 'solid-js';
import { kopecks } from '../locale/money.ts';
import { Money } from '../ui/money.tsx';

interface Sums {
  opening: string;
  charged: string;
  recalculated: string;
  paid: string;
  closing: string;
}

/** How a sum came to be: what was there, what came on top, what was paid, what is left. Lines of nothing are left out. */
export function BillSums(props: { sums: Sums; closing: string; large?: boolean }): JSX.Element {
  const lines = (): [string, string][] => {
    const { opening, charged, recalculated, paid } = props.sums;
    const prepaid = kopecks(opening) < 0n;
    return [
      ...(kopecks(opening) === 0n
        ? []
        : [
            [prepaid ? 'Переплата на начало' : 'Долг на начало', prepaid ? opening.slice(1) : opening] as [
              string,
              string,
            ],
          ]),
      ['Начислено', charged],
      ...(kopecks(recalculated) === 0n ? [] : [['Перерасчёт', recalculated] as [string, string]]),
      ['Оплачено', paid],
    ];
  };
  return (
    <dl class="flex flex-col gap-2.5">
      <For each={lines()}>
        {([name, amount]) => (
          <div class="flex items-baseline justify-between gap-4">
            <dt class="text-soft">{name}</dt>
            <dd>
              <Money amount={amount} />
            </dd>
          </div>
        )}
      </For>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-3 font-semibold">
        <dt>{kopecks(props.sums.closing) < 0n ? 'Переплата' : props.closing}</dt>
        <dd class="ml-auto" classList={{ 'text-xl': props.large === true }}>
          <Money amount={kopecks(props.sums.closing) < 0n ? props.sums.closing.slice(1) : props.sums.closing} />
        </dd>
      </div>
    </dl>
  );
}
