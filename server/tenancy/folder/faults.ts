import type { z } from 'zod';

/** Something wrong in a tenant's folder: `file` from the folder of tenants on, `field` as a path ("rules.bills.dates.0.from"). */
export type Fault = { file: string; field: string; reason: string };

/** What stops the start when tenants' folders are wrong; the message has one line for each fault. */
export class TenantFoldersError extends Error {
  readonly faults: readonly Fault[];

  constructor(folder: string, faults: readonly Fault[]) {
    const lines = faults.map(({ file, field, reason }) => `  ${file}${field && ` · ${field}`}: ${reason}`);
    super(`The folder of tenants ${folder} is not in order:\n${lines.join('\n')}`);
    this.name = 'TenantFoldersError';
    this.faults = faults;
  }
}

/** Collects what is wrong, so that a person mends everything at once and not one fault a start. */
export class Faults {
  readonly #list: Fault[] = [];

  add(file: string, field: string, reason: string): void {
    this.#list.push({ file, field, reason });
  }

  /** Takes over what a schema found. A key nobody knows is a fault of its own, named by its path. */
  addIssues(file: string, issues: readonly z.core.$ZodIssue[]): void {
    for (const issue of issues) {
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) this.add(file, [...issue.path, key].join('.'), 'nobody knows this field');
      else this.add(file, issue.path.join('.'), issue.message);
    }
  }

  /** @throws {TenantFoldersError} when anything was added, in the order of files */
  stopWhenAny(folder: string): void {
    if (this.#list.length === 0) return;
    throw new TenantFoldersError(
      folder,
      this.#list.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    );
  }
}
