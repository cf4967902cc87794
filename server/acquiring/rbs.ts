import { orderBundle, withoutEmpty } from './basket.ts';
import type { Dialect } from './dialect.ts';

/** `…/payment/rest/*.do`: fields of a form, those with parts inside as JSON. */
export const rbs: Dialect = {
  orderNumberLength: 32,
  unbind: 'unBindCard.do',
  write(fields) {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(withoutEmpty(fields)))
      form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    return { contentType: 'application/x-www-form-urlencoded; charset=utf-8', body: form.toString() };
  },
  receipt(order, basket) {
    const bundle = orderBundle(order, basket, ({ paymentMethod, paymentObject }) => ({
      itemAttributes: {
        attributes: [
          { name: 'paymentMethod', value: String(paymentMethod) },
          { name: 'paymentObject', value: String(paymentObject) },
        ],
      },
    }));
    const contact = withoutEmpty({ email: order.customer?.email, phone: order.customer?.phone });
    return {
      orderBundle: bundle,
      jsonParams: Object.keys(contact).length > 0 ? contact : undefined,
    };
  },
};
