import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { AutopayOfDocument, type AutopayOfQuery } from '../graphql/generated/graphql.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { Bone } from '../ui/bone.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { AutopayForm } from './autopay-form.tsx';
import { AutopayState } from './autopay-state.tsx';
import { Cards } from './cards.tsx';

/** Paying by itself: how it stands for the account, how it is set, and the cards the bank keeps. */
export function AutopayPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [state, reload] = createQuery({
    query: AutopayOfDocument,
    variables: { account: account.id },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="Автоплатёж" back={{ href: account.href('/pay'), title: 'Оплата' }} />
      <Show
        when={tenant().rules.autopay.mode === 'OFFERED'}
        fallback={<Empty title="Автоплатежа здесь нет">Счёт можно оплатить картой или в банке.</Empty>}
      >
        <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
          {(data) => (
            <Show when={data().account} fallback={<AccountGone />}>
              {(known) => <Own account={known()} cards={data().viewer?.cards ?? []} again={again} />}
            </Show>
          )}
        </Loaded>
      </Show>
    </div>
  );
}

function Own(props: {
  account: NonNullable<AutopayOfQuery['account']>;
  cards: NonNullable<AutopayOfQuery['viewer']>['cards'];
  again: () => void;
}): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const autopay = () => props.account.autopay;
  const another = (): boolean => autopay()?.own === false && autopay()?.status === 'ACTIVE';
  return (
    <div class="flex flex-col gap-8">
      <Show when={autopay()}>
        {(known) => <AutopayState account={props.account.id} autopay={known()} again={props.again} />}
      </Show>
      <Show when={!another()}>
        <section aria-labelledby="set">
          <h2 id="set" class="mb-3 text-lg font-semibold">
            {autopay()?.status === 'ACTIVE' ? 'Изменить' : 'Включить автоплатёж'}
          </h2>
          <Show
            when={props.cards.length > 0}
            fallback={
              <div class="card px-5 py-5">
                <p>{tenant().rules.autopay.text}</p>
                <p class="mt-3">
                  Сначала банк должен запомнить вашу карту. Заплатите один раз и отметьте «Запомнить карту»: номер карты
                  останется у банка, мы его не видим.
                </p>
                <a href={account.href('/pay')} class={`${buttonLook()} mt-5 w-full`}>
                  Перейти к оплате
                </a>
              </div>
            }
          >
            <AutopayForm
              account={props.account.id}
              autopay={autopay()?.own === true ? autopay()! : null}
              cards={props.cards}
              again={props.again}
            />
          </Show>
        </section>
      </Show>
      <Show when={props.cards.length > 0}>
        <Cards cards={props.cards} again={props.again} />
      </Show>
    </div>
  );
}
