import { For, type JSX, Show } from 'solid-js';
import type { PaidAccountQuery, PaymentNowFragment } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { dayOf, fullDay, timeOf } from '../locale/calendar.ts';
import { money } from '../locale/money.ts';
import { readingDigits, registerLabel } from '../locale/readings.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { over, paid } from './payment-words.ts';

/** When a payment was made, what it is for, and the readings that went with it, or why they were not taken. */
export function PaymentDetails(props: {
  payment: PaymentNowFragment;
  account: PaidAccountQuery['account'];
}): JSX.Element {
  const tenant = useTenant();
  const moment = (): string => {
    const at = paid(props.payment.status) ? props.payment.paidAt : (props.payment.begunAt ?? props.payment.paidAt);
    return `${fullDay(dayOf(at, tenant().timeZone))}, ${timeOf(at, tenant().timeZone)}`;
  };
  return (
    <section class="card mt-5 px-5 py-2" aria-label="Подробности платежа">
      <dl class="divide-y divide-line">
        <Line name={paid(props.payment.status) ? 'Оплачено' : 'Начат'}>{moment()}</Line>
        <Show when={props.account}>
          {(known) => (
            <Line name={capital(tenant().rules.accountNumber.name)}>
              {accountNumber(known().number, tenant().rules.accountNumber.grouping)}
            </Line>
          )}
        </Show>
        <For each={props.payment.parts}>{(part) => <Line name={part.service.name}>{money(part.amount)}</Line>}</For>
      </dl>
      <Show when={props.payment.readings.length > 0}>
        <Readings payment={props.payment} />
      </Show>
    </section>
  );
}

function Line(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <div class="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
      <dt class="text-soft">{props.name}</dt>
      <dd class="ml-auto">{props.children}</dd>
    </div>
  );
}

function Readings(props: { payment: PaymentNowFragment }): JSX.Element {
  const tenant = useTenant();
  const refused = (): string[] => [...new Set(props.payment.readings.flatMap(({ refusal }) => refusal ?? []))];
  const told = (): string => {
    if (refused().length > 0) return 'Показания не приняты';
    if (paid(props.payment.status)) return 'Показания переданы';
    return over(props.payment.status) ? 'Показания пока не переданы' : 'Показания передадим вместе с оплатой';
  };
  const label = ({ meter, register }: PaymentNowFragment['readings'][number]): string => {
    const zone = capital(registerLabel(tenant().rules.readings.registerLabels, meter.registers.length, register));
    return `${meter.registers.length > 1 ? zone : meter.service.name}, счётчик №\u00A0${meter.serial}`;
  };
  return (
    <div class="border-t border-line py-3">
      <h2 class="font-medium">{told()}</h2>
      <ul class="mt-1">
        <For each={props.payment.readings}>
          {(reading) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
              <span class="text-sm text-soft">{label(reading)}</span>
              <span class="ml-auto font-medium whitespace-nowrap">
                {readingDigits(reading.value)}
                <span class="font-normal text-soft"> {reading.meter.service.unit}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <For each={refused()}>
        {(why) => <p class="mt-2 rounded-xl bg-danger-wash px-4 py-3 font-medium text-danger">{why}</p>}
      </For>
    </div>
  );
}
