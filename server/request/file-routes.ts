import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type ErrorCode, errorCodes, KabinetError } from '../errors.ts';
import { everywhere, onlyHttps } from '../portal/security-headers.ts';
import { type PublicError, publicError } from './format-error.ts';
import { refusalPage, wantsPage } from './refusal-page.ts';
import { tellFaultsTo } from './tell-fault.ts';

/**
 * Headers of everything these routes answer: kept by no cache between, sniffed by no browser, and, opened by itself, able
 * to run and load nothing. A route may set a milder `cache-control`, and a policy of its own for what is no page.
 */
const headers: Record<string, string> = {
  ...everywhere,
  'cache-control': 'private, no-store',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
};

/**
 * Routes that answer with files instead of GraphQL. `register` adds them to the scope it is given; whatever they throw is
 * answered as `{"code", "message", …}` with the HTTP status of its code, in a browser's tab as a page of words. The log names
 * the route, never what was asked for.
 */
export async function fileRoutes(
  app: FastifyInstance,
  log: Pick<Logger, 'error' | 'warn'>,
  register: (scope: FastifyInstance) => void | Promise<void>,
): Promise<void> {
  const tell = tellFaultsTo(log);
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      request.seen.route = request.routeOptions.url ?? '';
    });
    scope.addHook('onSend', async (request, reply) => {
      void reply.headers({ ...headers, ...(request.protocol === 'https' ? onlyHttps : {}), ...reply.getHeaders() });
    });
    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      // What Fastify itself refuses before a handler runs: a body too long, of another type, or broken.
      const refused = error.code?.startsWith('FST_ERR_CTP') ? refusals[error.statusCode ?? 0] : undefined;
      if (!refused) tell(error, request.id);
      const told = publicError(refused ? new KabinetError(refused) : error);
      return refuse(request, reply, told, refused ? error.statusCode! : errorCodes[told.extensions.code].status);
    });
    await register(scope);
  });
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { message, extensions }: PublicError,
  status: number,
): FastifyReply {
  const { code } = extensions;
  request.seen.outcome = code;
  void reply
    .code(status)
    .headers({ 'cache-control': 'private, no-store', vary: 'accept' })
    .removeHeader('etag')
    .removeHeader('content-security-policy')
    .removeHeader('content-disposition');
  if (wantsPage(request)) return reply.type('text/html; charset=utf-8').send(refusalPage(message));
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ ...extensions, code, message, requestId: request.id }));
}

const refusals: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_REQUEST',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'BAD_REQUEST',
};
