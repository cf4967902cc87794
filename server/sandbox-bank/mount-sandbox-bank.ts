import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { pageRoutes } from './page-routes.ts';
import { protocolRoutes } from './protocol-routes.ts';
import { openSandboxBank, type SandboxBank, type SandboxBankOptions } from './sandbox-bank.ts';
import { switchRoutes } from './switch-routes.ts';

/**
 * The sandbox bank under `/sandbox-bank` of every host. Never mount it where residents are real: whoever reaches it can say
 * that anything was paid. A bank that was never asked for leaves no file; one that has told shops something goes on with it
 * when the server listens.
 */
export async function mountSandboxBank(app: FastifyInstance, options: SandboxBankOptions): Promise<void> {
  let opened: SandboxBank | undefined;
  const bankOf = () => (opened ??= openSandboxBank(options));
  app.addHook('onListen', async () => void (existsSync(options.dataFile) && bankOf()));
  app.addHook('onClose', async () => opened?.close());
  await sandboxBankRoutes(app, bankOf);
}

/** Protocols, payment page and switches of a bank that somebody else opens and closes. */
export async function sandboxBankRoutes(app: FastifyInstance, bankOf: () => SandboxBank): Promise<void> {
  await app.register(async (scope) => {
    // Ready-made clients send forms and JSON under all sorts of names: every body is read as text, and then by its look.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    protocolRoutes(scope, bankOf);
    pageRoutes(scope, bankOf);
    switchRoutes(scope, bankOf);
  });
}
