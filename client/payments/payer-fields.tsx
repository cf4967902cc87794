import { For, type JSX, Show } from 'solid-js';
import type { Channel, PayerField } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Field } from '../ui/field.tsx';
import { Tick } from '../ui/tick.tsx';
import { payerFields } from './pay-faults.ts';
import type { PayFormState } from './pay-form-state.ts';

const looks: Record<PayerField, { label: string } & JSX.InputHTMLAttributes<HTMLInputElement>> = {
  FULL_NAME: { label: 'Фамилия, имя, отчество', autocomplete: 'name', autocapitalize: 'words' },
  EMAIL: {
    label: 'Электронная почта',
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    autocapitalize: 'none',
  },
  PHONE: { label: 'Мобильный телефон', type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
};

/** Who pays, as far as it is asked, and where the receipt goes. */
export function PayerFields(props: { state: PayFormState }): JSX.Element {
  const tenant = useTenant();
  const { state } = props;
  const byRule = (asks: PayerField): boolean => tenant().rules.payments.payer.some((rule) => rule.asks === asks);
  const all = () => state.filled().payer.map(({ asks }) => asks);
  const asked = () => all().filter(byRule);
  /** What only the receipt needs stands beneath its tick. */
  const forReceipt = () => all().filter((asks) => !byRule(asks));
  const ways = () => tenant().rules.payments.receiptBy;
  return (
    <Show when={asked().length > 0 || ways().length > 0}>
      <section aria-labelledby="payer" class="mt-8">
        <h2 id="payer" class="mb-3 text-lg font-semibold">
          {tenant().rules.payments.payer.length > 1 ? 'Плательщик' : 'Чек'}
        </h2>
        <div class="flex flex-col gap-5">
          <For each={asked()}>{(asks) => <PayerInput state={state} asks={asks} />}</For>
          <Show when={ways().length > 0}>
            <fieldset>
              <legend class="sr-only">Куда прислать чек</legend>
              <For each={ways()}>
                {(way) => (
                  <Tick
                    type="checkbox"
                    name={`receipt-${way}`}
                    label={`Прислать чек ${waysWords[way]}`}
                    checked={state.receipt.wanted(way)}
                    onTick={(wanted) => state.receipt.want(way, wanted)}
                  />
                )}
              </For>
              <Show when={state.faultOf('receiptBy')}>
                {(fault) => (
                  <p class="text-sm font-medium text-danger" tabindex="-1" data-fault>
                    {fault()}
                  </p>
                )}
              </Show>
            </fieldset>
          </Show>
          <For each={forReceipt()}>{(asks) => <PayerInput state={state} asks={asks} />}</For>
        </div>
      </section>
    </Show>
  );
}

function PayerInput(props: { state: PayFormState; asks: PayerField }): JSX.Element {
  const { state, asks } = props;
  const one = () => state.filled().payer.find((field) => field.asks === asks);
  const { label, ...rest } = looks[asks];
  return (
    <Field
      {...rest}
      label={one()?.required === false ? `${label} (по желанию)` : label}
      name={`payer-${payerFields[asks]}`}
      spellcheck={false}
      aria-required={one()?.required}
      value={one()?.value ?? ''}
      error={state.faultOf(`payer.${payerFields[asks]}`)}
      onInput={(event) => state.type.payer(asks, event.currentTarget.value)}
    />
  );
}

const waysWords: Record<Channel, string> = {
  EMAIL: 'на почту',
  SMS: 'в СМС',
  PUSH: 'уведомлением',
};
