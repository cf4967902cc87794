import { createQuery } from '@urql/solid';
import { type JSX, Show, onCleanup } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { PayDocument } from '../graphql/generated/graphql.ts';
import { SumDue } from '../overview/sum-to-pay.tsx';
import { Bone } from '../ui/bone.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { CardPayment } from './card-payment.tsx';
import { FoldedRequisites, HowInTheBank, Requisites } from './requisites.tsx';

/** Where one pays: by card where the utility takes cards here, by its requisites always. */
export function PayPage(): JSX.Element {
  const account = useAccount();
  const [state, reload] = createQuery({ query: PayDocument, variables: { account: account.id } });
  // Looked at again, maybe after another tab or the bank: what is owed now.
  const again = (): void => {
    if (document.visibilityState === 'visible') reload({ requestPolicy: 'network-only' });
  };
  document.addEventListener('visibilitychange', again);
  onCleanup(() => document.removeEventListener('visibilitychange', again));
  return (
    <div class="mx-auto max-w-160">
      <AccountSwitcher />
      <PageHeading title="Оплата" />
      <Loaded state={state} reload={reload} skeleton={<Bone class="h-112 w-full" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <Show
                when={data().payForm?.online && data().payForm}
                fallback={
                  <>
                    <section class="card mb-8 px-5 py-6" aria-labelledby="sum">
                      <SumDue account={known()} />
                    </section>
                    <section class="card px-5 py-4">
                      <h2 class="text-lg font-semibold">Реквизиты</h2>
                      <HowInTheBank />
                      <Requisites account={known()} payee={data().tenant} />
                    </section>
                  </>
                }
              >
                {(form) => (
                  <>
                    <Show when={data().viewer?.id} keyed>
                      {(resident) => (
                        <CardPayment
                          resident={resident}
                          account={known()}
                          form={form()}
                          meters={data().readingForm?.meters ?? []}
                          reload={() => reload({ requestPolicy: 'network-only' })}
                        />
                      )}
                    </Show>
                    <FoldedRequisites account={known()} payee={data().tenant} />
                  </>
                )}
              </Show>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}
