import { Navigate } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show, lazy } from 'solid-js';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { OverviewSkeleton } from '../overview/overview-skeleton.tsx';
import { Loaded } from '../ui/loaded.tsx';
import type { ListedAccount } from './account-context.ts';
import { lastAccount } from './last-account.ts';

/** The way to the account looked at last; without one to the primary one; who has none yet adds one. */
export function HomePage(): JSX.Element {
  return (
    <Show when={lastAccount()} fallback={<FirstAccount />}>
      {(id) => <Navigate href={`/a/${encodeURIComponent(id())}`} state={{ remembered: true }} />}
    </Show>
  );
}

const WithoutAccount = lazy(async () => ({ default: (await import('./without-account.tsx')).WithoutAccount }));

/** The primary account; undefined when there is none at all. */
const firstOf = (all: readonly ListedAccount[]): ListedAccount | undefined =>
  all.find(({ primary }) => primary) ?? all[0];

function FirstAccount(): JSX.Element {
  const [state, reload] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  return (
    <Loaded state={state} reload={reload} skeleton={<OverviewSkeleton />}>
      {(data) => (
        <Show when={firstOf(data().viewer?.accounts.nodes ?? [])} fallback={<WithoutAccount />}>
          {(first) => <Navigate href={`/a/${encodeURIComponent(first().id)}`} />}
        </Show>
      )}
    </Loaded>
  );
}
