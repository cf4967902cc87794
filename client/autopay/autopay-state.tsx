import { useClient } from '@urql/solid';
import { type JSX, Show, createSignal } from 'solid-js';
import { type AutopayNowFragment, StopAutopayDocument } from '../graphql/generated/graphql.ts';
import { day } from '../locale/calendar.ts';
import { kopecks, money } from '../locale/money.ts';
import { whatFailed } from '../registration/register.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { cardName } from './card-words.ts';

const titles: Record<AutopayNowFragment['status'], string> = {
  ACTIVE: 'Автоплатёж включён',
  STOPPED: 'Автоплатёж остановлен',
  OFF: 'Автоплатёж выключен',
};

/** How autopay of an account stands, what it pays next, and the button that ends it. */
export function AutopayState(props: { account: string; autopay: AutopayNowFragment; again: () => void }): JSX.Element {
  const client = useClient();
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string>();
  let state!: HTMLElement;
  const how = (): string => {
    const { mode, day: number, card } = props.autopay;
    const when = mode === 'ON_DAY' ? `${number}-го числа каждого месяца` : 'когда приходит новый счёт';
    return `Платим${mode === 'ON_DAY' ? '' : ','} ${when}, не больше ${money(props.autopay.limit)} за раз${card ? `, картой ${cardName(card)}` : ''}.`;
  };
  const next = (): string | undefined => {
    const { nextOn, nextAmount } = props.autopay;
    if (nextOn === null) return props.autopay.mode === 'ON_BILL' ? 'Ждём новый счёт.' : undefined;
    return nextAmount === null
      ? `Следующий платёж ${day(nextOn)}; сейчас платить нечего.`
      : props.autopay.own && kopecks(nextAmount) > kopecks(props.autopay.limit)
        ? `К оплате ${money(nextAmount)}: это больше, чем вы разрешили, сами не заплатим.`
        : `Следующий платёж ${day(nextOn)}: ${money(nextAmount)}.`;
  };
  const stop = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const { data, error } = await client.mutation(StopAutopayDocument, { account: props.account }).toPromise();
    setBusy(false);
    if (!data) return void setRefused(whatFailed(error));
    announce('Автоплатёж выключен');
    // Its button goes.
    state.focus();
    props.again();
  };
  return (
    <section ref={state} class="card px-5 py-5" aria-label="Как сейчас" tabindex="-1">
      <p class="text-lg font-semibold">{titles[props.autopay.status]}</p>
      <Show when={props.autopay.status === 'ACTIVE'}>
        <Show when={props.autopay.own}>
          <p class="mt-2">{how()}</p>
        </Show>
        <Show when={next()}>{(words) => <p class="mt-2 font-medium">{words()}</p>}</Show>
      </Show>
      <Show when={props.autopay.message}>{(message) => <p class="mt-2">{message()}</p>}</Show>
      <Refusal message={refused()} />
      <Show when={props.autopay.status === 'ACTIVE' && props.autopay.own}>
        <Button look="quiet" class="mt-4 w-full" busy={busy()} onClick={() => void stop()}>
          Выключить
        </Button>
      </Show>
    </section>
  );
}
