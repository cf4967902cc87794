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
          <table class="w-full min-w-0 flex-[1_1_12rem]">
            <caption class="sr-only">Начислено по услугам и доля каждой</caption>
            <thead class="sr-only">
              <tr>
                <th scope="col">Услуга</th>
                <th scope="col">Начислено и доля</th>
              </tr>
            </thead>
            <tbody class="divide-y divide-line">
              <For each={shares()}>{(share, index) => <LegendRow share={share} index={index()} />}</For>
            </tbody>
          </table>
        </div>
      </section>
    </Show>
  );
}

function LegendRow(props: { share: Share; index: number }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="py-2 pr-2 text-left align-top font-normal wide:pr-3">
        <span class="flex items-baseline gap-2">
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
          <span aria-hidden="true" class="w-4 shrink-0 text-sm text-soft">
            {props.share.tenths === null ? '' : props.index + 1}
          </span>
          <span class="min-w-0 hyphens-auto [overflow-wrap:anywhere]">{props.share.name}</span>
        </span>
      </th>
      <td class="py-2 text-right align-top whitespace-nowrap">
        {money(props.share.amount)}
        <Show when={props.share.tenths !== null}>
          <span class="block text-sm text-soft">{percent(props.share.tenths ?? 0)}</span>
        </Show>
      </td>
    </tr>
  );
}
