import { Navigate } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show } from 'solid-js';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { OverviewSkeleton } from '../overview/overview-skeleton.tsx';
import { useTenant } from '../tenant/tenant-context.ts';
import { buttonLook } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Empty } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { lastAccount } from './last-account.ts';

/** The way to the account looked at last; a word for those who have none yet. */
export function HomePage(): JSX.Element {
  const tenant = useTenant();
  const [state, reload] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  return (
    <Loaded state={state} reload={reload} skeleton={<OverviewSkeleton />}>
      {(data) => {
        const accounts = data().viewer?.accounts.nodes ?? [];
        const account = accounts.find(({ id }) => id === lastAccount()) ?? accounts[0];
        return (
          <Show
            when={account}
            fallback={
              <div class="mx-auto max-w-160">
                <PageHeading title="Главная" />
                <Empty title={`Здесь пока нет ${tenant().rules.accountNumber.nameGenitive}`}>
                  <p class="mb-5">Позвоните нам или зайдите в офис: добавим его к вашему кабинету.</p>
                  <a href="/contacts" class={buttonLook('quiet')}>
                    Контакты
                  </a>
                </Empty>
              </div>
            }
          >
            {(known) => <Navigate href={`/a/${encodeURIComponent(known().id)}`} />}
          </Show>
        );
      }}
    </Loaded>
  );
}
