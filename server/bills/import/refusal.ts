/** Why a whole file was refused. The codes are stable: reports, metrics and the administration rely on them. */
export type RefusalCode =
  | 'UNKNOWN_FILE'
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'WRONG_ENCODING'
  | 'TRUNCATED'
  | 'BROKEN_FILE'
  | 'ZIP_BOMB'
  | 'WRONG_COLUMNS'
  | 'WRONG_HEAD'
  | 'PERIOD_UNKNOWN'
  | 'PERIOD_DISAGREES'
  | 'TOTALS_DISAGREE'
  | 'TOO_MANY_SET_ASIDE'
  | 'TOO_MANY_NEW_ACCOUNTS'
  | 'TOO_FEW_ACCOUNTS'
  | 'NO_PROFILE'
  | 'GAVE_UP';

/** A file that cannot be used as a whole: nothing was changed. The message is Russian, for the utility's staff. */
export class RegistryRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
    this.name = 'RegistryRefused';
  }
}
