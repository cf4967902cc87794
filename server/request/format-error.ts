import { GraphQLError, type GraphQLFormattedError, Kind, print } from 'graphql';
import { type ErrorCode, errorCodes, KabinetError } from '../errors.ts';
import { codeOfDatabaseFault } from './database-fault.ts';

/** An error as the caller sees it: `extensions` always hold a `code` of the closed set. */
export interface PublicError extends GraphQLFormattedError {
  extensions: { code: ErrorCode; [detail: string]: unknown };
}

/**
 * The public side of whatever was thrown. Only what was made to be shown is shown: a KabinetError, and GraphQL's own words
 * about a query, without the values in it, which may be somebody's. Anything else is the sentence of its code.
 */
export function publicError(error: unknown): PublicError {
  const { code, message, ...details } = describe(error);
  const { locations, path } = error instanceof GraphQLError ? error.toJSON() : {};
  return {
    message: message ?? errorCodes[code].message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { ...details, code },
  };
}

/** The thing that was thrown first, below the errors that others wrapped around it. */
export function causeOf(error: unknown): unknown {
  let inner = error;
  for (let depth = 0; depth < 10; depth++) {
    const { originalError, cause } = inner as { originalError?: unknown; cause?: unknown };
    const next = originalError ?? (inner instanceof KabinetError ? undefined : cause);
    if (!(next instanceof Error)) break;
    inner = next;
  }
  return inner;
}

/** HTTP status of an answer that is nothing but errors: that of the first fault of ours, else of the first error. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const statuses = errors.map(({ extensions }) => errorCodes[extensions?.['code'] as ErrorCode]?.status ?? 500);
  return statuses.find((status) => status >= 500) ?? statuses[0] ?? 500;
}

interface Described {
  code: ErrorCode;
  message?: string;
  [detail: string]: unknown;
}

function describe(error: unknown): Described {
  const cause = causeOf(error);
  if (cause instanceof KabinetError) {
    const { code: _, ...details } = cause.extensions;
    return { ...details, code: cause.code, message: cause.message };
  }
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return describe(cause.errors[0]);
  // A condition below a root field is looked at when its statement is written: GraphQL's words are within its error then.
  for (const one of [error, cause]) {
    const told = one instanceof GraphQLError ? aboutTheQuery(one) : undefined;
    if (told) return told;
  }
  return { code: (cause instanceof Error && codeOfDatabaseFault(cause)) || 'INTERNAL' };
}

/** GraphQL's own errors about a query and its variables; undefined for what went wrong later. */
function aboutTheQuery(error: GraphQLError): Described | undefined {
  const code = error.extensions['code'];
  if (code === 'GRAPHQL_PARSE_FAILED') return { code, message: withoutTokens(error.message) };
  if (code === 'GRAPHQL_VALIDATION_FAILED') return { code, message: aboutValidity(error) };
  if (code === 'BAD_REQUEST') return { code, hint: error.message };
  const node = error.nodes?.[0];
  if (node?.kind === Kind.VARIABLE_DEFINITION && error.message.startsWith('Variable "$')) {
    const place = /^Variable "\$\w+" got invalid value .* at "([\w.[\]]+)"; /s.exec(error.message)?.[1];
    const name = place ?? node.variable.name.value;
    const type = `$${node.variable.name.value} is ${print(node.type)}`;
    return { code: 'BAD_USER_INPUT', hint: `Variable $${name} ${whatIsWrong(error.message)}: ${type}.` };
  }
  const isArgument = error.originalError === undefined && /^Argument "\w+" (of|has|got)/.exec(error.message);
  return isArgument
    ? { code: 'BAD_USER_INPUT', hint: `${isArgument[0].split(' ', 2).join(' ')} is missing or of a wrong type.` }
    : undefined;
}

/** What GraphQL says of a variable at the end of its sentence, behind the value; only names of the schema are repeated. */
function whatIsWrong(message: string): string {
  const [, lacking, type] = /Field "(\w+)" of required type "([\w![\]]+)" was not provided\.$/.exec(message) ?? [];
  if (lacking !== undefined) return `lacks the field "${lacking}" (${type})`;
  const [, known] = /" is not defined by type "(\w+)"\.(?: Did you mean [^?]*\?)?$/.exec(message) ?? [];
  return known === undefined ? 'is missing or of a wrong type' : `has a field that ${known} does not know`;
}

/** `Syntax Error: Unexpected String "secret".` → `Syntax Error: Unexpected String.` */
const withoutTokens = (message: string): string => message.replace(/\b(String|BlockString|Int|Float) ".*$/s, '$1.');

function aboutValidity(error: GraphQLError): string {
  if (error.extensions['validationErrorCode'] === 'INTROSPECTION_DISABLED')
    return 'Introspection is off on this server: the schema comes with its documentation.';
  const kind = error.nodes?.[0]?.kind;
  // Everything else that rules quote is names of the query, not values.
  return kind && valueKinds.has(kind)
    ? `${error.message.replace(/(, found |: ).*$/s, '').replace(/\.$/, '')}.`
    : error.message;
}

const valueKinds: ReadonlySet<string> = new Set([
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);
