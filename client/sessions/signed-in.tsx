import { Navigate, type RouteSectionProps } from '@solidjs/router';
import { Provider } from '@urql/solid';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { TextsGate } from '../consents/texts-gate.tsx';
import { TenantProvider } from '../tenant/tenant-context.ts';
import { loadTenant, tenant, tenantFailed } from '../tenant/tenant.ts';
import { Failed } from '../ui/notice.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { client, sessionState } from './session.ts';
import { placeToReturn } from './return-to.ts';

/** Pages of a signed-in resident; anybody else signs in first and comes back to the same place. */
export function SignedIn(props: RouteSectionProps): JSX.Element {
  return (
    <Show
      when={sessionState() === 'signed-in'}
      fallback={<Navigate href={({ location }) => placeToReturn(`${location.pathname}${location.search}`)} />}
    >
      <Switch fallback={<PageSkeleton />}>
        <Match when={tenant()}>
          {(known) => (
            <TenantProvider value={known}>
              <Provider value={client()}>
                <TextsGate>{props.children}</TextsGate>
              </Provider>
            </TenantProvider>
          )}
        </Match>
        <Match when={tenantFailed()}>
          <Failed message="Нет связи. Попробуйте ещё раз." retry={() => void loadTenant()} />
        </Match>
      </Switch>
    </Show>
  );
}
