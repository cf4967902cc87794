import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { PayDocument, type PayQuery } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { period } from '../locale/calendar.ts';
import { SumDue } from '../overview/sum-to-pay.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Bone } from '../ui/bone.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** How much is to be paid and how to pay it at a bank: everything its form asks, ready to copy. */
export function PayPage(): JSX.Element {
  const account = useAccount();
  const [state, reload] = createQuery({ query: PayDocument, variables: { account: account.id } });
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="Оплата" />
      <Loaded state={state} reload={reload} skeleton={<Bone class="h-96 w-full" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => <HowToPay account={known()} payee={data().tenant} />}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

type Account = NonNullable<PayQuery['account']>;

function HowToPay(props: { account: Account; payee: PayQuery['tenant'] }): JSX.Element {
  const tenant = useTenant();
  const number = (): string => tenant().rules.accountNumber.name;
  const purpose = (): string => {
    const billed = props.account.balancePeriod;
    const what = `Оплата, ${number()} ${props.account.number}`;
    return billed === null ? what : `${what}, ${period(billed).replaceAll('\u00A0', ' ')}`;
  };
  const rows = (): [name: string, shown: string, copied: string][] => {
    const { requisites, name } = props.payee;
    return [
      [
        `${number().slice(0, 1).toUpperCase()}${number().slice(1)}`,
        accountNumber(props.account.number, tenant().rules.accountNumber.grouping),
        props.account.number,
      ],
      ['Получатель', name, name],
      ['ИНН', requisites.inn, requisites.inn],
      ...(requisites.kpp ? [['КПП', requisites.kpp, requisites.kpp] as [string, string, string]] : []),
      ['Расчётный счёт', requisites.account, requisites.account],
      ['Банк', requisites.bankName, requisites.bankName],
      ['БИК', requisites.bic, requisites.bic],
      ['Корреспондентский счёт', requisites.correspondentAccount, requisites.correspondentAccount],
      ['Назначение платежа', purpose(), purpose()],
    ];
  };
  return (
    <>
      <section class="card mb-8 px-5 py-6" aria-labelledby="sum">
        <SumDue account={props.account} />
        <p class="mt-4 border-t border-line pt-4">
          Оплата картой появится здесь позже. Сейчас заплатить можно в приложении банка: найдите нас по ИНН и укажите{' '}
          {number()}.
        </p>
      </section>
      <section>
        <h2 class="mb-3 text-lg font-semibold">Реквизиты</h2>
        <dl class="card divide-y divide-line px-5">
          <For each={rows()}>{([name, shown, copied]) => <Requisite name={name} shown={shown} copied={copied} />}</For>
        </dl>
      </section>
    </>
  );
}

function Requisite(props: { name: string; shown: string; copied: string }): JSX.Element {
  const [done, setDone] = createSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(props.copied);
    } catch {
      return; // the browser did not allow it: the value stands there to be selected
    }
    setDone(true);
    announce(`${props.name}: скопировано`);
    setTimeout(() => setDone(false), 2000);
  };
  return (
    <div class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-3">
      <dt class="text-sm text-soft">{props.name}</dt>
      <dd class="break-words">{props.shown}</dd>
      <dd class="no-print col-start-2 row-span-2 row-start-1">
        <button
          type="button"
          class="flex min-h-11 min-w-11 items-center justify-center rounded-xl px-2 text-sm text-soft hover:bg-wash hover:text-ink"
          aria-label={`Скопировать: ${props.name}`}
          onClick={() => void copy()}
        >
          <Show when={done()} fallback={<Icon name="copy" class="size-5" />}>
            Готово
          </Show>
        </button>
      </dd>
    </div>
  );
}
