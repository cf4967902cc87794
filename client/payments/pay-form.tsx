import { For, type JSX, Show, onMount } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import type { PayFormNowFragment } from '../graphql/generated/graphql.ts';
import { money, rubles } from '../locale/money.ts';
import { ConsentTicks } from '../registration/consent-ticks.tsx';
import type { Tick as ConsentTick } from '../registration/consents.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Tick } from '../ui/tick.tsx';
import type { PayFormOf, PayFormState } from './pay-form-state.ts';
import { PayReadings } from './pay-readings.tsx';
import { PaySums } from './pay-sums.tsx';
import { PayerFields } from './payer-fields.tsx';
import { usePay } from './use-pay.ts';

interface PayFormProps {
  of: PayFormOf;
  state: PayFormState;
  balances: ReadonlyMap<string, string>;
  onRenewed: (form: PayFormNowFragment) => void;
  /** It was asked for with a press: the first field takes the focus. */
  focusFirst: boolean;
}

/** All that a payment needs, in the order one does it, and one button. */
export function PayForm(props: PayFormProps): JSX.Element {
  const tenant = useTenant();
  const { state } = props;
  let element!: HTMLFormElement;
  const pay = usePay({
    ...props.of,
    state,
    renewed: (form) => props.onRenewed(form),
    settled: () => queueMicrotask(() => focusFirstFault(element)),
  });
  onMount(() => {
    if (props.focusFirst) element.querySelector<HTMLInputElement>('input')?.focus();
  });
  const button = (): string => {
    const total = state.total() ?? 0n;
    return total > 0n ? `Оплатить ${money(rubles(total))}` : 'Оплатить';
  };
  return (
    <form
      ref={(form) => (element = form)}
      noValidate
      onFocusIn={({ target }) => {
        // What the key of a phone's keyboard says is what it does.
        if (isField(target)) target.enterKeyHint = fieldAfter(element, target) ? 'next' : 'go';
      }}
      onKeyDown={(event) => {
        const next = event.key === 'Enter' && isField(event.target) ? fieldAfter(element, event.target) : undefined;
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void pay.submit();
      }}
    >
      <section class="card px-5 py-5" aria-label="Сумма">
        <Show when={tenant().rules.payments.hint}>{(hint) => <p class="mb-4 text-soft">{hint()}</p>}</Show>
        <PaySums
          state={state}
          balances={props.balances}
          repeats={tenant().rules.payments.partRepeatsReadings && state.filled().meters.length > 0}
        />
      </section>
      <PayReadings state={state} pay={pay} />
      <PayerFields state={state} />
      <Consents state={state} />
      <Remember state={state} />
      <div class="mt-8 flex flex-col gap-3">
        <Show when={pay.changes().length > 0}>
          <div class="rounded-xl bg-accent-wash px-4 py-3" tabindex="-1" data-changed>
            <p class="font-medium">Пока вы заполняли, кое-что изменилось</p>
            <ul class="mt-1 list-disc pl-5">
              <For each={pay.changes()}>{(change) => <li>{change}</li>}</For>
            </ul>
            <p class="mt-1">Проверьте сумму и нажмите «Оплатить» ещё раз.</p>
          </div>
        </Show>
        <Refusal message={pay.refusal()} />
        <Button type="submit" class="w-full text-lg" busy={pay.busy()}>
          {button()}
        </Button>
        <p class="min-h-11 text-center text-sm text-soft" role="status">
          {pay.busy()
            ? 'Открываем страницу банка, это может занять до минуты.'
            : 'Карту вы введёте на странице банка. Мы её не видим.'}
        </p>
      </div>
    </form>
  );
}

/** Where bills can be paid by themselves: the bank remembers the card only when one says so. */
function Remember(props: { state: PayFormState }): JSX.Element {
  const account = useAccount();
  return (
    <Show when={props.state.filled().form.canRemember}>
      <div class="mt-5">
        <Tick
          type="checkbox"
          name="remember"
          label="Запомнить карту"
          note={
            <>
              Номер останется у банка. С запомненной картой можно включить{' '}
              <a href={account.href('/autopay')} class="link inline-flex min-h-11 items-center">
                автоплатёж
              </a>
              .
            </>
          }
          checked={props.state.filled().remember}
          onTick={(wanted) => props.state.remember(wanted)}
        />
      </div>
    </Show>
  );
}

function Consents(props: { state: PayFormState }): JSX.Element {
  const consents = () => props.state.filled().form.consents;
  const ticks = (): ConsentTick[] =>
    consents().map(({ kind, version, title }) => ({ key: kind, kind, version, title, channel: null, required: true }));
  const byKind = <Value,>(value: (consent: ReturnType<typeof consents>[number]) => Value): Record<string, Value> =>
    Object.fromEntries(consents().map((consent) => [consent.kind, value(consent)]));
  return (
    <Show when={consents().length > 0}>
      <div class="mt-8">
        <ConsentTicks
          ticks={ticks()}
          ticked={byKind((consent) => props.state.consent.ticked(consent))}
          errors={byKind(({ kind }) => props.state.faultOf(`consents.${kind}`))}
          onTick={(key, ticked) => {
            const consent = consents().find(({ kind }) => kind === key);
            if (consent) props.state.consent.tick(consent, ticked);
          }}
        />
      </div>
    </Show>
  );
}

const typedIn = 'input:not([type=checkbox])';

const isField = (target: EventTarget): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches(typedIn);

/** The next field to type in; undefined after the last: from there one pays. */
function fieldAfter(form: HTMLFormElement, field: HTMLInputElement): HTMLInputElement | undefined {
  const fields = [...form.querySelectorAll<HTMLInputElement>(typedIn)];
  return fields[fields.indexOf(field) + 1];
}

/** To the first of what is wrong, asked or changed, in the order of the page. */
function focusFirstFault(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid], [data-fault], [data-confirm], [data-changed]')?.focus();
}
