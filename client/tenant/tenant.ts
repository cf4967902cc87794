import { createSignal } from 'solid-js';
import { openClient } from '../graphql/client.ts';
import { TenantDocument, type TenantQuery } from '../graphql/generated/graphql.ts';

type Tenant = TenantQuery['tenant'];

const [tenant, setTenant] = createSignal<Tenant>();
const [failed, setFailed] = createSignal(false);

/** The utility's contacts and rules; undefined until they are there. */
export { tenant };

/** True when they could not be had; loadTenant tries again. */
export { failed as tenantFailed };

let loading = false;

/** Asks for the utility's contacts and rules, once for the whole visit. */
export async function loadTenant(): Promise<void> {
  if (loading || tenant()) return;
  loading = true;
  setFailed(false);
  const { data } = await openClient.query(TenantDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  loading = false;
  if (data) setTenant(data.tenant);
  else setFailed(true);
}
