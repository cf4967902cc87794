import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bank that answers whatever a test tells it. */
export interface StubBank {
  url: string;
  /** What was asked, in order: path and body. */
  asked: { path: string; body: string }[];
  /** Connections that were made. */
  connections: number;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Starts one; give another server to speak something else than plain HTTP. */
export async function startStubBank(
  make: (listen: (q: IncomingMessage, a: ServerResponse) => void) => Server = createServer,
): Promise<StubBank> {
  const stub: StubBank = {
    url: '',
    asked: [],
    connections: 0,
    answer: (_, response) => response.end('{"errorCode":"0"}'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = make((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      stub.asked.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() });
      stub.answer(request, response);
    });
  });
  server.on('connection', () => (stub.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/payment/rest/`;
  return stub;
}
