import { useParams, type RouteSectionProps } from '@solidjs/router';
import { createQuery } from '@urql/solid';
import { type JSX, Show, createEffect } from 'solid-js';
import { ViewerAccountsDocument } from '../graphql/generated/graphql.ts';
import { AccountProvider } from './account-context.ts';
import { AccountGone } from './account-gone.tsx';
import { rememberAccount } from './last-account.ts';

/** Pages of one account. Another account in the address begins them anew: nothing of the one before is shown as its own. */
export function AccountArea(props: RouteSectionProps): JSX.Element {
  const params = useParams<{ account: string }>();
  const [state] = createQuery({ query: ViewerAccountsDocument, requestPolicy: 'cache-first' });
  const all = () => state.data?.viewer?.accounts.nodes;
  const strange = (): boolean => all()?.every(({ id }) => id !== params.account) ?? false;
  createEffect(() => {
    if (all()?.some(({ id }) => id === params.account)) rememberAccount(params.account);
  });
  return (
    <Show when={params.account} keyed>
      {(id) => (
        <AccountProvider
          value={{
            id,
            all,
            registeredAt: () => state.data?.viewer?.registeredAt,
            href: (page) => `/a/${encodeURIComponent(id)}${page}`,
          }}
        >
          <Show when={!strange()} fallback={<AccountGone />}>
            {props.children}
          </Show>
        </AccountProvider>
      )}
    </Show>
  );
}
