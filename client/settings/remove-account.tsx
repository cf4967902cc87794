import { useClient } from '@urql/solid';
import { type JSX, Show, createSignal } from 'solid-js';
import type { ListedAccount } from '../accounts/account-context.ts';
import { forgetAccount, lastAccount } from '../accounts/last-account.ts';
import { UnlinkAccountDocument, ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { accountNumber } from '../locale/account-number.ts';
import { whatFailed } from '../registration/register.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';

interface RemoveAccountProps {
  account: ListedAccount;
  /** There is no other one. */
  last: boolean;
  onRemoved: (message: string) => void;
}

/** Removes an account, after a plain question. */
export function RemoveAccount(props: RemoveAccountProps): JSX.Element {
  const client = useClient();
  const tenant = useTenant();
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const number = () => accountNumber(props.account.number, tenant().rules.accountNumber.grouping);
  let opener!: HTMLButtonElement;

  const remove = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    const { id } = props.account;
    const told = `Счёт ${number()} убран.`;
    const { data, error } = await client.mutation(UnlinkAccountDocument, { input: { accountId: id } }).toPromise();
    const outcome = data?.unlinkAccount;
    const kept =
      outcome?.__typename === 'UnlinkRefused' && outcome.reason !== 'NOT_FOUND' ? outcome.message : undefined;
    if (!outcome || kept !== undefined) {
      setBusy(false);
      return void setFault(kept ?? whatFailed(error));
    }
    // Home must not lead to it any more.
    if (lastAccount() === id) forgetAccount();
    // It is gone from the list before anybody is told so.
    await client.query(ViewerAccountsDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    announce(told);
    props.onRemoved(told);
  };

  return (
    <Show
      when={asking()}
      fallback={
        <button
          ref={(element) => (opener = element)}
          type="button"
          class="min-h-11 text-sm text-soft underline hover:text-ink"
          onClick={() => setAsking(true)}
        >
          Убрать из кабинета<span class="sr-only"> счёт {number()}</span>
        </button>
      }
    >
      <div
        role="group"
        aria-label={`Убрать счёт ${number()}`}
        class="mt-2 rounded-xl bg-wash px-4 py-4"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !busy()) setAsking(false);
        }}
      >
        <p class="mb-4">
          Убрать счёт <span class="whitespace-nowrap">{number()}</span> из кабинета?{' '}
          {props.last
            ? 'Он здесь единственный: без него в кабинете ничего не будет. Добавить его можно будет снова.'
            : 'Сам счёт останется, добавить его можно будет снова.'}
        </p>
        <Refusal message={fault()} />
        <div class="flex flex-wrap gap-3" classList={{ 'mt-4': fault() !== undefined }}>
          <Button
            ref={(element: HTMLButtonElement) => queueMicrotask(() => element.focus())}
            busy={busy()}
            onClick={() => void remove()}
          >
            Убрать
          </Button>
          <Button
            look="quiet"
            class="border border-line"
            onClick={() => {
              setAsking(false);
              opener.focus();
            }}
          >
            Оставить
          </Button>
        </div>
      </div>
    </Show>
  );
}
