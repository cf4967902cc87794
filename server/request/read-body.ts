import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { KabinetError } from '../errors.ts';

/**
 * The text of a request's body. One that is too long is answered at once; Node takes in the rest and throws it away, because a
 * client that is cut off while it sends never reads why.
 * @throws {KabinetError} PAYLOAD_TOO_LARGE, BAD_REQUEST
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw new KabinetError('BAD_REQUEST', undefined, { hint: 'The body ended before its announced length.' });
  }
  if (length > maxBytes)
    throw new KabinetError('PAYLOAD_TOO_LARGE', undefined, {
      max: maxBytes,
      hint: `The body is longer than ${maxBytes} bytes.`,
    });
  const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  if (!isUtf8(body)) throw new KabinetError('BAD_REQUEST', undefined, { hint: 'The body is not UTF-8.' });
  return body.toString('utf8');
}
