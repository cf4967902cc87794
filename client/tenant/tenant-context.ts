import { type Accessor, createContext, useContext } from 'solid-js';
import type { TenantQuery } from '../graphql/generated/graphql.ts';

const TenantContext = createContext<Accessor<TenantQuery['tenant']>>();

/** Gives the utility's rules to the pages beneath. */
export const TenantProvider = TenantContext.Provider;

/** The utility's contacts and rules, within the pages of a resident. */
export function useTenant(): Accessor<TenantQuery['tenant']> {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('useTenant is for pages of a signed-in resident');
  return tenant;
}
