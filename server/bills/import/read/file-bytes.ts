import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { RegistryRefused } from '../refusal.ts';

/** A file read once from its beginning, with its SHA-256 and how far the reading has come. */
export class FileBytes {
  #hash = createHash('sha256');
  #sha256: string | undefined;
  /** Bytes read so far, of `size`. */
  done = 0;

  readonly path: string;
  readonly size: number;

  private constructor(path: string, size: number) {
    this.path = path;
    this.size = size;
  }

  /** @throws RegistryRefused when the file is empty or larger than allowed */
  static async open(path: string, megabytes: number): Promise<FileBytes> {
    const { size } = await stat(path);
    if (size === 0) throw new RegistryRefused('EMPTY_FILE', 'Файл пуст.');
    if (size > megabytes * 2 ** 20) throw new RegistryRefused('FILE_TOO_LARGE', `Файл больше ${megabytes} МБ.`);
    return new FileBytes(path, size);
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(this.path, { highWaterMark: 2 ** 16 })) {
      const bytes = chunk as Buffer;
      this.#hash.update(bytes);
      this.done += bytes.length;
      yield bytes;
    }
    this.#sha256 = this.#hash.digest('hex');
  }

  /** Known once all has been read. */
  get sha256(): string {
    if (this.#sha256 === undefined) throw new Error(`${this.path} has not been read to its end`);
    return this.#sha256;
  }
}
