/** Why an account was not bound. */
export enum LinkRefusal {
  NOT_LINKED = 'NOT_LINKED',
  TOO_MANY_ACCOUNTS = 'TOO_MANY_ACCOUNTS',
  ALREADY_LINKED = 'ALREADY_LINKED',
  NOT_OWNERS_NAME = 'NOT_OWNERS_NAME',
  NOT_OFFERED = 'NOT_OFFERED',
  INVALID_ANSWERS = 'INVALID_ANSWERS',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
}

/** The account is the resident's now. */
export interface Linked {
  accountId: string;
  message: string;
}

/** Nothing was bound, and what to do. */
export interface LinkRefused {
  reason: LinkRefusal;
  message: string;
  retryAfterSeconds?: number;
}

/** Why an account was not removed. */
export enum UnlinkRefusal {
  NOT_FOUND = 'NOT_FOUND',
  NOT_OFFERED = 'NOT_OFFERED',
}

/** The account is no longer the resident's. */
export interface Unlinked {
  residentId: string;
}

/** Nothing was removed, and why. */
export interface UnlinkRefused {
  reason: UnlinkRefusal;
  message: string;
}
