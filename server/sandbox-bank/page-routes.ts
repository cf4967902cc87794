import type { FastifyInstance, FastifyReply } from 'fastify';
import { BankError } from './bank-error.ts';
import type { Page } from './page-parts.ts';
import { confirmByCode, giveUp, payByCard } from './pay-order.ts';
import { cardPage, type CardFaults, closedPage, codePage, type TypedCard, unknownPage } from './payment-page.ts';
import type { SandboxBank } from './sandbox-bank.ts';
import type { SandboxOrder } from './sandbox-order.ts';
import { cardOf } from './test-cards.ts';

type PageRequest = { Querystring: { mdOrder?: string }; Body: string | undefined };

/** The payment page and the step of 3-D Secure, which are one address: what is shown goes by where the order stands. */
export function pageRoutes(scope: FastifyInstance, bankOf: () => SandboxBank): void {
  const url = '/sandbox-bank/payment/merchants/:merchant/payment_ru.html';
  const config = { onEveryHost: true } as const;
  const show = (reply: FastifyReply, { html, headers }: Page, status = 200) =>
    reply.code(status).headers(headers).send(html);

  scope.get<PageRequest>(url, { config }, async ({ query }, reply) => {
    const order = bankOf().order(String(query.mdOrder));
    return order ? show(reply, pageOf(order)) : show(reply, unknownPage(), 404);
  });

  scope.post<PageRequest>(url, { config }, async ({ query, body, url: here }, reply) => {
    const bank = bankOf();
    const order = bank.order(String(query.mdOrder));
    if (!order) return show(reply, unknownPage(), 404);
    const form = new URLSearchParams(body ?? '');
    try {
      const again = act(bank, order, form);
      if (again) return show(reply, again, 422);
    } catch (error) {
      // Decided meanwhile, in another window or by its time: the page says how.
      if (!(error instanceof BankError)) throw error;
      return show(reply, pageOf(order));
    }
    return reply.redirect(order.orderStatus === 5 ? here : backUrl(order), 303);
  });
}

/** Does what the form says; gives the page to show again when something in it is wrong. */
function act(bank: SandboxBank, order: SandboxOrder, form: URLSearchParams): Page | undefined {
  if (form.get('act') === 'cancel') {
    giveUp(bank, order, -2018);
    return undefined;
  }
  if (order.orderStatus === 5) {
    const right = confirmByCode(bank, order, form.get('code') ?? '');
    return right || order.wrongCodes >= 3 ? undefined : codePage(order, true);
  }
  const typed: TypedCard = {
    pan: form.get('pan') ?? '',
    expiry: form.get('expiry') ?? '',
    cvc: form.get('cvc') ?? '',
    remember: form.get('remember') === 'yes',
  };
  const expiry = expiryOf(typed.expiry, bank.clock.now());
  const faults: CardFaults = {
    ...(!cardOf(typed.pan) && { pan: 'Это не карта тестового банка. Возьмите одну из карт ниже.' }),
    ...(!expiry && { expiry: 'Укажите месяц и год, например 12/30.' }),
    ...(!/^\d{3}$/.test(typed.cvc.trim()) && { cvc: 'Три цифры с обратной стороны.' }),
  };
  if (Object.keys(faults).length > 0 || !expiry) return cardPage(order, { ...typed, cvc: '' }, faults);
  payByCard(bank, order, { pan: typed.pan, expiry, remember: typed.remember });
  return undefined;
}

function pageOf(order: SandboxOrder): Page {
  if (order.orderStatus === 0) return cardPage(order);
  return order.orderStatus === 5 ? codePage(order, false) : closedPage(order, backUrl(order));
}

/** Where the payer goes when all is done: back to the shop, which learns of the outcome by itself. */
function backUrl(order: SandboxOrder): string {
  const url = new URL(order.orderStatus === 6 || order.orderStatus === 3 ? order.failUrl : order.returnUrl);
  url.searchParams.set('orderId', order.orderId);
  url.searchParams.set('lang', 'ru');
  return url.toString();
}

/** «12/30» → «203012»; undefined: no month, or one that is over. */
function expiryOf(typed: string, now: Date): string | undefined {
  const [, month, year] = /^\s*(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d\d)\s*$/.exec(typed) ?? [];
  if (!month || !year) return undefined;
  const expiry = `20${year}${month}`;
  return expiry >= now.toISOString().slice(0, 7).replace('-', '') ? expiry : undefined;
}
