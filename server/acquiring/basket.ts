import { AcquirerFault, type BasketItem, type NewOrder } from './acquirer.ts';
import type { BasketOptions, Fields } from './dialect.ts';

/** How a dialect writes признак способа расчёта and признак предмета расчёта of a line. */
type LineSigns = (basket: NonNullable<BasketOptions>) => Fields;

/**
 * The basket of 54-ФЗ (orderBundle) of an order; undefined: the utility sends none. Every line is sold as one piece, so that
 * price, quantity and sum agree to the kopeck.
 * @throws AcquirerFault REFUSED when the lines do not make the sum: the bank would refuse it as well
 */
export function orderBundle(order: NewOrder, basket: BasketOptions, signs: LineSigns): Fields | undefined {
  const { basket: lines, amount, customer } = order;
  if (!basket || !lines) return undefined;
  const total = lines.reduce((sum, line) => sum + line.amount, 0n);
  if (lines.length === 0 || total !== amount || lines.some((line) => line.amount <= 0n))
    throw new AcquirerFault('REFUSED', 'BASKET');
  const contact = withoutEmpty({ email: customer?.email, phone: customer?.phone });
  return {
    ...(Object.keys(contact).length > 0 ? { customerDetails: contact } : {}),
    cartItems: { items: lines.map((line, index) => item(line, index, basket, signs)) },
    payments: [{ type: 1, sum: Number(total) }],
    total: Number(total),
  };
}

function item(line: BasketItem, index: number, basket: NonNullable<BasketOptions>, signs: LineSigns): Fields {
  return {
    positionId: String(index + 1),
    name: clipped(line.name, 100),
    quantity: { value: 1, measure: String(line.measure) },
    itemCode: line.code,
    itemPrice: Number(line.amount),
    itemAmount: Number(line.amount),
    tax: { taxType: basket.taxType },
    ...signs(basket),
  };
}

/** The first so many characters, none of them cut in two. */
export const clipped = (text: string, length: number): string => Array.from(text).slice(0, length).join('');

/** The fields that have a value. */
export const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
