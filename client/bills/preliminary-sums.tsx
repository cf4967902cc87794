import { For, type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { PreliminaryFragment } from '../graphql/generated/graphql.ts';
import { period } from '../locale/calendar.ts';
import { kopecks, rubles } from '../locale/money.ts';
import { capital } from '../locale/words.ts';
import { SectionCard } from '../overview/section-card.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { Money } from '../ui/money.tsx';

/** What readings come to before they are billed, by month: no sum to pay yet, and it says so. Nothing where there is none. */
export function PreliminarySums(props: { charges: readonly PreliminaryFragment[] }): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const months = () => [...new Set(props.charges.map((charge) => charge.period))];
  const sumOf = (month: string): string =>
    rubles(props.charges.reduce((all, charge) => (charge.period === month ? all + kopecks(charge.charged) : all), 0n));
  return (
    <Show when={months().length > 0}>
      <SectionCard title="Предварительно" more={{ href: account.href('/readings'), title: 'Расчёт' }}>
        <ul class="mt-1 flex flex-col gap-1">
          <For each={months()}>
            {(month) => (
              <li class="flex flex-wrap items-baseline justify-between gap-x-4">
                {capital(period(month))}
                <Money amount={sumOf(month)} class="ml-auto text-lg font-semibold" />
              </li>
            )}
          </For>
        </ul>
        <p class="mt-2 text-sm text-soft">
          До начисления, по переданным показаниям. Окончательную сумму покажет {tenant().rules.bills.name}.
        </p>
      </SectionCard>
    </Show>
  );
}
