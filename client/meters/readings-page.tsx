import { createQuery } from '@urql/solid';
import { For, type JSX, Show, createEffect, createSignal, on } from 'solid-js';
import { useAccount } from '../accounts/account-context.ts';
import { AccountGone } from '../accounts/account-gone.tsx';
import { AccountSwitcher } from '../accounts/account-switcher.tsx';
import { type ReadingsQuery, ReadingsDocument } from '../graphql/generated/graphql.ts';
import { dayOf, day } from '../locale/calendar.ts';
import { KEPT_AT } from '../offline/kept-answers.ts';
import { changes } from '../offline/outbox.ts';
import { useTenant } from '../tenant/tenant-context.ts';
import { BoneRows } from '../ui/bone.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { HandInForm } from './hand-in-form.tsx';
import { Preliminary } from './preliminary.tsx';
import { ReadingHistory } from './reading-history.tsx';

type Account = NonNullable<ReadingsQuery['account']>;

/** Where one hands in what the meters show, with every reading known beneath. */
export function ReadingsPage(): JSX.Element {
  const account = useAccount();
  const tenant = useTenant();
  const [first, setFirst] = createSignal(12);
  const [state, reload] = createQuery({
    query: ReadingsDocument,
    variables: () => ({ account: account.id, first: first() }),
  });
  // Taken here, behind the page or in another tab: the page shows it at once.
  createEffect(on(changes, () => reload({ requestPolicy: 'network-only' }), { defer: true }));
  const keptAt = (): string | undefined => (state.extensions as Record<string, string> | undefined)?.[KEPT_AT];
  const wide = (): boolean => tenant().rules.readings.layout === 'TABLE';
  return (
    <div class="mx-auto max-w-160" classList={{ 'desk:max-w-none': wide() }}>
      <AccountSwitcher />
      <PageHeading title="Показания" />
      <Loaded state={state} reload={reload} skeleton={<BoneRows rows={3} class="h-40" />}>
        {(data) => (
          <Show when={data().account} fallback={<AccountGone />}>
            {(known) => (
              <Show
                when={known().meters.length > 0}
                fallback={<Empty title="Счётчика нет">{tenant().rules.readings.noMeter}</Empty>}
              >
                <Show when={keptAt()}>
                  {(at) => (
                    <p class="-mt-2 mb-4 text-sm text-soft" role="status">
                      Нет связи: показываем то, что знали {day(dayOf(at(), tenant().timeZone))}. Показания можно ввести.
                    </p>
                  )}
                </Show>
                <Show when={data().readingForm} fallback={<p>{tenant().rules.readings.noMeter}</p>}>
                  {(form) => (
                    <Show when={data().viewer?.id} keyed>
                      {(resident) => (
                        <HandInForm
                          resident={resident}
                          account={account.id}
                          form={form()}
                          old={keptAt() !== undefined}
                        />
                      )}
                    </Show>
                  )}
                </Show>
                <Preliminary charges={known().preliminaryCharges} />
                <History account={known()} />
                <Show when={known().meters.some((meter) => meter.readings.pageInfo.hasNextPage) && first() < 100}>
                  <Button
                    look="quiet"
                    class="mt-6"
                    busy={state.fetching}
                    onClick={() => setFirst(Math.min(first() + 24, 100))}
                  >
                    Показать ещё
                  </Button>
                </Show>
              </Show>
            )}
          </Show>
        )}
      </Loaded>
    </div>
  );
}

function History(props: { account: Account }): JSX.Element {
  return (
    <div class="mt-10 max-w-160">
      <h2 class="text-lg font-semibold wide:px-5">История показаний</h2>
      <div class="mt-4 flex flex-col gap-8">
        <For each={props.account.meters}>
          {(meter) => (
            <section aria-label={`История: ${meter.service.name}, счётчик ${meter.serial}`}>
              <h3 class="font-semibold wide:px-5">
                {meter.service.name}
                <span class="block text-sm font-normal text-soft">
                  Счётчик №{'\u00A0'}
                  {meter.serial}
                  {meter.status === 'REMOVED' ? ', снят' : ''}
                </span>
              </h3>
              <ReadingHistory meter={meter} />
            </section>
          )}
        </For>
      </div>
    </div>
  );
}
