/** How much one request may ask for. Every refusal names the limit it met and its value. */
export interface Limits {
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** Characters of a query. */
  queryLength: number;
  /** Words and signs of a query, as GraphQL's lexer counts them. */
  tokens: number;
  /** Operations in one document. */
  operations: number;
  /** Nested selections; introspection does not count. */
  depth: number;
  /** Fields and spreads, with every fragment counted wherever it is spread. */
  selections: number;
  /** Fields that another one at the same place asks for already: validation compares each with each. */
  repeats: number;
  /** Aliases, counted like selections. */
  aliases: number;
  /** Directives, counted like selections. */
  directives: number;
  /** Fields at the top of a query: each is a statement. */
  queryFields: number;
  /** Acts at the top of a mutation: several in one request would be several attempts at a password. */
  mutationFields: number;
  /** Objects that a whole answer could hold: `first` of every connection, 5 for other lists. */
  cost: number;
  /** Nested lists and objects in variables. */
  variablesDepth: number;
  /** Queries that are remembered: their shape, the parsed document and the plans of its statements. */
  knownQueries: number;
}

/** The limits of the server. A test holds every operation of the portal below three quarters of each. */
export const limits: Limits = {
  bodyBytes: 256 * 1024,
  queryLength: 20_000,
  tokens: 2_000,
  operations: 10,
  depth: 12,
  selections: 500,
  repeats: 100,
  aliases: 30,
  directives: 30,
  queryFields: 10,
  mutationFields: 1,
  cost: 20_000,
  variablesDepth: 8,
  knownQueries: 250,
};

/** Rows of one page of a connection: the bounds of every argument `first`. */
export const page = { min: 1, max: 100, byDefault: 20 } as const;

/** Objects that a list without `first` is taken to hold: meters of an account, lines of a charge. */
export const usualList = 5;
