/** Why a passkey was not added. */
export enum PasskeyRefusal {
  WRONG_PASSKEY = 'WRONG_PASSKEY',
  PIN_NEEDED = 'PIN_NEEDED',
  NOT_OFFERED = 'NOT_OFFERED',
}

/** Nothing was added, and what to do. */
export interface PasskeyRefused {
  reason: PasskeyRefusal;
  message: string;
}
