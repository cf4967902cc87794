import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { AcquirerFault } from './acquirer.ts';

/** Where a bank is, and how long it is waited for. */
export interface BankLineOptions {
  /** Folder of its methods, with a `/` at the end. */
  url: string;
  /** Until the connection stands, with TLS. */
  connectMs?: number;
  /** From the call to the last byte of the answer. */
  wholeMs?: number;
  /** Connections at a time, and calls that may wait for one. */
  connections?: number;
  waiting?: number;
}

/** What came back, whatever it is. */
export interface RawAnswer {
  status: number;
  text: string;
}

/** What is sent: the body and what it is. */
export interface Sent {
  contentType: string;
  body: string;
}

type Connected = (error: Error | null, stream: Duplex) => void;

/**
 * A bank's connections, of one utility and shared with nobody: one that does not answer takes no other's. Tells what was
 * surely never sent (NOT_SENT) from what may have been done (UNKNOWN). Follows no redirect: the password would go along.
 */
export class BankLine {
  readonly #options: Required<BankLineOptions>;
  readonly #agent: http.Agent;
  readonly #waiting: (() => void)[] = [];
  #calls = 0;

  constructor(options: BankLineOptions) {
    this.#options = { connectMs: 3000, wholeMs: 10_000, connections: 32, waiting: 256, ...options };
    this.#agent = connectedAgent(this.#options);
  }

  /** @throws AcquirerFault NOT_SENT, UNKNOWN */
  async post(method: string, sent: Sent): Promise<RawAnswer> {
    const deadline = performance.now() + this.#options.wholeMs;
    await this.#turn();
    try {
      return await this.#post(method, sent, deadline - performance.now());
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#calls -= 1;
    }
  }

  /** Waits until fewer calls than there may be connections are under way. The agent counts only connections that stand. */
  async #turn(): Promise<void> {
    const { connections, waiting, wholeMs } = this.#options;
    if (this.#calls < connections) {
      this.#calls += 1;
      return;
    }
    if (this.#waiting.length >= waiting) throw new AcquirerFault('NOT_SENT', 'BUSY');
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(next), 1);
        reject(new AcquirerFault('NOT_SENT', 'TIMEOUT'));
      }, wholeMs);
      const next = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push(next);
    });
  }

  #post(method: string, { contentType, body }: Sent, ms: number): Promise<RawAnswer> {
    const { url } = this.#options;
    return new Promise((resolve, reject) => {
      let sent = false;
      const target = new URL(method, url);
      const request = (target.protocol === 'https:' ? https : http).request(target, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
          accept: 'application/json',
        },
      });
      const fail = (code: string) => {
        clearTimeout(timer);
        reject(new AcquirerFault(sent ? 'UNKNOWN' : 'NOT_SENT', code));
        request.destroy();
      };
      const timer = setTimeout(() => fail('TIMEOUT'), ms);
      // The agent gives it a connection only once that stands; from here on the bank may have read it.
      request.on('socket', () => (sent = true));
      request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'BROKEN'));
      request.on('response', (response) => {
        readText(response, (text) => {
          if (text === undefined) return fail('BROKEN');
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const longestAnswer = 4 * 1024 * 1024;

/** Undefined: it is too long, or has broken off. */
function readText(response: http.IncomingMessage, done: (text: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestAnswer) return done(undefined);
    chunks.push(chunk);
  });
  response.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
  response.on('error', () => done(undefined));
  response.on('close', () => response.complete || done(undefined));
}

/** An agent whose requests get a connection when it stands, certificate checked, and not before. */
function connectedAgent({ url, connectMs, connections }: Required<BankLineOptions>): http.Agent {
  const options = { keepAlive: true, maxSockets: connections, maxFreeSockets: connections };
  const secure = url.startsWith('https:');
  const agent = secure ? new https.Agent(options) : new http.Agent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (target, callback?: Connected) => {
    const socket = connect(target)!;
    const settle = (error: Error | null) => {
      clearTimeout(timer);
      socket.off('error', settle);
      callback?.(error, socket);
    };
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('the connection takes too long'), { code: 'CONNECT_TIMEOUT' }));
    }, connectMs);
    socket.once('error', settle);
    socket.once(secure ? 'secureConnect' : 'connect', () => settle(null));
    return undefined;
  };
  return agent;
}
