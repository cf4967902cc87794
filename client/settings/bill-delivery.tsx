import { useClient } from '@urql/solid';
import { For, type JSX, Show, createSignal, untrack } from 'solid-js';
import type { ChosenDeliveryFragment, EmailedBill } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { dayOf, fullDay } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Tick } from '../ui/tick.tsx';
import { chooseDelivery } from './choose-delivery.ts';
import { formatTitles } from './delivery-words.ts';
import { AddressLacks } from './lacking.tsx';
import { SaveForm } from './save-form.tsx';

type AccountDelivery = ChosenDeliveryFragment['delivery']['accounts'][number];

interface BillDeliveryProps {
  account: AccountDelivery;
  email: string | null;
  /** The only account: its number need not be told. */
  alone: boolean;
}

/** How the bill of one account comes; or why that is not chosen for it. */
export function BillDelivery(props: BillDeliveryProps): JSX.Element {
  const tenant = useTenant();
  const title = (): string => {
    const { name, grouping } = tenant().rules.accountNumber;
    return `${capital(name)} ${accountNumber(props.account.number, grouping)}`;
  };
  return (
    <section aria-label={`${capital(tenant().rules.bills.name)}, ${title()}`}>
      <Show when={!props.alone}>
        <h3 class="mb-2 font-medium">{title()}</h3>
      </Show>
      <Show
        when={props.account.offered}
        fallback={
          <p class="card px-5 py-4 text-soft">
            По этому счёту доставка не выбирается: она действует только для основного, самого первого в вашем списке.
          </p>
        }
      >
        <Choices {...props} />
      </Show>
    </section>
  );
}

function Choices(props: BillDeliveryProps): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const rules = () => tenant().rules.delivery;
  const [format, setFormat] = createSignal<EmailedBill | null>(untrack(() => props.account.billByEmail));
  const [paperless, setPaperless] = createSignal(untrack(() => props.account.paperRefused));
  const formats = (): (EmailedBill | null)[] => [...rules().billByEmail, null];
  const since = (): string | undefined =>
    props.account.paperRefusedAt
      ? `Вы отказались ${fullDay(dayOf(props.account.paperRefusedAt, tenant().timeZone))}. `
      : undefined;
  return (
    <SaveForm
      changed={format() !== props.account.billByEmail || paperless() !== props.account.paperRefused}
      save={() =>
        chooseDelivery(client, {
          accountId: props.account.accountId,
          billByEmail: format(),
          paperRefused: paperless(),
        })
      }
    >
      <Show when={rules().billByEmail.length > 0}>
        <fieldset>
          <legend class="mb-1 font-medium">По электронной почте</legend>
          <div class="mb-1 text-sm text-soft">
            <Show when={props.email} fallback={<AddressLacks channel="EMAIL" />}>
              Каждый месяц на <span class="[overflow-wrap:anywhere]">{props.email}</span>
            </Show>
          </div>
          <For each={formats()}>
            {(one) => (
              <Tick
                type="radio"
                name={`format-${props.account.accountId}`}
                label={one ? formatTitles[one] : 'Не присылать'}
                checked={format() === one}
                disabled={one !== null && props.email === null && format() !== one}
                onTick={() => setFormat(one)}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={rules().paperRefusal}>
        <fieldset>
          <legend class="mb-1 font-medium">На бумаге</legend>
          <Tick
            type="checkbox"
            name={`paper-${props.account.accountId}`}
            label="Бумага больше не нужна"
            checked={paperless()}
            onTick={setPaperless}
            note={
              <p>
                {since()}В почтовый ящик больше ничего не принесут. {capital(tenant().rules.bills.name)} за любой месяц
                остаётся здесь, в кабинете. Передумать можно в любой день: снимите отметку.
              </p>
            }
          />
        </fieldset>
      </Show>
    </SaveForm>
  );
}
