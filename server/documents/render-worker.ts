import { parentPort } from 'node:worker_threads';
import { BillCompiler, type BillToCompile, TemplateError, type TemplateFault } from './compile-bill.ts';

/** A document that a thread is to render. */
export interface Job {
  id: number;
  work: BillToCompile;
}

/** What came of it. */
export type Done = { id: number; bytes: Uint8Array } | { id: number; faults: readonly TemplateFault[] };

let compiler: BillCompiler | undefined;

// A thread of the pool: one document after another, for as long as it is sent some.
parentPort?.on('message', ({ id, work }: Job) => {
  try {
    compiler ??= new BillCompiler();
    const rendered = compiler.render(work);
    // A copy in memory of JavaScript's own: what the compiler hands out cannot be given to another thread.
    const bytes = new Uint8Array(rendered);
    parentPort!.postMessage({ id, bytes } satisfies Done, [bytes.buffer]);
  } catch (error) {
    // Whatever is no fault of the template ends the thread, and the pool begins a new one.
    if (!(error instanceof TemplateError)) throw error;
    parentPort!.postMessage({ id, faults: error.faults } satisfies Done);
  }
});
