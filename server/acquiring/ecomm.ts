import { orderBundle, withoutEmpty } from './basket.ts';
import type { Dialect } from './dialect.ts';

/** Признак способа расчёта by its number (54-ФЗ, тег 1214). */
const paymentMethods: Record<number, string> = {
  1: 'full_prepayment',
  2: 'prepayment',
  3: 'advance',
  4: 'full_payment',
  5: 'partial_payment',
  6: 'credit',
  7: 'credit_payment',
};

/** `…/ecomm/gw/partner/api/v1/*.do`: JSON. */
export const ecomm: Dialect = {
  orderNumberLength: 36,
  unbind: 'unbindCard.do',
  write: (fields) => ({ contentType: 'application/json', body: JSON.stringify(withoutEmpty(fields)) }),
  receipt(order, basket) {
    const bundle = orderBundle(order, basket, ({ paymentMethod, paymentObject }) => ({
      paymentMethod: paymentMethods[paymentMethod],
      paymentObject: String(paymentObject),
    }));
    return {
      orderBundle: bundle && { ffdVersion: '1.2', receiptType: 'sell', ...bundle },
      email: order.customer?.email,
      phone: order.customer?.phone,
    };
  },
};
