import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { KabinetError } from '../../errors.ts';
import type { LiveContext } from '../../paying/live/live-context.ts';
import type { PaymentNews } from '../../paying/live/payment-news.ts';
import type { EndedSessions } from '../../sessions/ended/ended-sessions.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { buildContext, type ContextParts } from '../build-context.ts';
import { limits as usual } from '../limits/limits.ts';
import { tellFaultsTo } from '../tell-fault.ts';
import { closings, LiveLine } from './live-line.ts';
import { isOwnPage } from './is-own-page.ts';
import { liveProtocol } from './live-protocol.ts';
import { routeUpgrades, upgradeOf } from './upgrades.ts';

/** What the endpoint is made of. */
export interface LiveParts extends ContextParts {
  tenants: readonly Tenant[];
  schema: GraphQLSchema;
  ended: EndedSessions;
  news: PaymentNews;
}

/** WebSockets of this process. */
export interface LiveEndpoint {
  /** Makes the request a WebSocket. @throws KabinetError when it may not become one */
  take(request: FastifyRequest, reply: FastifyReply): void;
  /** How many there are. */
  count(): number;
}

/** Lines in all, lines that have not signed in yet, and lines of one session: a resident has a tab or two. */
const most = { lines: 5000, strangers: 500, ofSession: 10 };
/** A message is an operation with its variables. */
const longestMessage = 64 * 1024;
/** Tokens are looked at so often, without a database; whether anybody is there is asked every twelfth time. */
const lookMs = 1000;
const looksPerBeat = 12;
/** Clients get so long to say goodbye when the server stops. */
const goodbyeMs = 1000;

const protocolName = 'graphql-transport-ws';

/**
 * WebSockets on `/graphql` of every portal's host, for subscriptions. A line belongs to one session: it is closed when that
 * has ended or its token has expired; the client comes again with a new one and is told at once how things stand.
 */
export function liveEndpoint(
  app: FastifyInstance,
  parts: LiveParts,
  { development, log }: { development: boolean; log: Pick<Logger, 'error' | 'warn' | 'info'> },
): LiveEndpoint {
  const lines = new Set<LiveLine>();
  const tell = tellFaultsTo(log);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: longestMessage,
    handleProtocols: (offered) => (offered.has(protocolName) ? protocolName : false),
  });
  const askedOf = ({ tenant }: LiveLine) => ({ tenant, tenantId: parts.tenantIds.get(tenant.slug)! });
  const authenticated = (line: LiveLine) => parts.authenticate(line.authorization, askedOf(line));

  const stillSignedIn = async (line: LiveLine): Promise<void> => {
    try {
      await authenticated(line);
    } catch (error) {
      if (error instanceof KabinetError) line.close(closings.signIn);
      throw error;
    }
  };
  const protocol: Server<LiveLine> = liveProtocol({
    schema: parts.schema,
    limits: usual,
    tell,
    letIn: async (line, authorization) => {
      line.authorization = authorization;
      const bearer = await authenticated(line).catch((error: unknown) => {
        if (!(error instanceof KabinetError)) throw error;
      });
      if (!bearer?.who) return refuse(line, closings.signIn);
      const { sessionId } = bearer.who;
      if ([...lines].filter((one) => one.sessionId === sessionId).length >= most.ofSession)
        return refuse(line, closings.tooMany);
      line.sessionId = sessionId;
      return true;
    },
    contextOf: async (line): Promise<LiveContext> => ({
      ...(await buildContext(parts, line.tenant, line.request, line.reply, line.authorization)),
      news: parts.news,
      stillSignedIn: () => stillSignedIn(line),
    }),
  });

  // While nothing is heard of ended sessions the primary would be asked for each: what is sent then asks for itself.
  const lookAtTokens = (): void => {
    if (!parts.ended.inTouch) return;
    for (const line of lines) if (line.sessionId) void stillSignedIn(line).catch(() => undefined);
  };
  let looks = 0;
  const looking = setInterval(() => {
    lookAtTokens();
    looks += 1;
    if (looks % looksPerBeat === 0) for (const line of lines) line.beat();
  }, lookMs);
  looking.unref();
  const stopHearing = parts.ended.onEnded(lookAtTokens);

  routeUpgrades(app);
  app.addHook('preClose', async () => {
    clearInterval(looking);
    stopHearing();
    for (const line of lines) line.close(closings.stopping);
    const until = performance.now() + goodbyeMs;
    while (lines.size > 0 && performance.now() < until) await pause(10);
    for (const line of lines) line.socket.terminate();
  });

  return {
    count: () => lines.size,
    take: (request, reply) => {
      const { tenant, raw } = request;
      if (!tenant) throw new KabinetError('NOT_FOUND', undefined, { hint: "Connect to a portal's host." });
      if (!isOwnPage(request.headers.origin, tenant, { tenants: parts.tenants, development }))
        throw new KabinetError('FORBIDDEN', undefined, { hint: "Connect from a page of the portal's own host." });
      const strangers = [...lines].filter(({ sessionId }) => sessionId === undefined).length;
      if (lines.size >= most.lines || strangers >= most.strangers) throw new KabinetError('TOO_MANY_REQUESTS');
      const { socket, head } = upgradeOf(raw)!;
      reply.hijack();
      reply.raw.detachSocket(socket as never);
      sockets.handleUpgrade(raw, socket, head, (websocket) => {
        const line = new LiveLine(websocket, tenant, request, reply);
        lines.add(line);
        line.speak(protocol, {
          failed: (error) => tell(error, request.id),
          closed: (code) => {
            lines.delete(line);
            const { operations, openedAt } = line;
            const ms = Math.round(performance.now() - openedAt);
            log.info({ req: request.id, kind: 'live', tenant: tenant.slug, operations, code, ms }, 'closed');
          },
        });
      });
    },
  };
}

function refuse(line: LiveLine, why: readonly [number, string]): false {
  line.close(why);
  return false;
}
