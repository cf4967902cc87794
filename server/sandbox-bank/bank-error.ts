/** A refusal in the protocol's own codes. */
export class BankError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'BankError';
    this.code = code;
  }
}
