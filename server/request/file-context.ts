import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { refuseWhenStopped } from '../sessions/refuse-when-stopped.ts';
import { whoOfCookie } from '../sessions/session-of-cookie.ts';
import { buildContext, type ContextParts } from './build-context.ts';

/**
 * The context of a route that is not GraphQL: documents, photos, downloads, exports. The same as a GraphQL request has:
 * tenant of the host, and who asks from the Bearer token, a resident's or a member of staff's. A GET without one also goes
 * by the refresh cookie of a session that goes on, because links and pictures of a page carry nothing else; whatever
 * changes something needs the token, which no page of another origin can send.
 * @throws KabinetError UNAUTHENTICATED when nobody is signed in, SERVICE_STOPPED, NOT_FOUND on a host without a portal
 */
export async function fileContext(parts: ContextParts, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const { tenant } = request;
  if (!tenant) throw new KabinetError('NOT_FOUND');
  let context: Context;
  try {
    context = await buildContext(parts, tenant, request, reply);
  } catch (error) {
    // A token of a resident is refused while the portal is stopped: why is told, not that the session is over.
    refuseWhenStopped({ stopped: parts.ended.stopMessage(parts.tenantIds.get(tenant.slug)!) });
    throw error;
  }
  if (context.staff) return context;
  refuseWhenStopped(context);
  if (context.who) return context;
  const who = /^(GET|HEAD)$/.test(request.method) ? await whoOfCookie(context) : undefined;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  return { ...context, who };
}
