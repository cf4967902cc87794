import { For, type JSX, Show, createEffect, on, onCleanup } from 'solid-js';
import { kopecks, money, rubles } from '../locale/money.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import type { PayFormState } from './pay-form-state.ts';
import { SumField } from './sum-field.tsx';

interface PaySumsProps {
  state: PayFormState;
  /** Code of a service → its balance, below zero where more was paid than charged. */
  balances: ReadonlyMap<string, string>;
  /** The next part of a payment repeats the readings by itself. */
  repeats: boolean;
}

/** How much is paid: one sum, or one for each service with what comes together. */
export function PaySums(props: PaySumsProps): JSX.Element {
  const { state } = props;
  const form = () => state.filled().form;
  const apart = (): boolean => state.filled().parts.length > 0;
  const known = (): string | undefined => {
    const total = state.total();
    return total === undefined ? undefined : money(rubles(total));
  };
  /** Why the debts of services make more than what is owed: what was paid too much for one is not in them. */
  const overpaid = (): string | undefined => {
    const debts = form().services.reduce((sum, { debt }) => sum + kopecks(debt), 0n);
    const due = form().amountDue;
    if (debts <= kopecks(due)) return undefined;
    return kopecks(due) > 0n
      ? `Переплата по одной услуге уменьшает общий долг: всего к оплате ${money(due)}.`
      : 'Переплата по одной услуге покрывает долг по другой: сейчас можно не платить.';
  };
  // Said when typing has come to a rest: not at each digit.
  createEffect(
    on(
      known,
      (now) => {
        const rest = setTimeout(() => now !== undefined && apart() && announce(`Итого ${now}`), 800);
        onCleanup(() => clearTimeout(rest));
      },
      { defer: true },
    ),
  );
  return (
    <>
      <Show
        when={apart()}
        fallback={
          <SumField
            large
            label="Сумма платежа"
            name="amount"
            typed={state.filled().amount}
            fault={state.faultOf('amount')}
            onTyped={(text) => state.type.amount(text)}
            onLeft={() => state.tidy.amount()}
          />
        }
      >
        <ul class="flex flex-col gap-5">
          <For each={form().services.map(({ service }) => service.code)}>
            {(code) => <ServiceSum state={state} code={code} balance={props.balances.get(code) ?? '0.00'} />}
          </For>
        </ul>
        <div class="mt-5 border-t border-line pt-4">
          <p class="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
            <span>Итого</span>
            <span class="ml-auto text-xl whitespace-nowrap" data-total>
              {known() ?? '–'}
            </span>
          </p>
          <Show when={overpaid()}>{(words) => <p class="mt-1.5 text-sm text-soft">{words()}</p>}</Show>
          <Show when={state.faultOf('amount')}>
            {(fault) => (
              <p class="mt-1.5 text-sm font-medium text-danger" tabindex="-1" data-fault>
                {fault()}
              </p>
            )}
          </Show>
        </div>
      </Show>
      <InParts state={state} repeats={props.repeats} />
    </>
  );
}

function ServiceSum(props: { state: PayFormState; code: string; balance: string }): JSX.Element {
  const { state, code } = props;
  const one = () => state.filled().form.services.find(({ service }) => service.code === code);
  const beside = (): string => {
    const debt = one()?.debt ?? '0.00';
    if (kopecks(debt) > 0n) return `долг ${money(debt)}`;
    return kopecks(props.balance) < 0n ? `переплата ${money(props.balance.slice(1))}` : 'долга нет';
  };
  return (
    <li>
      <SumField
        label={one()?.service.name}
        beside={beside()}
        name={`part-${code}`}
        typed={state.filled().parts.find((part) => part.code === code)?.typed ?? ''}
        fault={state.faultOf(`parts.${code}`)}
        onTyped={(text) => state.type.part(code, text)}
        onLeft={() => state.tidy.part(code)}
      />
    </li>
  );
}

/** More than is taken at once: how it goes in parts, and what stays after this one. */
function InParts(props: Omit<PaySumsProps, 'balances'>): JSX.Element {
  const tenant = useTenant();
  const { state } = props;
  const form = () => state.filled().form;
  const cap = () => form().maximum;
  const total = () => state.total() ?? 0n;
  const wanted = (): bigint => {
    const due = kopecks(form().amountDue);
    return total() > due ? total() : due;
  };
  const above = (): boolean => cap() !== null && total() > kopecks(cap() ?? '0');
  const rest = (of: bigint): string => money(rubles(wanted() - of));
  /** A part is chosen, and more is owed than can be paid at once. */
  const partChosen = (): boolean =>
    cap() !== null && !above() && total() > 0n && wanted() > kopecks(cap() ?? '0') && wanted() > total();
  return (
    <>
      <Show when={above() && cap()}>
        {(most) => (
          <div class="mt-4 rounded-xl bg-accent-wash px-4 py-3">
            <p>{tenant().rules.payments.cap.hint ?? `За один раз можно заплатить до ${money(most())}.`}</p>
            <Show when={state.filled().parts.length === 0}>
              <p class="mt-2">
                Сейчас {money(most())}, потом останется {rest(kopecks(most()))}.
              </p>
              <Button
                look="quiet"
                class="mt-3 w-full bg-card! wide:w-auto"
                onClick={() => {
                  state.type.amount(most());
                  state.tidy.amount();
                  announce(`Сумма платежа ${money(most())}`);
                }}
              >
                Оплатить частями
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <Show when={partChosen()}>
        <p class="mt-3" data-rest>
          Это часть суммы. Останется {rest(total())}: заплатите следующим платежом
          {props.repeats ? ', показания вводить снова не нужно' : ''}.
        </p>
      </Show>
    </>
  );
}
