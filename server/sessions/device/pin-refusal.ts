/** Why a PIN was not set. */
export enum PinRefusal {
  TOO_SIMPLE = 'TOO_SIMPLE',
  WRONG_LENGTH = 'WRONG_LENGTH',
  NOT_OFFERED = 'NOT_OFFERED',
}

/** Nothing was set, and what to do. */
export interface PinRefused {
  reason: PinRefusal;
  message: string;
}
