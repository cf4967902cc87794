import { CombinedError, mapExchange } from '@urql/core';

const OUTDATED = 'Кабинет обновился. Обновите страницу.';
const codes: readonly unknown[] = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'];

/** The page is of another release than the server, which does not know what it asks for: only a new page helps. */
export const isOutdated = ({ graphQLErrors }: CombinedError): boolean =>
  graphQLErrors.some(({ extensions }) => codes.includes(extensions['code']));

/** What the server says of such a query is for those who wrote it: a resident reads what to do. */
export const sayOutdated = mapExchange({
  onResult: (result) => {
    const { error } = result;
    if (!error || !isOutdated(error)) return undefined;
    const graphQLErrors = error.graphQLErrors.map(({ extensions }) => ({ message: OUTDATED, extensions }));
    return { ...result, error: new CombinedError({ graphQLErrors, response: error.response }) };
  },
});
