import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { BillToCompile } from './compile-bill.ts';
import { billFormats } from './bill-format.ts';
import { DocumentCache, type CacheOptions } from './document-cache.ts';
import { RenderPool, type PoolOptions } from './render-pool.ts';

/** What is known of a document before it is rendered. */
export interface PlannedDocument {
  /** Of the data, the template and the format: the same name is the same bytes. */
  name: string;
  work: BillToCompile;
}

type Options = { dataDir: string } & Partial<PoolOptions & CacheOptions>;

const day = 86_400_000;

/** Counts up when code draws the same bill another way than before: what is kept on disk is then drawn anew. */
const drawnSince = 5;

/** Renders documents and remembers them. One for a process; its threads begin with the first document. */
export class Documents {
  readonly #pool: RenderPool;
  readonly #cache: DocumentCache;
  readonly #rendering = new Map<string, Promise<Buffer>>();

  constructor({ dataDir, ...options }: Options) {
    this.#pool = new RenderPool({
      // One core is left to requests.
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
      timeoutMs: 30_000,
      documentsPerThread: 5000,
      mostWaiting: 1000,
      idleMs: 15_000,
      ...options,
    });
    this.#cache = new DocumentCache({
      folder: join(dataDir, 'documents'),
      mostBytes: 512 * 1024 * 1024,
      keptMs: 30 * day,
      ...options,
    });
  }

  /** What a document will be called, without rendering it. */
  plan(work: BillToCompile): PlannedDocument {
    const { template, bill, format, createdAt } = work;
    const hash = createHash('sha256').update(JSON.stringify([drawnSince, template.key, format, createdAt, bill]));
    return { name: `${hash.digest('hex')}.${billFormats[format].ending}`, work };
  }

  /**
   * The bytes of a document: from the disk, or rendered. Asked for several times at once it is rendered once.
   * @throws DocumentFailedError
   */
  render({ name, work }: PlannedDocument): Promise<Buffer> {
    let rendering = this.#rendering.get(name);
    if (!rendering) {
      rendering = this.#findOrRender(name, work).finally(() => this.#rendering.delete(name));
      this.#rendering.set(name, rendering);
    }
    return rendering;
  }

  async #findOrRender(name: string, work: BillToCompile): Promise<Buffer> {
    const kept = await this.#cache.find(name);
    if (kept) return kept;
    const bytes = await this.#pool.render(work);
    await this.#cache.keep(name, bytes);
    return bytes;
  }

  /** Ends the threads; what is being rendered fails. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
