import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BillToCompile } from './compile-bill.ts';
import { DocumentFailedError } from './document-error.ts';
import type { Done, Job } from './render-worker.ts';

/** How many threads there may be and what is asked of them. */
export interface PoolOptions {
  threads: number;
  /** Time for one document before its thread is ended. */
  timeoutMs: number;
  /** After so many documents a thread makes way for a new one: what a compiler keeps grows, and native memory is never given back. */
  documentsPerThread: number;
  /** Documents that may wait; more are refused. */
  mostWaiting: number;
  /** Without work for so long a thread ends. */
  idleMs: number;
  /** The thread's program; another one in tests. */
  program?: URL;
}

interface Waiting {
  work: BillToCompile;
  resolve: (bytes: Buffer) => void;
  reject: (error: DocumentFailedError) => void;
}

interface Thread {
  worker: Worker;
  rendered: number;
  current: (Waiting & { id: number }) | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** The thread beside this file: compiled beside the compiled one, as it is written beside the source. */
const ownProgram = new URL(`./render-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Renders documents on threads of their own, so that requests go on meanwhile. A thread that crashes or takes too long fails
 * the one document it was at; the next one gets a new thread.
 */
export class RenderPool {
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Waiting[] = [];
  #ids = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** @throws DocumentFailedError */
  render(work: BillToCompile): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new DocumentFailedError('CLOSED'));
      if (this.#waiting.length >= this.#options.mostWaiting) return reject(new DocumentFailedError('BUSY'));
      this.#waiting.push({ work, resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads; what waits or is being rendered fails. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new DocumentFailedError('CLOSED'));
    await Promise.all(
      Array.from(this.#threads, (thread) => {
        this.#fail(thread, 'CLOSED');
        return this.#end(thread);
      }),
    );
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const free = Array.from(this.#threads).find(({ current }) => !current);
    const thread = free ?? (this.#threads.size < this.#options.threads ? this.#start() : undefined);
    if (!thread) return;
    const waiting = this.#waiting.shift()!;
    const id = ++this.#ids;
    thread.current = { ...waiting, id };
    this.#within(thread, this.#options.timeoutMs, () => {
      this.#fail(thread, 'TIMEOUT');
      void this.#end(thread);
      this.#next();
    });
    thread.worker.postMessage({ id, work: waiting.work } satisfies Job);
  }

  #start(): Thread {
    // Flags of the process that a thread cannot have would stop it from starting.
    const worker = new Worker(this.#options.program ?? ownProgram, { execArgv: [], env: {} });
    worker.unref();
    const thread: Thread = { worker, rendered: 0, current: undefined, timer: undefined };
    this.#threads.add(thread);
    worker.on('message', (done: Done) => this.#done(thread, done));
    const crashed = () => {
      this.#threads.delete(thread);
      this.#fail(thread, 'CRASH');
      this.#next();
    };
    worker.on('error', crashed);
    worker.on('exit', crashed);
    return thread;
  }

  #done(thread: Thread, done: Done): void {
    const { current } = thread;
    if (current?.id !== done.id) return;
    thread.current = undefined;
    thread.rendered += 1;
    if ('bytes' in done) current.resolve(Buffer.from(done.bytes.buffer, done.bytes.byteOffset, done.bytes.byteLength));
    else current.reject(new DocumentFailedError('TEMPLATE', done.faults));
    if (thread.rendered >= this.#options.documentsPerThread) void this.#end(thread);
    else this.#within(thread, this.#options.idleMs, () => void this.#end(thread));
    this.#next();
  }

  #fail(thread: Thread, fault: 'CRASH' | 'TIMEOUT' | 'CLOSED'): void {
    clearTimeout(thread.timer);
    thread.current?.reject(new DocumentFailedError(fault));
    thread.current = undefined;
  }

  #end(thread: Thread): Promise<unknown> {
    clearTimeout(thread.timer);
    this.#threads.delete(thread);
    return thread.worker.terminate();
  }

  #within(thread: Thread, ms: number, late: () => void): void {
    clearTimeout(thread.timer);
    thread.timer = setTimeout(late, ms).unref();
  }
}
