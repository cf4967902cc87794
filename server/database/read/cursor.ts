import { type Expression, sql } from 'kysely';
import { KabinetError } from '../../errors.ts';

/** SQL for text that hides its content: base64 in the alphabet of URLs, without padding and line breaks. */
export const opaque = (bytes: Expression<unknown>) =>
  sql<string>`translate(encode(${bytes}, 'base64'), E'+/=\n', '-_')`;

/** SQL for a cursor: the sort keys of a row as text. */
export const cursorOf = (keys: readonly Expression<unknown>[]) =>
  opaque(sql`convert_to(json_build_array(${sql.join(keys.map((key) => sql`${key}::text`))})::text, 'UTF8')`);

/** The sort keys in a cursor that was handed out before; BAD_USER_INPUT for anything else. */
export function keysOf(cursor: unknown, length: number): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    if (
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((key) => typeof key === 'string' && !key.includes('\0'))
    ) {
      return keys;
    }
  } catch {
    // not a cursor: refused below
  }
  throw new KabinetError('BAD_USER_INPUT', 'Эта страница списка больше не существует. Откройте список сначала.', {
    argument: 'after',
    hint: 'Pass pageInfo.endCursor of the previous page unchanged.',
  });
}
