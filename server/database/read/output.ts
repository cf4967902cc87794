import { type Expression, sql } from 'kysely';

/** How a GraphQL scalar is written by the statement: exactly as it stands in the response, so that nothing is left to do. */
const writers: Readonly<Record<string, (value: Expression<unknown>) => Expression<unknown>>> = {
  // kopecks × 0.01 is a numeric with two places: exact, and "-0.05" as it should be
  Money: (value) => sql`(${value} * 0.01)::text`,
  Decimal: (value) => sql`trim_scale(${value})::text`,
  Month: (value) => sql`to_char(${value}, 'YYYY-MM')`,
  Date: (value) => value, // JSON has dates as ISO 8601 whatever the session's DateStyle
  DateTime: (value) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  String: (value) => sql`${value}::text`,
  ID: (value) => sql`${value}::text`,
};

/** The column or expression as the response carries a value of this GraphQL type; enums and small numbers stand as they are. */
export const written = (type: string, value: Expression<unknown>): Expression<unknown> =>
  writers[type]?.(value) ?? value;
