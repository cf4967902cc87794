import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';

/** What the log and the metrics tell about a request. Never variables, tokens, cookies or who asked. */
export interface Seen {
  tenant?: string;
  /** Name the client gave its operation; only letters, digits and `_` can come through GraphQL's grammar. */
  operation?: string;
  /** Root fields, sorted: a name from the schema, so there are only so many. */
  fields?: string;
  /** OK or the code of the first error. */
  outcome?: string;
  /** Pattern of the route of a document, a photo or a download, e.g. `/photos/readings/:id`. */
  route?: string;
}

/** Notes operation, root fields and outcome of every GraphQL request into what `seenOf` finds in its context. */
export const noteOperations = <Context extends object>(
  seenOf: (context: Context) => Seen | undefined,
): ApolloServerPlugin<Context> => ({
  requestDidStart: async ({ contextValue }) => {
    const seen = seenOf(contextValue) ?? {};
    return {
      didResolveOperation: async ({ operationName, operation }) => {
        if (operationName) seen.operation = operationName.slice(0, 64);
        const parts = operation?.selectionSet.selections ?? [];
        const names = parts.map((part) => (part.kind === Kind.FIELD ? part.name.value : '...'));
        seen.fields = [...new Set(names)].toSorted().slice(0, 3).join(' ');
      },
      willSendResponse: async ({ response }) => {
        const { body } = response;
        const first = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
        const code = first?.extensions?.['code'];
        seen.outcome = first ? (typeof code === 'string' ? code : 'INTERNAL') : 'OK';
      },
    };
  },
});
