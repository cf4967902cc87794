import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An SMS as the service gets it. */
export interface ReceivedSms {
  to: string;
  text: string;
  sender: string;
  id: string;
}

/** A real SMS service on this machine. */
export class SmsServer {
  readonly messages: ReceivedSms[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  /** What it answers. */
  status = 200;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        this.headers.push(request.headers);
        if (this.status === 200) this.messages.push(JSON.parse(body) as ReceivedSms);
        response.writeHead(this.status).end('{}');
      });
    });
  }

  static async start(): Promise<SmsServer> {
    const sms = new SmsServer();
    sms.#server.listen(0, '127.0.0.1');
    await once(sms.#server, 'listening');
    return sms;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/send`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
