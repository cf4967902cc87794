import { For, type JSX, Show } from 'solid-js';
import { decimal, money } from '../locale/money.ts';
import { PieChart, sliceTone } from '../ui/pie-chart.tsx';
import { sharesOf, type Share } from './shares.ts';

interface ServicesPieProps {
  charges: readonly { service: { name: string }; charged: string }[];
}

const percent = (tenths: number): string => `${decimal((tenths / 10).toFixed(1))}\u00A0%`;

/** What each service is of what was charged in a month: a circle, and a legend that carries the sums. */
export function ServicesPie(props: ServicesPieProps): JSX.Element {
  const shares = () => sharesOf(props.charges.map(({ service, charged }) => ({ name: service.name, amount: charged })));
  const slices = () => shares().filter(({ tenths }) => tenths !== null);
  const title = (): string =>
    `Доли услуг в начисленном: ${slices()
      .map(({ name, tenths }) => `${name} ${percent(tenths ?? 0)}`)
      .join(', ')}`;
  return (
    <Show when={slices().length > 1}>
      <section class="card px-5 py-5">
        <h2 class="mb-4 text-lg font-semibold">Из чего складывается сумма</h2>
        <div class="flex flex-wrap items-center gap-x-8 gap-y-4">
          <PieChart title={title()} slices={slices()} />
          <ul
            aria-label="Начислено по услугам и доля каждой"
            class="w-full min-w-0 flex-[1_1_12rem] divide-y divide-line"
          >
            <For each={shares()}>{(share, index) => <LegendRow share={share} index={index()} />}</For>
          </ul>
        </div>
      </section>
    </Show>
  );
}

/** A service with its sum beside it, or beneath it where its name needs the line: words of names are not broken. */
function LegendRow(props: { share: Share; index: number }): JSX.Element {
  return (
    <li class="flex items-baseline gap-1.5 py-2">
      <svg viewBox="0 0 12 12" class="size-3 shrink-0" aria-hidden="true">
        <Show when={props.share.tenths !== null}>
          <rect
            x="1"
            y="1"
            width="10"
            height="10"
            rx="2.500"
            style={{ fill: sliceTone(props.index) }}
            class="stroke-accent"
            stroke-width="1.500"
          />
        </Show>
      </svg>
      <span aria-hidden="true" class="w-3.5 shrink-0 text-sm text-soft">
        {props.share.tenths === null ? '' : props.index + 1}
      </span>
      <div class="flex min-w-0 grow flex-wrap gap-x-2">
        <span class="max-w-full min-w-0 [overflow-wrap:anywhere]">{props.share.name}</span>
        <span class="ml-auto text-right whitespace-nowrap">
          {money(props.share.amount)}
          <Show when={props.share.tenths !== null}>
            <span class="block text-sm text-soft">{percent(props.share.tenths ?? 0)}</span>
          </Show>
        </span>
      </div>
    </li>
  );
}
