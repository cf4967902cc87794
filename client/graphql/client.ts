import { Client, cacheExchange, fetchExchange, mapExchange } from '@urql/core';
import { keepingAnswers } from '../offline/kept-answers.ts';
import { setStopped } from '../stopped/stopped.ts';
import type { AccessTokens } from './access-token.ts';
import { sayOutdated } from './outdated.ts';

const address = '/graphql';

/** Whatever is asked for, an answer that the portal is stopped puts the utility's word in place of every page. */
const noticeStop = mapExchange({
  onError: ({ graphQLErrors }) => {
    const stop = graphQLErrors.find(({ extensions }) => extensions['code'] === 'SERVICE_STOPPED');
    if (stop) setStopped(stop.message);
  },
});

/** For what needs no sign-in: the sign-in itself, renewing, facts of the utility. */
export const openClient = new Client({
  url: address,
  preferGetMethod: false,
  exchanges: [noticeStop, sayOutdated, cacheExchange, fetchExchange],
  fetch: keepingAnswers((input, init) => fetch(input, init)),
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
    exchanges: [noticeStop, sayOutdated, cacheExchange, fetchExchange],
    fetch: keepingAnswers(async (input, init) => {
      const token = await tokens.usable();
      // Asked as nobody, the answer would be kept and shown to who signs in next.
      if (token === undefined) throw new Error('the session has ended');
      const response = await fetch(input, withToken(init, token));
      if (response.status !== 401) return response;
      const other = await tokens.instead(token);
      return other === undefined ? response : fetch(input, withToken(init, other));
    }),
  });
}

function withToken(init: RequestInit | undefined, token: string): RequestInit {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}
