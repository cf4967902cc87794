import { sql } from 'kysely';
import { opaque } from './database/read/cursor.ts';
import { type Column, FromSql } from './database/read/declare.ts';

/** First byte of an opaque id: what it names. Handed out ids live in bookmarks, so a number is never given twice. */
const kinds = {
  Account: 1,
  AccountService: 2,
  Meter: 3,
  Register: 4,
  Reading: 5,
  Bill: 6,
  Charge: 7,
  BillLine: 8,
  Payment: 9,
  Resident: 10,
  Session: 11,
  Consent: 12,
  PreliminaryCharge: 13,
  ReadingExport: 14,
  ReadingPhoto: 15,
  CardBinding: 16,
  Refund: 17,
  RefundRequest: 18,
  Posting: 19,
  ReconciliationDifference: 20,
  PaymentExport: 21,
} as const;

/** What an id can name. */
export type IdKind = keyof typeof kinds;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id of a row as callers see it: kind, owner and key in one opaque text, so that every read of an account's row names
 * its account. `owner` is the uuid property it begins with; `key` the properties that name the row within its owner.
 */
export const OpaqueId = (kind: IdKind, owner: string, ...key: string[]) =>
  FromSql((column: Column) => idInSql(kind, owner, ...key)(column));

/** The same as an expression, for a field that is made with an id. */
export const idInSql =
  (kind: IdKind, owner: string, ...key: string[]) =>
  (column: Column) => {
    const rest = key.map((property, i) =>
      i === 0 ? sql`${column(property)}::text` : sql` || '/' || ${column(property)}::text`,
    );
    const tail = key.length > 0 ? sql` || convert_to(${sql.join(rest, sql``)}, 'UTF8')` : sql``;
    return opaque(
      sql`(${sql.lit(`\\x${kinds[kind].toString(16).padStart(2, '0')}`)}::bytea || uuid_send(${column(owner)})${tail})`,
    );
  };

/** The id of a row as callers see it, where no statement writes it. */
export const idOf = (kind: IdKind, owner: string, key = ''): string =>
  Buffer.concat([Buffer.of(kinds[kind]), Buffer.from(owner.replaceAll('-', ''), 'hex'), Buffer.from(key)]).toString(
    'base64url',
  );

/** The id of an account as callers see it, where no statement writes it. */
export const accountId = (uuid: string): string => idOf('Account', uuid);

/** The owner's uuid and the key in an id of this kind; undefined for anything else, which then is simply not found. */
export function readId(kind: IdKind, id: string): { owner: string; key: string } | undefined {
  if (!/^[\w-]{23,400}$/.test(id)) return undefined;
  const bytes = Buffer.from(id, 'base64url');
  if (bytes[0] !== kinds[kind] || bytes.length < 17) return undefined;
  const owner = bytes.toString('hex', 1, 17).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const key = bytes.toString('utf8', 17);
  return uuid.test(owner) && !key.includes('\0') ? { owner, key } : undefined;
}

/** The same of a row that is named by its owner and a uuid. */
export function readRowId(kind: IdKind, id: string): { owner: string; key: string } | undefined {
  const read = readId(kind, id);
  return read && uuid.test(read.key) ? read : undefined;
}
