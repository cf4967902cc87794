import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BankError } from './bank-error.ts';
import { type BankCall, methods } from './methods.ts';
import { type CallFields, callFields, neededText, textOf } from './read-fields.ts';
import type { SandboxBank } from './sandbox-bank.ts';
import type { Switches } from './switches.ts';

/** Where each generation of the protocol is, and how long its order numbers may be. */
const generations = { 'payment/rest': 32, 'ecomm/gw/partner/api/v1': 36 };

/**
 * The methods of both protocols, GET and POST, forms and JSON, on every host. Errors come with status 200, as banks send them;
 * only what no bank has (another method) is 404.
 */
export function protocolRoutes(scope: FastifyInstance, bankOf: () => SandboxBank): void {
  for (const [folder, orderNumberLength] of Object.entries(generations))
    scope.route<{ Params: { method: string }; Body: string | undefined }>({
      method: ['GET', 'POST'],
      url: `/sandbox-bank/${folder}/:method.do`,
      config: { onEveryHost: true },
      handler: async (request, reply) => {
        const { method } = request.params;
        if (!Object.hasOwn(methods, method)) return reply.code(404).type('text/plain').send('Not found\n');
        const bank = bankOf();
        const call = { bank, orderNumberLength, origin: `${request.protocol}://${request.host}` };
        return answer(request, reply, method, call);
      },
    });
}

async function answer(
  request: FastifyRequest<{ Body: string | undefined }>,
  reply: FastifyReply,
  method: string,
  call: Pick<BankCall, 'bank' | 'orderNumberLength' | 'origin'>,
): Promise<FastifyReply> {
  let fields: CallFields = {};
  let fault: BankError | undefined;
  try {
    fields = callFields(request.url.split('?').slice(1).join('?'), request.body ?? '');
  } catch (error) {
    fault = asBankError(error);
  }
  const switches = misbehaviour(call.bank, method, fields);
  if (switches.slowMs > 0) await wait(switches.slowMs, undefined, { ref: false });
  if (switches.fault === 'HANG') return reply.hijack();
  if (switches.fault === 'ERROR_500') return reply.code(500).type('text/plain').send('Internal Server Error');
  if (switches.fault === 'HTML')
    return reply.type('text/html; charset=utf-8').send('<html><body><h1>Технические работы</h1></body></html>');
  const body = fault ? errorBody(fault) : work(method, { ...call, fields }, switches);
  if (switches.dropAfterWork) {
    request.raw.socket.destroy();
    return reply.hijack();
  }
  const text = JSON.stringify(body);
  return reply
    .type('application/json; charset=utf-8')
    .send(switches.fault === 'TRUNCATED' ? text.slice(0, text.length / 2) : text);
}

function work(method: string, call: Omit<BankCall, 'merchant'>, { fault }: Switches): Record<string, unknown> {
  try {
    if (fault === 'SYSTEM_ERROR') throw new BankError(7, 'Системная ошибка');
    return methods[method]!({ ...call, merchant: merchantOf(call.fields) });
  } catch (error) {
    return errorBody(asBankError(error));
  }
}

const errorBody = ({ code, message }: BankError) => ({ errorCode: String(code), errorMessage: message });

function asBankError(error: unknown): BankError {
  if (error instanceof BankError) return error;
  throw error;
}

/** `sandbox`, or `sandbox-<shop>` for a shop of its own; the password of every one is `sandbox`. @throws BankError 4, 5 */
function merchantOf(fields: CallFields): string {
  const token = textOf(fields, 'token');
  const login = token ?? neededText(fields, 'userName', 60);
  const known = /^sandbox(-[\w-]{1,40})?$/.test(login);
  if (!known || (token === undefined && neededText(fields, 'password', 60) !== 'sandbox'))
    throw new BankError(5, 'Доступ запрещён');
  return login.replace(/-api$/, '');
}

/** How the bank behaves with this call: by the order it names, when the method is one that is meant. */
function misbehaviour(bank: SandboxBank, method: string, fields: CallFields): Switches {
  const orderId = textOf(fields, 'orderId') ?? textOf(fields, 'mdOrder');
  const order = orderId === undefined ? undefined : bank.order(orderId);
  const switches = bank.switchesOf(textOf(fields, 'orderNumber') ?? order?.orderNumber);
  if (switches.methods.length === 0 || switches.methods.includes(method)) return switches;
  return { ...switches, slowMs: 0, fault: 'NONE', dropAfterWork: false };
}
