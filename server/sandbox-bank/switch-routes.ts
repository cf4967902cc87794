import type { FastifyInstance } from 'fastify';
import type { SandboxBank } from './sandbox-bank.ts';
import { SwitchesSet, wellBehaved } from './switches.ts';

/**
 * `/sandbox-bank/switches`: GET tells what is set, POST sets (JSON, for `orderNumber` or for every order), DELETE undoes all.
 * JSON only: a page of another origin cannot send it unasked.
 */
export function switchRoutes(scope: FastifyInstance, bankOf: () => SandboxBank): void {
  const url = '/sandbox-bank/switches';
  const config = { onEveryHost: true } as const;
  const told = () => {
    const { '': forAll, ...forOrders } = bankOf().switches();
    return { forAll: { ...wellBehaved, ...forAll }, forOrders };
  };
  scope.get(url, { config }, async () => told());
  scope.post<{ Body: string | undefined }>(url, { config }, async (request, reply) => {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return reply.code(415).send({ error: 'application/json is needed' });
    const parsed = SwitchesSet.safeParse(parse(request.body));
    if (!parsed.success) return reply.code(400).send({ error: parsed.error.issues });
    const { orderNumber, ...set } = parsed.data;
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
    bankOf().switch(given, orderNumber);
    return told();
  });
  scope.delete(url, { config }, async () => {
    for (const orderNumber of Object.keys(bankOf().switches())) bankOf().switch(null, orderNumber);
    return told();
  });
}

function parse(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
