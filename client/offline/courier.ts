import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { stringifyDocument } from '@urql/core';
import type { AccessTokens } from '../graphql/access-token.ts';
import {
  SubmitReadingsDocument,
  type SubmitReadingsMutation,
  WhoIsThisDocument,
} from '../graphql/generated/graphql.ts';
import type { KeptReading } from './kept-readings.ts';

export type Outcome = SubmitReadingsMutation['submitReadings']['outcomes'][number];

/** Carries readings to the server, from a page or from behind all pages. Everything rejects when the server is out of reach. */
export interface Courier {
  /** Who is signed in on this device by the server's word; undefined: nobody. */
  resident(): Promise<string | undefined>;
  /** Sends a photo; undefined when the server does not want it. */
  sendPhoto(account: string, picture: Blob): Promise<string | undefined>;
  send(readings: readonly KeptReading[]): Promise<Outcome[]>;
}

/** A network that lets nothing through is one that is not there: seconds until it counts as lost. */
const PATIENCE = 20_000;

/** The server is there and does not answer what was asked: stopped, overloaded, or nobody is signed in. */
export class NotAnswered extends Error {}

/** Carries in the name of whom the tokens are. */
export function courierWith(tokens: Pick<AccessTokens, 'usable' | 'instead'>): Courier {
  const authorized = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> },
    patience = PATIENCE,
  ): Promise<Response | undefined> => {
    const once = (token: string): Promise<Response> =>
      fetch(path, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(patience),
      });
    const token = await tokens.usable();
    if (token === undefined) return undefined;
    const response = await once(token);
    if (response.status !== 401) return response;
    const other = await tokens.instead(token);
    return other === undefined ? undefined : once(other);
  };

  const ask = async <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    operationName: string,
    variables: Variables,
  ): Promise<Data | undefined> => {
    const response = await authorized('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ operationName, query: stringifyDocument(document), variables }),
    });
    if (!response) return undefined;
    const { data } = (await response.json()) as { data?: Data | null };
    if (!data) throw new NotAnswered(`HTTP ${response.status}`);
    return data;
  };

  return {
    resident: async () => (await ask(WhoIsThisDocument, 'WhoIsThis', {}))?.viewer?.id,
    sendPhoto: async (account, picture) => {
      const response = await authorized(
        `/photos/readings?account=${encodeURIComponent(account)}`,
        { method: 'POST', headers: { 'content-type': picture.type }, body: picture },
        6 * PATIENCE,
      );
      if (response === undefined || response.status >= 500) throw new NotAnswered('no photo');
      return response.ok ? ((await response.json()) as { id: string }).id : undefined;
    },
    send: async (readings) => {
      const meters = readings.map(({ key, meter, registers, takenAt, confirmed, photo }) => ({
        key,
        meterId: meter,
        registers,
        takenAt,
        confirmed,
        photoId: photo?.id ?? null,
      }));
      const input = { sentAt: new Date().toISOString(), meters };
      const data = await ask(SubmitReadingsDocument, 'SubmitReadings', { input });
      if (!data) throw new NotAnswered('signed out');
      return data.submitReadings.outcomes;
    },
  };
}
