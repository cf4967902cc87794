import type { EntityManager } from '../database/orm.ts';
import type { LinkRefused } from './outcomes.ts';

/** An account that may be bound, unless it is closed. */
export interface FoundAccount {
  accountId: string;
  /** The identity check that was passed for it; null: none. */
  proof: string | null;
  /** The resident by whose password it is bound. */
  viaResidentId?: string;
  /** The office code that is used up by binding it. */
  officeCodeHash?: string;
}

/** What was shown, looked at as far as no transaction is needed for it. */
export interface Evidence {
  /** The other resident whose row must not change while the account is bound. */
  lockedResident?: string;
  /** Finds the account within the transaction that binds it; undefined: what was shown opens none. */
  find: (em: EntityManager) => Promise<FoundAccount | undefined>;
}

/** What was shown, or why nothing is bound. */
export type EvidenceOrRefusal = Evidence | LinkRefused;
