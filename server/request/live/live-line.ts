import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Tenant } from '../../tenancy/load-tenants.ts';

/** Why the server closes a line, each with what to do. Clients of the protocol try again by themselves, except after 4429. */
export const closings = {
  signIn: [4403, 'UNAUTHENTICATED: renew the access token and connect again'],
  tooMany: [4429, 'TOO_MANY_REQUESTS: close what is not needed, and ask less often'],
  stopping: [1001, 'The server stops: connect again'],
  failed: [4500, 'INTERNAL: try again later'],
} as const;

/** Messages of one line between two beats: a portal's page sends some five. */
const mostMessages = 200;
/** A client that reads nothing while it asks is let go before it fills the memory. */
const mostWaitingBytes = 256 * 1024;

/** One WebSocket of a portal. */
export class LiveLine {
  /** Set when it has signed in. */
  sessionId: string | undefined;
  /** As an Authorization header would have it. */
  authorization: string | undefined;
  /** Operations begun. */
  operations = 0;
  readonly openedAt = performance.now();
  #heard = true;
  #messages = 0;

  constructor(
    readonly socket: WebSocket,
    readonly tenant: Tenant,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
  ) {
    socket.on('pong', () => (this.#heard = true));
  }

  close([code, reason]: readonly [number, string]): void {
    this.socket.close(code, reason);
  }

  /** Finds out whether anybody is still there; whoever did not answer since the last beat is gone. */
  beat(): void {
    this.#messages = 0;
    if (!this.#heard) return this.socket.terminate();
    this.#heard = false;
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }

  /** Has the protocol spoken on this line. `failed`: a fault of ours. */
  speak(protocol: Server<LiveLine>, { closed, failed }: LineEvents): void {
    const { socket } = this;
    const over = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => this.#send(text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (bytes: Buffer) => {
            this.#messages += 1;
            if (this.#messages > mostMessages) return this.close(closings.tooMany);
            take(bytes.toString()).catch((error: unknown) => {
              failed(error);
              this.close(closings.failed);
            });
          });
        },
      },
      this,
    );
    // A frame that is too long or none at all: the library has closed the line with its code.
    socket.on('error', () => undefined);
    socket.once('close', (code: number) => {
      closed(code);
      void over(code, '').catch(failed);
    });
  }

  #send(text: string): Promise<void> | void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostWaitingBytes) return socket.terminate();
    return new Promise((resolve) => socket.send(text, () => resolve()));
  }
}

/** What a line tells of itself. */
export interface LineEvents {
  closed: (code: number) => void;
  failed: (error: unknown) => void;
}
