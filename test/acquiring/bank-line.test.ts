import { createServer as createNetServer } from 'node:net';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { BankLine } from '../../server/acquiring/bank-line.ts';
import { selfSigned } from './self-signed.ts';
import { startStubBank } from './stub-bank.ts';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function lineTo(url: string, options: Partial<ConstructorParameters<typeof BankLine>[0]> = {}): BankLine {
  const line = new BankLine({ url, ...options });
  open.push(() => line.close());
  return line;
}
async function stubBank(...made: Parameters<typeof startStubBank>) {
  const stub = await startStubBank(...made);
  open.push(() => stub.close());
  return stub;
}
const form = { contentType: 'application/x-www-form-urlencoded', body: 'password=secret' };
const post = (line: BankLine) => line.post('refund.do', form);

describe('surely not sent', () => {
  test('nobody listens there', async () => {
    const stub = await startStubBank();
    await stub.close();
    await expect(post(lineTo(stub.url))).rejects.toMatchObject({ kind: 'NOT_SENT', code: 'ECONNREFUSED' });
  });

  test('the name is not known', async () => {
    await expect(post(lineTo('http://bank.invalid/'))).rejects.toMatchObject({ kind: 'NOT_SENT' });
  });

  test('the certificate is nobody’s: not a byte of the password is read by who shows it', async () => {
    const stub = await stubBank((listen) => createSecureServer(selfSigned, listen));
    const url = stub.url.replace('http:', 'https:');
    await expect(post(lineTo(url))).rejects.toMatchObject({ kind: 'NOT_SENT', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(stub.asked).toEqual([]);
  });

  test('what answers speaks no TLS', async () => {
    const stub = await stubBank();
    const url = stub.url.replace('http:', 'https:');
    await expect(post(lineTo(url))).rejects.toMatchObject({ kind: 'NOT_SENT' });
    expect(stub.asked).toEqual([]);
  });

  test('the connection does not come about in time', async () => {
    // It takes the connection and then says nothing, so that TLS is never agreed on.
    const silent = createNetServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    open.push(() => void silent.close());
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    await expect(post(lineTo(url, { connectMs: 50 }))).rejects.toMatchObject({
      kind: 'NOT_SENT',
      code: 'CONNECT_TIMEOUT',
    });
  });

  test('too many wait already, and those that wait longer than a call may', async () => {
    const stub = await stubBank();
    stub.answer = () => undefined;
    const line = lineTo(stub.url, { wholeMs: 150, connections: 1, waiting: 1 });
    const ends = await Promise.allSettled([post(line), post(line), post(line)]);
    expect(ends.map((end) => end.status === 'rejected' && [end.reason.kind, end.reason.code])).toEqual([
      ['UNKNOWN', 'TIMEOUT'],
      ['NOT_SENT', 'TIMEOUT'],
      ['NOT_SENT', 'BUSY'],
    ]);
    expect(stub.asked).toHaveLength(1);
  });
});

describe('nobody knows whether it was done', () => {
  test('the bank reads and never answers', async () => {
    const stub = await stubBank();
    stub.answer = () => undefined;
    await expect(post(lineTo(stub.url, { wholeMs: 100 }))).rejects.toMatchObject({ kind: 'UNKNOWN', code: 'TIMEOUT' });
    await expect.poll(() => stub.asked).toHaveLength(1);
  });

  test('it answers without end, a little at a time', async () => {
    const stub = await stubBank();
    stub.answer = (_, response) => {
      response.write('{"errorCode":');
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    };
    await expect(post(lineTo(stub.url, { wholeMs: 200 }))).rejects.toMatchObject({ kind: 'UNKNOWN', code: 'TIMEOUT' });
  });

  test('it hangs up without an answer', async () => {
    const stub = await stubBank();
    stub.answer = (request) => request.socket.destroy();
    await expect(post(lineTo(stub.url))).rejects.toMatchObject({ kind: 'UNKNOWN' });
  });

  test('it hangs up in the middle of its answer', async () => {
    const stub = await stubBank();
    stub.answer = (request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"errorCode":"0"}', () => request.socket.destroy());
    };
    await expect(post(lineTo(stub.url))).rejects.toMatchObject({ kind: 'UNKNOWN' });
  });

  test('its answer is larger than any answer is', async () => {
    const stub = await stubBank();
    stub.answer = (_, response) => response.end(' '.repeat(5 * 1024 * 1024));
    await expect(post(lineTo(stub.url))).rejects.toMatchObject({ kind: 'UNKNOWN' });
  });

  test('a connection that was kept is gone when the next call goes out on it', async () => {
    const stub = await stubBank();
    const line = lineTo(stub.url);
    await post(line);
    stub.answer = (request) => request.socket.destroy();
    await expect(post(line)).rejects.toMatchObject({ kind: 'UNKNOWN' });
    expect(stub.connections).toBe(1);
  });
});

test('connections are kept and used again, and there are never more than so many', async () => {
  const stub = await stubBank();
  const line = lineTo(stub.url, { connections: 3 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(line)));
  expect(answers).toHaveLength(20);
  expect(stub.connections).toBeLessThanOrEqual(3);
  expect(stub.asked[0]).toEqual({ path: '/payment/rest/refund.do', body: 'password=secret' });
});
