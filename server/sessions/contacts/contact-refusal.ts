/** Why an e-mail or a phone was not changed. */
export enum ContactRefusal {
  INVALID_ADDRESS = 'INVALID_ADDRESS',
  ADDRESSES_DIFFER = 'ADDRESSES_DIFFER',
  SAME_ADDRESS = 'SAME_ADDRESS',
  NOT_OFFERED = 'NOT_OFFERED',
  WRONG_CODE = 'WRONG_CODE',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
}

/** The contact stays as it is, and what to do. */
export interface ContactChangeRefusedOutcome {
  reason: ContactRefusal;
  message: string;
  retryAfterSeconds?: number;
}

/** The resident has the new contact. */
export interface ContactChangedOutcome {
  residentId: string;
  message: string;
}
