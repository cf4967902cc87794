import { DifferenceKind } from '../../payments/reconciliation.entity.ts';

/** Something that is not the same on both sides. Kopecks; null: it is not there at all. */
export interface Difference {
  kind: DifferenceKind;
  /** Order number, bank's payment number, or account's id and what of it. */
  subject: string;
  accountId: string | null;
  paymentId: string | null;
  here: bigint | null;
  there: bigint | null;
}

/** Kinds that are of the whole ledger as it stands, not of one day's orders: found each night until they are gone. */
export const standingKinds = [
  DifferenceKind.LEDGER_DIFFERS,
  DifferenceKind.REGISTRY_DIFFERS,
  DifferenceKind.BALANCE_DIFFERS,
] as const;
