import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { KabinetError } from '../errors.ts';
import { type TerminalAnswer, TerminalCode, terminalXml } from '../paying/terminal/answer.ts';
import { readTerminalRequest } from '../paying/terminal/read-request.ts';
import { checkAtTerminal } from '../paying/terminal/terminal-check.ts';
import { takeTerminalPayment, type TerminalContext } from '../paying/terminal/terminal-payment.ts';
import type { Settler } from '../paying/settler.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { codeOfDatabaseFault } from './database-fault.ts';

/**
 * `/bank-terminal`: Sberbank's online protocol, by which a bank's terminals and application ask whether an account can be paid
 * for and tell of a payment at once. Off unless the utility's rules name the bank's networks; to everybody else there is
 * nothing here. It answers while the portal is stopped too: money does not wait.
 */
export function bankTerminalRoute(
  app: FastifyInstance,
  { settler, log }: { settler: Settler; log: Pick<Logger, 'warn'> },
): void {
  const networks = new Map<Tenant, BlockList>();
  app.get('/bank-terminal', async (request, reply) => {
    const { tenant, seen } = request;
    if (!tenant || !isOfBank(tenant, request.ip, networks)) throw new KabinetError('NOT_FOUND');
    const context = settler.contextOf(tenant);
    const mark = request.url.indexOf('?');
    const query = new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1));
    const answer = await answerTo(query, context).catch((error: unknown) => {
      const passes = error instanceof Error && codeOfDatabaseFault(error) !== undefined;
      const { code, name } = error as { code?: string; name?: string };
      log.warn({ tenant: tenant.slug, fault: code ?? name }, 'a bank terminal was not answered');
      // Told that it is temporary, the bank asks again: what was written meanwhile is then a duplicate, and counted once.
      return { code: passes ? TerminalCode.TRY_LATER : TerminalCode.FAULT };
    });
    seen.outcome = TerminalCode[answer.code];
    return reply.type('text/xml; charset=utf-8').send(terminalXml(answer));
  });
}

async function answerTo(query: URLSearchParams, context: TerminalContext): Promise<TerminalAnswer> {
  const asked = readTerminalRequest(query, context.tenant, context.clock.now());
  if (typeof asked === 'number') return { code: asked };
  return asked.action === 'check' ? checkAtTerminal(context, asked.account) : takeTerminalPayment(context, asked);
}

function isOfBank(tenant: Tenant, address: string, networks: Map<Tenant, BlockList>): boolean {
  const rule = tenant.rules.bankTerminals;
  if (rule.mode === 'OFF') return false;
  let list = networks.get(tenant);
  if (!list) networks.set(tenant, (list = blockListOf(rule.networks)));
  // An IPv4 address of a socket that listens on both.
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
