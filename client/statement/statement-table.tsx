import { For, type JSX, Show } from 'solid-js';
import type { StatementQuery } from '../graphql/generated/graphql.ts';
import { fullDay, period } from '../locale/calendar.ts';
import { sum } from '../locale/money.ts';

type Entry = NonNullable<StatementQuery['account']>['statement']['entries'][number];

const names: Record<Entry['kind'], string> = {
  OPENING: 'Остаток до первого счёта в кабинете',
  CHARGE: 'Начислено',
  RECALCULATION: 'Перерасчёт',
  PAYMENT: 'Оплата в кабинете',
  BANK_PAYMENT: 'Оплата через банк',
  REFUND: 'Возврат на карту',
};

/** «Начислено за октябрь 2026»; what corrects an earlier entry says so. */
function nameOf({ kind, correction, period: month }: Entry): string {
  const name = correction ? `${names[kind]}, исправление` : names[kind];
  return kind === 'CHARGE' || kind === 'RECALCULATION' ? `${name} за ${period(month)}` : name;
}

/** Entries of an account, the newest first, each with what is owed after it. */
export function StatementTable(props: { entries: readonly Entry[] }): JSX.Element {
  return (
    <div class="card mt-5 px-4 pb-2 wide:px-6">
      <table class="w-full">
        <caption class="pt-4 text-left text-sm text-soft">
          Суммы в рублях. Плюс увеличивает долг, минус уменьшает. Остаток — сколько стало к оплате, с минусом —
          переплата
        </caption>
        <thead>
          <tr class="border-b border-line text-sm text-soft">
            <th scope="col" class="py-2.5 text-left font-normal">
              Что и когда
            </th>
            <th scope="col" class="py-2.5 pl-3 text-right font-normal">
              Сумма и остаток
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line">
          <For each={props.entries.toReversed()}>{(entry) => <Row entry={entry} />}</For>
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { entry: Entry }): JSX.Element {
  const signed = (): string => (props.entry.amount.startsWith('-') ? '' : '+') + sum(props.entry.amount);
  const parts = () => props.entry.services.filter(({ service }) => service !== null);
  return (
    <tr>
      <th scope="row" class="py-3 text-left align-top font-normal">
        <Show when={props.entry.paymentId} fallback={<span class="block">{nameOf(props.entry)}</span>}>
          {(id) => (
            <Show when={props.entry.kind === 'PAYMENT'} fallback={<span class="block">{nameOf(props.entry)}</span>}>
              <a href={`/receipts/${encodeURIComponent(id())}`} class="link inline-flex min-h-11 items-center">
                {nameOf(props.entry)}
              </a>
            </Show>
          )}
        </Show>
        <span class="block text-sm text-soft">{fullDay(props.entry.day)}</span>
        {/* A phone has no room for them; charges show them by month. */}
        <Show when={parts().length > 1}>
          <For each={props.entry.services}>
            {({ service, amount }) => (
              <span class="hidden text-sm text-soft wide:block print:block">
                {service?.name ?? 'Предоплата'}: {sum(amount)}
              </span>
            )}
          </For>
        </Show>
      </th>
      <td class="py-3 pl-3 text-right align-top whitespace-nowrap">
        <span class="block font-medium">{signed()}</span>
        <span class="block text-sm text-soft">
          <span class="sr-only">остаток </span>
          <span aria-hidden="true">= </span>
          {sum(props.entry.balance)}
        </span>
      </td>
    </tr>
  );
}
