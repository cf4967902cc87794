import type { NewOrder } from './acquirer.ts';
import type { Sent } from './bank-line.ts';

/** Fields of a call by the bank's names for them; what is undefined is not sent. */
export type Fields = Record<string, unknown>;

/** In what the two generations of the protocol differ. */
export interface Dialect {
  /** Writes the fields of a call. */
  write(fields: Fields): Sent;
  /** The longest order number it takes. */
  orderNumberLength: number;
  /** Name of the method that forgets a card. */
  unbind: string;
  /** The fields of a new order for the receipt of 54-ФЗ and its customer. */
  receipt(order: NewOrder, basket: BasketOptions): Fields;
}

/** What the receipts of a utility say of each line; undefined: it sends no basket. */
export type BasketOptions = { taxType: number; paymentMethod: number; paymentObject: number } | undefined;
