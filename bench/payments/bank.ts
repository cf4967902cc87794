// The product's sandbox bank in a process of its own. Orders are made and paid at once when it is told so; it calls nobody back.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { sandbox } from '../product.ts';

/** Orders to have been paid; their ids are told in the same order. */
export interface PaidOrders {
  numbers: string[];
  amount: number;
}

const bank = sandbox.openSandboxBank({ dataFile: process.argv[2]! });
const app = Fastify({ forceCloseConnections: true });
await sandbox.sandboxBankRoutes(app, () => bank);
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('message', ({ numbers, amount }: PaidOrders) => {
  const about = { merchant: 'sandbox', currency: '643', description: '', returnUrl: '', failUrl: '' };
  const nothing = { callbackUrl: undefined, clientId: undefined, email: undefined, phone: undefined };
  const orders = numbers.map((orderNumber) => {
    const order = bank.add(
      {
        ...about,
        ...nothing,
        orderNumber,
        amount: BigInt(amount),
        jsonParams: {},
        orderBundle: undefined,
        features: [],
        preAuth: false,
        expiresAt: new Date(Date.now() + 3_600_000),
      },
      (orderId) => `http://bank/${orderId}`,
    );
    sandbox.payByCard(bank, order, { pan: sandbox.testCards.PAYS.pan, expiry: '203012', remember: false });
    return order.orderId;
  });
  process.send!({ orders });
});
process.send!({ port: (app.server.address() as AddressInfo).port });
await once(process, 'SIGTERM');
process.exit(0);
