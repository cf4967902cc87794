/** Files that are too large for the database: registries that wait for their import, later attachments. */
export interface FileStore {
  /** Keeps a copy of the file under the key; what was there is replaced. Whole or not at all. */
  keep(key: FileKey, path: string): Promise<void>;
  /** Lets the work read the file at a path of this machine; an error when there is none. */
  use<Result>(key: FileKey, work: (path: string) => Promise<Result>): Promise<Result>;
  /** Removes the file; nothing happens when there is none. */
  remove(key: FileKey): Promise<void>;
}

/** Whose file, and which: both are ids, so no name of a user's ever becomes a path. */
export interface FileKey {
  tenantId: number;
  id: string;
}
