import { For, type JSX } from 'solid-js';
import type { PreliminaryFragment } from '../graphql/generated/graphql.ts';
import { monthName } from '../locale/calendar.ts';
import { decimal, kopecks, money, price, rubles } from '../locale/money.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { useTenant } from '../tenant/tenant-context.ts';

/** What the readings of this month come to by the tariffs known, until the bill says it for good. */
export function Preliminary(props: { charges: readonly PreliminaryFragment[] }): JSX.Element {
  const months = () => [...new Set(props.charges.map(({ period }) => period))];
  return (
    <For each={months()}>
      {(month) => <Month month={month} charges={props.charges.filter(({ period }) => period === month)} />}
    </For>
  );
}

const placeOf = ({ service, registerCode }: PreliminaryFragment): string => `${service.code} ${registerCode}`;

function Month(props: { month: string; charges: readonly PreliminaryFragment[] }): JSX.Element {
  const tenant = useTenant();
  const inOrder = () => props.charges.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const sum = () => rubles(props.charges.reduce((all, { charged }) => all + kopecks(charged), 0n));
  const zone = (charge: PreliminaryFragment): string => {
    const registers = props.charges.filter(({ service }) => service.code === charge.service.code).length;
    return registers > 1
      ? `, ${registerLabel(tenant().rules.readings.registerLabels, registers, charge.registerCode)}`
      : '';
  };
  return (
    <section class="card mt-5 px-5 py-4" aria-label={`Предварительное начисление за ${monthName(props.month)}`}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 class="font-semibold">Предварительно за {monthName(props.month)}</h2>
        <p class="text-lg font-semibold whitespace-nowrap">{money(sum())}</p>
      </div>
      <ul class="mt-2 flex flex-col gap-2">
        <For each={inOrder()}>
          {(charge) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {charge.service.name}
                {zone(charge)}
                <span class="block text-sm text-soft">
                  с {readingDigits(charge.previousReading)} до {readingDigits(charge.currentReading)}:{' '}
                  {decimal(charge.volume)}
                  {'\u00A0'}
                  {charge.unit}
                  {' × '}
                  {price(charge.tariff)}
                </span>
              </span>
              <span class="ml-auto whitespace-nowrap">{money(charge.charged)}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="mt-3 text-sm text-soft">Окончательную сумму покажет {tenant().rules.bills.name}.</p>
    </section>
  );
}
