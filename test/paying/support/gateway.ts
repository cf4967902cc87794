// Takes payments as a server does: begins them, hears callbacks, looks after what is open. A process of its own, to be killed.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Fastify from 'fastify';
import { pino } from 'pino';
import { Acquirers } from '../../../server/acquiring/acquirers.ts';
import { SetClock } from '../../../server/clock.ts';
import { readBanks } from '../../../server/config/banks.ts';
import type { Context } from '../../../server/context.ts';
import { createOrm } from '../../../server/database/orm.ts';
import { openReadPool, readAs } from '../../../server/database/tenant-reader.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { entities } from '../../../server/entities.ts';
import { kopecks } from '../../../server/money.ts';
import { autopayDue } from '../../../server/paying/autopay/start-autopay.ts';
import { payForm } from '../../../server/paying/pay-form.ts';
import { Settler } from '../../../server/paying/settler.ts';
import { startPayment } from '../../../server/paying/start-payment.ts';
import { pollOnce, startPolling } from '../../../server/paying/start-polling.ts';
import { bankCallbackRoute } from '../../../server/request/bank-callback-route.ts';
import { Tokens } from '../../../server/sessions/tokens.ts';
import { tenantIds as idsOf } from '../../../server/tenancy/enrol-tenants.ts';
import { loadTenants } from '../../../server/tenancy/load-tenants.ts';

/** What the process is told when it starts. */
export interface GatewayOrder {
  appUrl: string;
  /** BANK_KALUGA_URL and the like. */
  env: Record<string, string>;
  now: string;
  /** Where the portals answer, but for the host: the port of a line to this process. */
  port: number;
  polls: boolean;
  /** Does what is due of autopay whenever time goes by. */
  autopays: boolean;
}

/** A payment to begin; sums as a resident types them. */
export interface ToBegin {
  slug: string;
  residentId: string;
  input: Record<string, unknown> & {
    accountId: string;
    amount: string;
    parts?: { serviceCode: string; amount: string }[];
  };
}

const { appUrl, env, now, port, polls, autopays } = JSON.parse(process.argv[2]!) as GatewayOrder;
const began = Date.now();
const start = new SetClock(now);
/** Goes on by itself, and can be moved. */
const clock = { now: () => new Date(start.now().getTime() + Date.now() - began) };
const tenants = await loadTenants(join(import.meta.dirname, '..', '..', '..', 'tenants'));
const limits = { connectMs: 20_000, statementMs: 20_000 };
const orm = await createOrm({ entities, url: appUrl, poolMax: 5, ...limits });
const primaryPool = openReadPool({ url: appUrl, max: 5, onError: () => undefined, ...limits });
const tenantIds = await idsOf(primaryPool, tenants);
const acquirers = new Acquirers({ banks: readBanks(env).banks, sandboxOrigin: undefined, clock });
const log = pino({ level: 'warn' });
const tokens = new Tokens([{ id: 'test', secret: new Uint8Array(32).fill(7) }], clock);
const settler = new Settler({ tenantIds, clock, acquirers, tokens, orm, primaryPool, log });
if (polls) startPolling({ tenants, settler, log });

const app = Fastify();
app.decorateRequest('seen');
app.decorateRequest('tenant', undefined);
app.addHook('onRequest', async (request) => {
  request.seen = {};
  request.tenant = tenants.find(({ slug }) => request.headers.host?.startsWith(`${slug}.`));
});
await bankCallbackRoute(app, { acquirers, settler });

/** As much of a context as beginning a payment needs. */
function contextOf({ slug, residentId }: ToBegin): Context {
  const tenant = tenants.find((one) => one.slug === slug)!;
  const tenantId = tenantIds.get(slug)!;
  const read = readAs(primaryPool, tenantId);
  const who = { residentId, sessionId: randomUUID() };
  const request = { ip: '127.0.0.1', userAgent: 'Test', origin: `http://${slug}.localhost:${port}` };
  const write = writeAs(orm, tenantId);
  return { tenant, tenantId, clock, tokens, acquirers, settler, read, readPrimary: read, write, who, request } as never;
}

app.post<{ Body: ToBegin }>('/form', async ({ body }) => {
  const { quote, consents } = (await payForm(contextOf(body), body.input.accountId))!;
  return { quote, consents };
});
app.post<{ Body: ToBegin }>('/begin', async ({ body }) => {
  const { input, residentId } = body;
  const parts = input.parts?.map(({ serviceCode, amount }) => ({ serviceCode, amount: kopecks(amount)! }));
  const amount = kopecks(input.amount)!;
  const typed = { ...input, amount, ...(parts ? { parts } : {}), rememberCard: false };
  const begun = await startPayment(contextOf(body), residentId, typed as never);
  return JSON.parse(JSON.stringify(begun, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
});
app.post<{ Body: { seconds: number } }>('/advance', async ({ body }) => {
  start.advance(body.seconds);
  // Its own poller comes to it in some seconds; a test need not wait for that.
  await Promise.all(tenants.map((tenant) => pollOnce(settler, tenant)));
  if (autopays) await autopayDue({ tenants, settler, place: { mode: 'development', port: () => port }, log });
  return {};
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`answers on ${(app.server.address() as AddressInfo).port}\n`);
