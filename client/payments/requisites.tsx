import { For, type JSX, Show, createSignal } from 'solid-js';
import type { PayQuery } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { period } from '../locale/calendar.ts';
import { capital } from '../locale/words.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';

interface RequisitesProps {
  account: NonNullable<PayQuery['account']>;
  payee: PayQuery['tenant'];
}

/** Everything a bank's form asks for, ready to copy. */
export function Requisites(props: RequisitesProps): JSX.Element {
  const tenant = useTenant();
  const number = (): string => tenant().rules.accountNumber.name;
  const purpose = (): string => {
    const billed = props.account.balancePeriod;
    const what = `Оплата, ${number()} ${props.account.number}`;
    return billed === null ? what : `${what}, ${period(billed).replaceAll('\u00A0', ' ')}`;
  };
  const rows = (): [name: string, shown: string, copied: string][] => {
    const { requisites, name } = props.payee;
    const grouped = accountNumber(props.account.number, tenant().rules.accountNumber.grouping);
    return [
      [capital(number()), grouped, props.account.number],
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
    <dl class="divide-y divide-line">
      <For each={rows()}>{([name, shown, copied]) => <Requisite name={name} shown={shown} copied={copied} />}</For>
    </dl>
  );
}

/** The same beneath a line that opens it: the other way to pay where cards are taken here. */
export function FoldedRequisites(props: RequisitesProps): JSX.Element {
  return (
    <details class="group card mt-8 px-5">
      <summary class="-mx-5 flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 rounded-[1.25rem] px-5 py-3 font-medium hover:bg-wash [&::-webkit-details-marker]:hidden">
        Заплатить по реквизитам
        <Icon name="down" class="size-5 text-soft transition-transform duration-150 group-open:rotate-180" />
      </summary>
      <div class="pb-3">
        <HowInTheBank />
        <Requisites {...props} />
      </div>
    </details>
  );
}

/** What to do with them. */
export function HowInTheBank(): JSX.Element {
  const tenant = useTenant();
  return (
    <p class="py-2">
      В приложении банка найдите нас по ИНН и укажите {tenant().rules.accountNumber.name}. Платёж из банка появится
      здесь через день-два.
    </p>
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
