import { openClient } from '../graphql/client.ts';
import { StoppedDocument } from '../graphql/generated/graphql.ts';
import { setStopped } from './stopped.ts';

/** Finds out whether the portal is stopped, and has the page show it. False: nobody answered, nothing is known anew. */
export async function askStopped(): Promise<boolean> {
  const { data } = await openClient.query(StoppedDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data) setStopped(data.tenant.stopped ?? null);
  return data !== undefined;
}
