import http from 'node:http';
import https from 'node:https';
import { callbackChecksum, type CallbackParameter } from '../acquiring/callback-checksum.ts';
import type { SandboxCallback, SandboxOrder } from './sandbox-order.ts';

/** The parameters of a callback with their checksum, as the bank sends them. */
export function callbackParameters(
  { operation, status }: Pick<SandboxCallback, 'operation' | 'status'>,
  order: Pick<SandboxOrder, 'orderId' | 'orderNumber'>,
  key: string,
): CallbackParameter[] {
  const signed: CallbackParameter[] = [
    ['mdOrder', order.orderId],
    ['orderNumber', order.orderNumber],
    ['operation', operation],
    ['status', String(status)],
  ];
  return [...signed, ['sign_alias', 'sandbox'], ['checksum', callbackChecksum(signed, key)]];
}

/** Whether a callback may go there: to this machine and no other, whoever made the order. */
export function mayCallBack(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && /^(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
const secureAgent = new https.Agent({ keepAlive: true, maxSockets: 32 });

/** Sends a callback once; gives the status it was answered with, undefined when there was no answer in ten seconds. */
export function callBack(
  url: string,
  parameters: readonly CallbackParameter[],
  method: 'GET' | 'POST',
): Promise<number | undefined> {
  const target = new URL(url);
  const form = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  if (method === 'GET') target.search = target.search === '' ? form : `${target.search}&${form}`;
  const secure = target.protocol === 'https:';
  return new Promise((resolve) => {
    const request = (secure ? https : http).request({
      // `*.localhost` is this machine; resolvers of systems do not know that.
      host: target.hostname.endsWith('localhost') ? '127.0.0.1' : target.hostname.replaceAll(/[[\]]/g, ''),
      port: target.port === '' ? (secure ? 443 : 80) : target.port,
      path: `${target.pathname}${target.search}`,
      method,
      agent: secure ? secureAgent : agent,
      headers: {
        host: target.host,
        ...(method === 'POST' && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(form),
        }),
      },
      timeout: 10_000,
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
      response.on('error', () => resolve(undefined));
    });
    request.end(method === 'POST' ? form : undefined);
  });
}
