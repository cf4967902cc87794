import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { type Clock, systemClock } from '../../server/clock.ts';
import { bankName, sandboxCallbackKey } from '../../server/config/banks.ts';
import { sandboxBankRoutes } from '../../server/sandbox-bank/mount-sandbox-bank.ts';
import { openSandboxBank } from '../../server/sandbox-bank/sandbox-bank.ts';
import { refundedOf, type SandboxOrder } from '../../server/sandbox-bank/sandbox-order.ts';
import type { Switches } from '../../server/sandbox-bank/switches.ts';
import { type TestCard, testCards, testCode, testCvc, testExpiry } from '../../server/sandbox-bank/test-cards.ts';
import { ask } from './http.ts';

export type { TestCard } from '../../server/sandbox-bank/test-cards.ts';

/** A sandbox bank on a port of its own, in this process: it goes on when the server that is tested is killed. */
export interface TestBank {
  port: number;
  /** `http://127.0.0.1:<port>/sandbox-bank` */
  url: string;
  /** Signs its callbacks. */
  callbackKey: string;
  /** Environment of a server whose utilities use this bank: BANK_<SLUG>_URL and so on. `driver` as in the tenant's folder. */
  environment(tenants: Record<string, 'rbs' | 'ecomm'>): Record<string, string>;
  /**
   * Does what a payer does on the payment page, over HTTP: enters the card, and the 3-D Secure code. Gives the address the
   * payer is sent back to.
   */
  pay(order: { orderNumber: string } | { formUrl: string }, card?: TestCard): Promise<string>;
  /** Every order the bank has, oldest first. */
  orders(): SandboxOrder[];
  /** The one with this order number; throws when there is none. */
  order(orderNumber: string): SandboxOrder;
  /** Kopecks booked and not given back, of all orders. */
  deposited(): bigint;
  /** For every order, or of one order number; what is not named stays as it is. */
  switch(switches: Partial<Switches>, orderNumber?: string): void;
  /** Undoes every switch. */
  behave(): void;
  /** Tries to tell shops something, since the start; status undefined: no answer, or lost on purpose. */
  callbacks(): { orderNumber: string; operation: string; status: number | undefined }[];
  /** Sends every callback that is due by the bank's clock, and ends once each was tried. Expired orders are declined first. */
  callbacksSent(): Promise<void>;
  close(): Promise<void>;
}

/** What may differ. */
export interface TestBankOptions {
  /** The machine's clock unless told. Time-outs of sessions and repeats of callbacks go by it. */
  clock?: Clock;
  /** Where its orders are kept; a new file unless told. */
  dataFile?: string;
  port?: number;
}

const folders = { rbs: 'payment/rest', ecomm: 'ecomm/gw/partner/api/v1' };

/** Starts one. */
export async function startSandboxBank(options: TestBankOptions = {}): Promise<TestBank> {
  const { clock = systemClock, port: asked = 0 } = options;
  const folder = options.dataFile === undefined ? await mkdtemp(join(tmpdir(), 'kabinet-bank-')) : undefined;
  const bank = openSandboxBank({ dataFile: options.dataFile ?? join(folder!, 'orders.jsonl'), clock });
  const app = Fastify({ forceCloseConnections: true });
  await sandboxBankRoutes(app, () => bank);
  await app.listen({ host: '127.0.0.1', port: asked });
  const { port } = app.server.address() as AddressInfo;
  const order = (orderNumber: string) => {
    bank.tick();
    const found = bank.orders().find((one) => one.orderNumber === orderNumber);
    if (!found) throw new Error(`the bank has no order ${orderNumber}`);
    return found;
  };
  const url = `http://127.0.0.1:${port}/sandbox-bank`;
  return {
    port,
    url,
    callbackKey: sandboxCallbackKey,
    environment: (tenants) =>
      Object.fromEntries(
        Object.entries(tenants).flatMap(([slug, driver]) => {
          const name = `BANK_${bankName(slug)}`;
          return [
            [`${name}_URL`, `${url}/${folders[driver]}/`],
            [`${name}_USER`, `sandbox-${slug}`],
            [`${name}_PASSWORD`, 'sandbox'],
            [`${name}_CALLBACK_KEY`, sandboxCallbackKey],
          ];
        }),
      ),
    pay: (of, card = 'PAYS') => payOnPage('formUrl' in of ? of.formUrl : order(of.orderNumber).formUrl, card),
    orders: () => bank.orders(),
    order,
    deposited: () => bank.orders().reduce((sum, one) => sum + one.deposited - refundedOf(one), 0n),
    switch: (switches, orderNumber) => bank.switch(switches, orderNumber),
    behave: () => Object.keys(bank.switches()).forEach((orderNumber) => bank.switch(null, orderNumber)),
    callbacks: () => [...bank.callbacks.tries],
    callbacksSent: async () => {
      bank.tick();
      await bank.callbacks.settled();
    },
    close: async () => {
      await app.close();
      await bank.close();
      if (folder !== undefined) await rm(folder, { recursive: true });
    },
  };
}

/** Sends the forms of the payment page as a browser does; gives where the payer is sent back to. */
async function payOnPage(formUrl: string, card: TestCard): Promise<string> {
  const { hostname, port, pathname, search } = new URL(formUrl);
  const send = async (form: Record<string, string>) => {
    const answer = await ask(Number(port), hostname, `${pathname}${search}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    if (answer.status !== 303) throw new Error(`the payment page answered ${answer.status}: ${answer.body}`);
    return answer.headers.location!;
  };
  const { pan } = testCards[card];
  const next = await send({ act: 'pay', pan, expiry: testExpiry, cvc: testCvc, remember: 'yes' });
  return next.startsWith('/') ? send({ act: 'confirm', code: testCode }) : next;
}
