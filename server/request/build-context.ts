import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Acquirers } from '../acquiring/acquirers.ts';
import type { Captchas } from '../captcha/captchas.ts';
import type { Clock } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Orm } from '../database/orm.ts';
import type { Reads } from '../database/read/reads.ts';
import { readAs } from '../database/tenant-reader.ts';
import { writeAs } from '../database/tenant-writer.ts';
import type { Settler } from '../paying/settler.ts';
import type { EndedSessions } from '../sessions/ended/ended-sessions.ts';
import type { Tokens } from '../sessions/tokens.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import type { Authenticate } from './authenticate.ts';
import { requestFacts } from './request-facts.ts';

/** What the contexts of all requests share. */
export interface ContextParts {
  tenantIds: ReadonlyMap<string, number>;
  authenticate: Authenticate;
  ended: Pick<EndedSessions, 'stopMessage'>;
  clock: Clock;
  tokens: Tokens;
  captchas: Captchas;
  acquirers: Acquirers;
  settler: Settler;
  reads: Reads;
  orm: Orm;
  readPool: pg.Pool;
  primaryPool: pg.Pool;
}

/**
 * The context of one request: tenant → token → who → the ways to the database. Touches no database itself, so a request with
 * a bad token costs none. `authorization` stands for the header where the token comes another way.
 */
export async function buildContext(
  parts: ContextParts,
  tenant: Tenant,
  request: FastifyRequest,
  reply: FastifyReply,
  authorization: string | undefined = request.headers.authorization,
): Promise<Context> {
  const tenantId = parts.tenantIds.get(tenant.slug)!;
  const bearer = await parts.authenticate(authorization, { tenant, tenantId });
  return {
    tenant,
    tenantId,
    who: bearer?.who,
    staff: bearer?.staff,
    stopped: parts.ended.stopMessage(tenantId),
    clock: parts.clock,
    tokens: parts.tokens,
    captchas: parts.captchas,
    acquirers: parts.acquirers,
    settler: parts.settler,
    request: requestFacts(request, reply),
    reads: parts.reads,
    read: readAs(parts.readPool, tenantId),
    readPrimary: readAs(parts.primaryPool, tenantId),
    write: writeAs(parts.orm, tenantId),
  };
}
