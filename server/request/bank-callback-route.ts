import type { FastifyInstance } from 'fastify';
import type { Acquirers } from '../acquiring/acquirers.ts';
import { readCallback } from '../acquiring/callback-checksum.ts';
import { KabinetError } from '../errors.ts';
import { noteCallback } from '../paying/note-callback.ts';
import type { Settler } from '../paying/settler.ts';
import { StepCause } from '../payments/payment-step.entity.ts';

/** What the route needs of its server. */
export interface BankCallbackDeps {
  acquirers: Pick<Acquirers, 'callbackKeyOf'>;
  settler: Settler;
}

/** A callback has some ten short parameters. */
const longestBody = 8192;

/**
 * `/payments/callback`: a bank tells that something happened to an order. Nothing it says is taken for true: a callback that
 * is the bank's own makes the portal ask how the order stands, now and, should this process die, a little later. Anything else changes
 * nothing and is counted by its outcome. It answers while the portal is stopped too: money does not wait.
 */
export async function bankCallbackRoute(app: FastifyInstance, { acquirers, settler }: BankCallbackDeps): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: longestBody },
      async (_: unknown, body: unknown) => body,
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/payments/callback',
      handler: async (request, reply) => {
        const { tenant, seen } = request;
        const key = tenant && acquirers.callbackKeyOf(tenant);
        if (!tenant || key === undefined) throw new KabinetError('NOT_FOUND');
        const mark = request.url.indexOf('?');
        const query = mark < 0 ? '' : request.url.slice(mark + 1);
        const form = typeof request.body === 'string' ? request.body : '';
        const hint = readCallback([...new URLSearchParams(query), ...new URLSearchParams(form)], key);
        void reply.type('text/plain; charset=utf-8');
        if (!hint) {
          seen.outcome = 'BAD_CALLBACK';
          return reply.code(400).send('bad callback\n');
        }
        const noted = await noteCallback(settler.contextOf(tenant), hint);
        seen.outcome = noted === 'UNKNOWN' ? 'UNKNOWN_ORDER' : 'OK';
        if (typeof noted === 'object') settler.soon(tenant, noted, StepCause.CALLBACK, noted);
        return reply.send('OK\n');
      },
    });
  });
}
