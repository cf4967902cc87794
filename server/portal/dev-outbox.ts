import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { readAs } from '../database/tenant-reader.ts';
import type { MakeBill } from '../delivery/notice-desk.ts';
import { renderMail, renderSms } from '../notifications/letters/render-message.ts';
import type { MessageContent } from '../notifications/message-content.ts';
import { portalOrigin } from '../notifications/portal-origin.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { letterPolicy, outboxPage, type ShownMessage } from './outbox-page.ts';
import { everywhere } from './security-headers.ts';

/** Whose messages, and where they are read. */
export interface DevOutboxOptions {
  tenantIds: ReadonlyMap<string, number>;
  pool: pg.Pool;
  /** Makes the bill that goes with a letter. */
  makeBill: MakeBill;
}

type Row = MessageContent & Omit<ShownMessage, 'said' | 'attached'> & { empty: boolean };

/**
 * In development, `/dev/outbox` of each tenant's host: the messages that would have gone out, with their codes and links. Never
 * register it where residents are real: whoever reads it can be anybody.
 */
export function devOutboxRoutes(app: FastifyInstance, { tenantIds, pool, makeBill }: DevOutboxOptions): void {
  const rowsOf = (tenant: Tenant, id?: string): Promise<Row[]> => {
    const tenantId = tenantIds.get(tenant.slug)!;
    return readAs(pool, tenantId)<Row>(
      undefined,
      `select id, channel, template, data, recipient, status, fault, created_at as "createdAt", data = '{}' as empty
       from message where tenant_id = $1 and status <> 'WITHHELD' and ($2::uuid is null or id = $2)
       order by created_at desc, id desc limit 50`,
      [tenantId, id ?? null],
    );
  };
  const messagesOf = async (tenant: Tenant, request: FastifyRequest, id?: string): Promise<ShownMessage[]> => {
    const rows = await rowsOf(tenant, id);
    const port = Number(/:(\d+)$/.exec(request.host)?.[1] ?? 80);
    const origin = portalOrigin(tenant, { mode: 'development', port: () => port });
    return rows.map((row) => ({ ...row, said: said({ tenant, origin }, row), attached: attached(row) }));
  };

  app.get('/dev/outbox', async (request, reply) => {
    if (!request.tenant) return reply.callNotFound();
    const { html, headers } = outboxPage(request.tenant, await messagesOf(request.tenant, request));
    return reply.headers(headers).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  });

  app.get<{ Params: { id: string } }>('/dev/outbox/:id', async (request, reply) => {
    const { id } = request.params;
    if (!request.tenant || !isId(id)) return reply.callNotFound();
    const [message] = await messagesOf(request.tenant, request, id);
    if (!message?.said || !('html' in message.said)) return reply.callNotFound();
    return reply
      .headers({ ...everywhere, 'content-security-policy': letterPolicy, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(message.said.html);
  });

  app.get<{ Params: { id: string } }>('/dev/outbox/:id/bill', async (request, reply) => {
    const { tenant } = request;
    const { id } = request.params;
    const [row] = tenant && isId(id) ? await rowsOf(tenant, id) : [];
    const format = row && attached(row);
    if (!tenant || !format || row.template !== 'NEW_BILL') return reply.callNotFound();
    const { account, resident, period } = row.data;
    const asked = { accountId: account, residentId: resident, period: `${period}-01`, format };
    const bill = await makeBill({ tenant, tenantId: tenantIds.get(tenant.slug)! }, asked);
    if (!bill) return reply.callNotFound();
    return reply
      .headers({ ...everywhere, 'cache-control': 'no-store' })
      .type(bill.contentType)
      .send(bill.bytes);
  });
}

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** Format of the bill that goes with a letter. */
const attached = (row: Row): 'PDF' | 'PNG' | undefined =>
  (row.template === 'NEW_BILL' && !row.empty && row.data.attach) || undefined;

function said(letterhead: { tenant: Tenant; origin: string }, row: Row): ShownMessage['said'] {
  if (row.empty) return undefined;
  return row.channel === 'SMS' ? { text: renderSms(letterhead, row) } : renderMail(letterhead, row);
}
