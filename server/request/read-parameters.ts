import { KabinetError } from '../errors.ts';

/** What a request asks, as GraphQL over HTTP names it. `extensions` are accepted and not used. */
export interface Parameters {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

const refuse = (hint: string): never => {
  throw new KabinetError('BAD_REQUEST', undefined, { hint });
};

/**
 * The parameters in the JSON text of a body.
 * @throws {KabinetError} BAD_REQUEST with a hint that says what is wrong with it
 */
export function readParameters(body: string): Parameters {
  const parsed = parse(body);
  if (Array.isArray(parsed)) return refuse('Batches are not accepted: send each operation in a request of its own.');
  if (!isMap(parsed)) return refuse('The body must be a JSON object: {"query": "…", "variables": {…}}.');
  const { query, operationName, variables, extensions } = parsed;
  if (typeof query !== 'string' || query === '') return refuse('`query` must be a string with a GraphQL document.');
  if (!query.isWellFormed()) return refuse('`query` contains a lone surrogate.');
  if (operationName != null && typeof operationName !== 'string') return refuse('`operationName` must be a string.');
  if (variables != null && !isMap(variables)) return refuse('`variables` must be an object.');
  if (extensions != null && !isMap(extensions)) return refuse('`extensions` must be an object.');
  // Own properties only, so that nothing is ever found in the body that the caller did not send.
  return { query, operationName: operationName || null, variables: variables ?? {} };
}

/** The media type of a body that is read: JSON in UTF-8, not compressed. */
export function isJson(contentType: string | undefined, contentEncoding: string | undefined): boolean {
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') return false;
  return contentType !== undefined && jsonType.test(contentType);
}

const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?$/i;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse('The body is not JSON.');
  }
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
