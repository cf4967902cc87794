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
