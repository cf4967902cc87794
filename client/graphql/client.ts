import { Client, cacheExchange, fetchExchange } from '@urql/core';
import type { AccessTokens } from './access-token.ts';

const address = '/graphql';

/** For what needs no sign-in: the sign-in itself, renewing, facts of the utility. */
export const openClient = new Client({
  url: address,
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});

/**
 * The client of a signed-in resident: every request carries a usable token; one refused as expired is repeated once with
 * a new one. Shows what it knows at once and asks for the newest beside.
 */
export function residentClient(tokens: AccessTokens): Client {
  return new Client({
    url: address,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [cacheExchange, fetchExchange],
    fetch: async (input, init) => {
      const token = await tokens.usable();
      const response = await fetch(input, withToken(init, token));
      if (response.status !== 401 || token === undefined) return response;
      const other = await tokens.instead(token);
      return other === undefined ? response : fetch(input, withToken(init, other));
    },
  });
}

function withToken(init: RequestInit | undefined, token: string | undefined): RequestInit {
  const headers = new Headers(init?.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}
