import { useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal, untrack } from 'solid-js';
import { type AutopayNowFragment, type AutopayOfQuery, SetAutopayDocument } from '../graphql/generated/graphql.ts';
import { Choice } from '../history/interval.tsx';
import { kopecks, money, rubles } from '../locale/money.ts';
import { SumField } from '../payments/sum-field.tsx';
import { sumInField, tidied, typedSum } from '../payments/typed-sum.ts';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Tick } from '../ui/tick.tsx';
import { cardName, cardTerm } from './card-words.ts';

type Mode = AutopayNowFragment['mode'];

const modes: Record<Mode, { title: string; note: string }> = {
  ON_BILL: { title: 'Когда придёт новый счёт', note: 'Сумма каждый раз та, что в счёте.' },
  ON_DAY: { title: 'В один и тот же день месяца', note: 'Платим то, что к этому дню начислено.' },
};

interface AutopayFormProps {
  account: string;
  /** How it is set now; null: not at all. */
  autopay: AutopayNowFragment | null;
  cards: NonNullable<AutopayOfQuery['viewer']>['cards'];
  again: () => void;
}

/** When, with which card and up to which sum an account is paid by itself. */
export function AutopayForm(props: AutopayFormProps): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const rules = () => tenant().rules.autopay;
  const offered = (): Mode[] => [...(rules().pays ?? [])];
  const [mode, setMode] = createSignal<Mode>(untrack(() => props.autopay?.mode ?? offered()[0] ?? 'ON_BILL'));
  const [day, setDay] = createSignal(untrack(() => String(props.autopay?.day ?? 10)));
  const [card, setCard] = createSignal(untrack(() => props.autopay?.card?.id ?? props.cards[0]!.id));
  const [limit, setLimit] = createSignal(
    untrack(() => sumInField(props.autopay?.limit ?? rules().defaultLimit ?? null)),
  );
  const [limitFault, setLimitFault] = createSignal<string>();
  const [refused, setRefused] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;
  let sent: { what: string; key: string } | undefined;

  const faultOfLimit = (fault: string): void => {
    setLimitFault(fault);
    queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    setRefused(undefined);
    setLimitFault(undefined);
    const sum = typedSum(limit());
    if (sum.fault) return faultOfLimit(sum.fault);
    if (!sum.kopecks) return faultOfLimit('Укажите, больше какой суммы не платить.');
    const most = rules().maximumLimit;
    if (most && sum.kopecks > kopecks(most)) return faultOfLimit(`Лимит не может быть больше ${money(most)}.`);
    const input = {
      accountId: props.account,
      cardId: card(),
      mode: mode(),
      day: mode() === 'ON_DAY' ? Number(day()) : null,
      limit: rubles(sum.kopecks),
    };
    const what = JSON.stringify(input);
    if (sent?.what !== what) sent = { what, key: crypto.randomUUID() };
    setBusy(true);
    const { data, error } = await client
      .mutation(SetAutopayDocument, { input: { ...input, key: sent.key } })
      .toPromise();
    setBusy(false);
    const answer = data?.setAutopay;
    if (answer?.__typename === 'AutopaySet') {
      sent = undefined;
      announce('Автоплатёж включён');
      scrollTo({ top: 0 });
      // How it stands now is said above.
      document.querySelector('h1')?.focus({ preventScroll: true });
      return props.again();
    }
    if (answer?.field === 'limit') return faultOfLimit(answer.message);
    setRefused(answer?.message ?? whatFailed(error));
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} class="card flex flex-col gap-5 px-5 py-5" novalidate>
      <p>{rules().text}</p>
      <Show when={offered().length > 1}>
        <fieldset>
          <legend class="mb-1.5 font-medium">Когда платить</legend>
          <For each={offered()}>
            {(one) => (
              <Tick
                type="radio"
                name="mode"
                label={modes[one].title}
                note={modes[one].note}
                checked={mode() === one}
                onTick={() => setMode(one)}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={mode() === 'ON_DAY'}>
        <div class="flex">
          <Choice
            asField
            label="Какого числа"
            value={day()}
            options={Array.from({ length: 28 }, (_, n) => ({ value: String(n + 1), title: `${n + 1}-го` }))}
            onChoose={setDay}
          />
        </div>
      </Show>
      <Show when={props.cards.length > 1}>
        <div class="flex">
          <Choice
            asField
            label="Какой картой"
            value={card()}
            options={props.cards.map((one) => ({
              value: one.id,
              title: [cardName(one), cardTerm(one)].filter(Boolean).join(', '),
            }))}
            onChoose={setCard}
          />
        </div>
      </Show>
      <SumField
        label="Не больше чем"
        {...(rules().maximumLimit ? { beside: `до ${money(rules().maximumLimit!)}` } : {})}
        name="limit"
        typed={limit()}
        fault={limitFault()}
        onTyped={setLimit}
        onLeft={() => setLimit(tidied(limit()))}
      />
      <p class="text-sm text-soft">
        Если к оплате будет больше, сами не заплатим и напишем вам. О каждом платеже предупредим заранее.
      </p>
      <Refusal message={refused()} />
      <Button type="submit" class="w-full" busy={busy()}>
        {props.autopay?.status === 'ACTIVE' ? 'Сохранить' : 'Включить'}
      </Button>
    </form>
  );
}
