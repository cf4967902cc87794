import { stringifyDocument } from '@urql/core';
import { createClient } from 'graphql-ws';
import {
  PaymentChangedDocument,
  type PaymentChangedSubscription,
  type PaymentNowFragment,
} from '../graphql/generated/graphql.ts';
import { accessTokens } from '../sessions/session.ts';

/** What a page is told of a payment while somebody tells. */
export interface Live {
  changed(payment: PaymentNowFragment): void;
  /** Nothing comes any more: the payment is decided, or there is no way to be told. */
  over(): void;
}

/** A connection that breaks is tried again so often; then the page asks for itself, and tries again later. */
const TRIES = 4;

/**
 * Has the server tell of every change of a payment, beginning with how it stands. Whatever cannot be had this way (a proxy
 * that knows no WebSocket, a session that has ended) ends it, and nothing is lost: the page asks as well. Gives the way to stop.
 */
export function livePayment(id: string, live: Live): () => void {
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const client = createClient({
    url: url.href,
    // Asked for each connection: one that was closed because its token has expired comes with a new one.
    connectionParams: async () => ({ token: await accessTokens.usable() }),
    retryAttempts: TRIES,
  });
  const query = stringifyDocument(PaymentChangedDocument);
  const leave = client.subscribe<PaymentChangedSubscription>(
    { query, variables: { id } },
    {
      next: ({ data }) => data && live.changed(data.paymentChanged),
      error: () => live.over(),
      complete: () => live.over(),
    },
  );
  return () => {
    leave();
    void client.dispose();
  };
}
