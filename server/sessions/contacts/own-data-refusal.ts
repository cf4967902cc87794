/** Why own data were not changed. */
export enum OwnDataRefusal {
  INVALID_NAME = 'INVALID_NAME',
  INVALID_PHONE = 'INVALID_PHONE',
  NOT_OFFERED = 'NOT_OFFERED',
}
