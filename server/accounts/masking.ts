import { type RawBuilder, sql } from 'kysely';
import type { Column } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';

// Account numbers can be guessed, and some utilities bind an account by its number alone (S1): until the resident has given
// a proof that lifts it, owner and address leave the database masked. Decided in SQL, row by row, so that no caller can
// forget it: the statement does not run without the values of `accountValues`.

/** Whether the resident who asks has given a proof for the account that lifts the masking; of an account's row, or its own. */
const proved = (column: Column, accountId: string): RawBuilder<boolean> => sql`exists (
  select from account_resident p
  where p.tenant_id = ${column('tenantId')} and p.account_id = ${column(accountId)}
    and p.resident_id = ${named('residentId', 'uuid')} and p.proof = any(${named('liftedBy', 'text[]')}))`;

export const provedByViewer = (column: Column): RawBuilder<boolean> => proved(column, 'id');

/** The owner's name, masked where the rule says so. */
export const shownOwner = (column: Column): RawBuilder<string> => sql`
  case when not ${named('masksOwner', 'boolean')} or ${provedByViewer(column)}
    then ${column('owner')} else app.masked_name(${column('owner')}) end`;

/** The address, masked where the rule says so. */
export const shownAddress = (column: Column): RawBuilder<string> => sql`
  case when not ${named('masksAddress', 'boolean')} or ${provedByViewer(column)}
    then ${column('address')} else app.masked_address(${column('address')}) end`;

/**
 * The serial number of a row that an account owns. Where it can be a proof later, who has none yet sees its last two signs:
 * enough to tell one's meters apart, too little to answer with. What the portal shows would prove nothing.
 */
export const shownSerial = (column: Column): RawBuilder<string> => sql`
  case when not ${named('masksSerial', 'boolean')} or ${proved(column, 'accountId')}
    then ${column('serial')} else '•••' || right(${column('serial')}, 2) end`;
