import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where rendered documents are kept, how many bytes of them and for how long. */
export interface CacheOptions {
  folder: string;
  mostBytes: number;
  /** Bills are personal: what nobody asked for in this time is removed. */
  keptMs: number;
}

/**
 * Rendered documents on the disk, by a hash of everything they follow from: a hit is always right, a miss is rendered again.
 * Several processes may share the folder. A disk that fails costs time, never an answer.
 */
export class DocumentCache {
  readonly #options: CacheOptions;
  /** Bytes of each file, the one used longest ago first. */
  readonly #kept = new Map<string, number>();
  #bytes = 0;
  #opened: Promise<void> | undefined;

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  /** The document of this name; undefined when there is none. */
  async find(name: string): Promise<Buffer | undefined> {
    await this.#open();
    const bytes = await readFile(this.#path(name)).catch(() => undefined);
    if (!bytes) {
      this.#forget(name);
      return undefined;
    }
    this.#note(name, bytes.length);
    const now = new Date();
    utimes(this.#path(name), now, now).catch(() => undefined);
    return bytes;
  }

  async keep(name: string, bytes: Uint8Array): Promise<void> {
    await this.#open();
    const path = this.#path(name);
    const draft = `${path}.${randomUUID()}.draft`;
    try {
      // Renamed once it is whole: nobody ever reads a half.
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, path);
      this.#note(name, bytes.length);
      await this.#makeRoom();
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  #path(name: string): string {
    return join(this.#options.folder, name);
  }

  #open(): Promise<void> {
    this.#opened ??= this.#readFolder().catch(() => undefined);
    return this.#opened;
  }

  async #readFolder(): Promise<void> {
    await mkdir(this.#options.folder, { recursive: true, mode: 0o700 });
    const old = Date.now() - this.#options.keptMs;
    const found: { name: string; size: number; usedAt: number }[] = [];
    for (const name of await readdir(this.#options.folder)) {
      const file = await stat(this.#path(name)).catch(() => undefined);
      if (!file?.isFile()) continue;
      if (file.mtimeMs < old) await rm(this.#path(name), { force: true });
      else if (!name.endsWith('.draft')) found.push({ name, size: file.size, usedAt: file.mtimeMs });
    }
    for (const { name, size } of found.toSorted((a, b) => a.usedAt - b.usedAt)) this.#note(name, size);
    await this.#makeRoom();
  }

  /** As the newest. */
  #note(name: string, size: number): void {
    this.#forget(name);
    this.#kept.set(name, size);
    this.#bytes += size;
  }

  #forget(name: string): void {
    this.#bytes -= this.#kept.get(name) ?? 0;
    this.#kept.delete(name);
  }

  async #makeRoom(): Promise<void> {
    for (const name of this.#kept.keys()) {
      if (this.#bytes <= this.#options.mostBytes) return;
      this.#forget(name);
      await rm(this.#path(name), { force: true });
    }
  }
}
