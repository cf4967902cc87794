import { join } from 'node:path';
import { DiskFileStore } from './disk-file-store.ts';
import type { FileStore } from './file-store.ts';

/** Where the files of this installation are kept. Several machines need a folder they share. */
export const openFileStore = ({ dataDir }: { dataDir: string }): FileStore => new DiskFileStore(join(dataDir, 'files'));
