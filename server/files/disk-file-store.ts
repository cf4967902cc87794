import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileKey, FileStore } from './file-store.ts';

/** Files in a folder of this machine: `<folder>/<tenant>/<id>`. For several machines the folder must be a shared one. */
export class DiskFileStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(key: FileKey, path: string): Promise<void> {
    const place = this.#placeOf(key);
    await mkdir(join(this.#folder, String(key.tenantId)), { recursive: true, mode: 0o700 });
    // Renamed once it is whole and on the disk, so that nobody ever reads a half.
    const draft = `${place}.${randomUUID()}.draft`;
    try {
      await copyFile(path, draft);
      const file = await open(draft, 'r+');
      await file.sync().finally(() => file.close());
      await rename(draft, place);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async use<Result>(key: FileKey, work: (path: string) => Promise<Result>): Promise<Result> {
    const place = this.#placeOf(key);
    await stat(place);
    return work(place);
  }

  async remove(key: FileKey): Promise<void> {
    await rm(this.#placeOf(key), { force: true });
  }

  #placeOf({ tenantId, id }: FileKey): string {
    if (!Number.isSafeInteger(tenantId) || !/^[0-9a-f-]{36}$/.test(id))
      throw new Error('A file is named by a tenant and a uuid');
    return join(this.#folder, String(tenantId), id);
  }
}
