import { createContext, useContext } from 'solid-js';
import type { ViewerAccountsQuery } from '../graphql/generated/graphql.ts';

/** An account in the list of the resident's accounts. */
export type ListedAccount = NonNullable<ViewerAccountsQuery['viewer']>['accounts']['nodes'][number];

/** The account whose pages these are. */
interface CurrentAccount {
  id: string;
  /** Address of one of its pages: href('/bills'). */
  href: (page: string) => string;
  /** The resident's accounts; undefined until they are there. */
  all: () => ListedAccount[] | undefined;
  /** When the resident registered; undefined until it is known. */
  registeredAt: () => string | undefined;
}

const AccountContext = createContext<CurrentAccount>();

/** Gives the account to the pages beneath. */
export const AccountProvider = AccountContext.Provider;

/** The account whose page this is. */
export function useAccount(): CurrentAccount {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount is for pages of an account');
  return account;
}
