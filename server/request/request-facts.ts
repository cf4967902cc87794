import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestFacts } from '../context.ts';

/** Longest user agent that is kept: enough to name a browser. */
const longestUserAgent = 300;

/** What acts may know of a request, and its cookies. */
export function requestFacts(request: FastifyRequest, reply: FastifyReply): RequestFacts {
  return {
    id: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, longestUserAgent),
    origin: `${request.protocol}://${request.host}`,
    page: pageOf(request.headers.referer),
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, maxAgeSeconds) => {
      // The prefix __Host- holds the browser to exactly these attributes.
      const attributes = {
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'strict',
        maxAge: maxAgeSeconds,
      } as const;
      void reply.setCookie(name, value, attributes);
    },
  };
}

/** Longest path that is kept. */
const longestPage = 200;

/** The path alone: queries and what stands after `#` may carry what nobody may keep. */
function pageOf(referer: string | undefined): string | undefined {
  return URL.canParse(referer ?? '') ? new URL(referer!).pathname.slice(0, longestPage) : undefined;
}
