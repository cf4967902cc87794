/** Why choices of delivery were not taken. */
export enum DeliveryRefusal {
  NOT_OFFERED = 'NOT_OFFERED',
  NOT_FOUND = 'NOT_FOUND',
  NO_ADDRESS = 'NO_ADDRESS',
  NEEDS_CONSENT = 'NEEDS_CONSENT',
}

/** The choices are in force. */
export interface Chosen {
  residentId: string;
  message: string;
}

/** Nothing has changed. */
export interface NotChosen {
  reason: DeliveryRefusal;
  message: string;
}
