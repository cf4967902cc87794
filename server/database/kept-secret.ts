import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** A small file that only this user may read, made once and shared by all processes of the folder. */
export interface KeptSecret<T> {
  readonly value: T;
  /** Replaces it, whole or not at all. */
  change(to: T): void;
}

/**
 * Reads the file, or makes it: of two processes that start at once both get what the first one wrote.
 * @throws Error saying whose it is when another user made it
 */
export function keptSecret<T>(file: string, make: () => T): KeptSecret<T> {
  let value = read(file) as T | undefined;
  if (value === undefined) {
    const draft = writeBeside(file, make());
    try {
      linkSync(draft, file); // unlike a rename this does not replace what another process has just written
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    value = read(file) as T;
  }
  let current = value;
  return {
    get value() {
      return current;
    },
    change: (to) => {
      renameSync(writeBeside(file, to), file);
      current = to;
    },
  };
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES')
      throw new Error(`${file} belongs to another user: start as that user (or as root).`, { cause: error });
    throw error;
  }
}

function writeBeside(file: string, value: unknown): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
