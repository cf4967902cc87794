import { createQuery } from '@urql/solid';
import { For, type JSX, Show } from 'solid-js';
import { type AccountDescriptionQuery, AccountDescriptionDocument } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { address } from '../locale/address.ts';
import { period } from '../locale/calendar.ts';
import { decimal, kopecks, money } from '../locale/money.ts';
import { plural } from '../locale/plural.ts';
import { capital } from '../locale/words.ts';
import { MeterCard } from '../meters/meter-card.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { useAccount } from './account-context.ts';
import { AccountGone } from './account-gone.tsx';
import { AccountSwitcher } from './account-switcher.tsx';
import { ProveAccount } from './prove-account.tsx';

type Account = NonNullable<AccountDescriptionQuery['account']>;

/** What the utility knows of the account: whose, where, what is supplied and measured. The utility's rules choose the parts. */
export function AccountPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [state, reload] = createQuery({ query: AccountDescriptionDocument, variables: { account: account.id } });
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title={tenant().rules.accounts.pageTitle} />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={4} class="h-28" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <div class="flex flex-col gap-8">
                <Description account={known()} />
                <ProveAccount account={known()} />
                <Services account={known()} />
                <Meters account={known()} />
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

function Description(props: { account: Account }): JSX.Element {
  const rules = useTenant();
  const shows = (part: 'ADDRESS' | 'AREA' | 'RESIDENTS'): boolean => rules().rules.accounts.shownParts.includes(part);
  const facts = (): [string, string][] => {
    const { account } = props;
    const { accountNumber: number } = rules().rules;
    return [
      [capital(number.name), accountNumber(account.number, number.grouping)],
      ['Владелец', account.owner],
      ...(shows('ADDRESS') ? [['Адрес', address(account.address)] as [string, string]] : []),
      ...(shows('AREA') && account.area ? [['Площадь', `${decimal(account.area)}\u00A0м²`] as [string, string]] : []),
      ...(shows('RESIDENTS') && account.residents !== null
        ? [
            [
              'Зарегистрировано',
              `${account.residents}\u00A0${plural(account.residents, 'человек', 'человека', 'человек')}`,
            ] as [string, string],
          ]
        : []),
      ...(account.status === 'CLOSED' ? [['Состояние', 'Закрыт, но историю можно смотреть'] as [string, string]] : []),
    ];
  };
  return (
    <dl class="card divide-y divide-line px-5">
      <For each={facts()}>
        {([name, value]) => (
          <div class="py-3.5 wide:flex wide:gap-4">
            <dt class="text-sm text-soft wide:w-44 wide:shrink-0 wide:text-base">{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function Services(props: { account: Account }): JSX.Element {
  const rules = useTenant();
  const withBalance = (): boolean => rules().rules.accounts.shownParts.includes('BALANCE');
  return (
    <section>
      <h2 class="mb-3 text-lg font-semibold">Услуги</h2>
      <ul class="card divide-y divide-line px-5">
        <For each={props.account.services}>
          {(one) => (
            <li class="flex items-baseline justify-between gap-4 py-3.5">
              <span>{one.service.name}</span>
              <Show when={withBalance()}>
                <span class="text-right whitespace-nowrap">{balanceWords(one.balance)}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={withBalance() && props.account.balancePeriod}>
        {(billed) => <p class="mt-2 text-sm text-soft">По начислениям за {period(billed())}</p>}
      </Show>
    </section>
  );
}

/** What a balance means: owed, paid or prepaid. */
function balanceWords(balance: string): string {
  const owed = kopecks(balance);
  if (owed === 0n) return 'Оплачено';
  return owed > 0n ? money(balance) : `Переплата ${money(balance.slice(1))}`;
}

function Meters(props: { account: Account }): JSX.Element {
  const tenant = useTenant();
  return (
    <section>
      <h2 class="mb-3 text-lg font-semibold">Счётчики</h2>
      <Show
        when={props.account.meters.length > 0}
        fallback={<p class="card px-5 py-5">{tenant().rules.readings.noMeter}</p>}
      >
        <ul class="flex flex-col gap-4">
          <For each={props.account.meters}>
            {(meter) => (
              <li>
                <MeterCard meter={meter} model={meter.model} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
