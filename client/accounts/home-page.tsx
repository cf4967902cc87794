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

/** The way to the account looked at last; without one to the first; a word for those who have none yet. */
export function HomePage(): JSX.Element {
  return (
    <Show when={lastAccount()} fallback={<FirstAccount />}>
      {(id) => <Navigate href={`/a/${encodeURIComponent(id())}`} />}
    </Show>
  );
}

function FirstAccount(): JSX.Element {
  const tenant = useTenant();
  const [state, reload] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  return (
    <Loaded state={state} reload={reload} skeleton={<OverviewSkeleton />}>
      {(data) => (
        <Show
          when={data().viewer?.accounts.nodes[0]}
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
          {(first) => <Navigate href={`/a/${encodeURIComponent(first().id)}`} />}
        </Show>
      )}
    </Loaded>
  );
}
