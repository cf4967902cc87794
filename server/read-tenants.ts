import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenantFoldersError } from './tenancy/folder/faults.ts';
import type { Tenant } from './tenancy/load-tenants.ts';
import type { Said } from './tenants-process.ts';

/** The tenants, as soon as they are read, and whether each one's bill can be drawn, which takes longer. */
export interface TenantsToBe {
  /** @throws TenantFoldersError */
  tenants: Promise<readonly Tenant[]>;
  /** @throws TenantFoldersError with file, line and reason of every template that fails */
  drawn: Promise<void>;
}

/** The program beside this file: compiled beside the compiled one, as it is written beside the source. */
const program = fileURLToPath(new URL(`./tenants-process${extname(import.meta.filename)}`, import.meta.url));

/**
 * Reads the tenants' folders and draws their example bills in a process that ends with it: what reads TypeScript and sets
 * bills takes some 80 MB, which a server that has started would keep and never need again.
 */
export function readTenants({ tenantsDir, dataDir }: { tenantsDir: string; dataDir: string }): TenantsToBe {
  // It is given nothing that is secret.
  const child = fork(program, [tenantsDir, dataDir], { serialization: 'advanced', execArgv: [], env: {} });
  const read = Promise.withResolvers<readonly Tenant[]>();
  const drawn = Promise.withResolvers<void>();
  const fail = (error: Error): void => {
    read.reject(error);
    drawn.reject(error);
  };
  child.on('message', (said: Said) => {
    if ('tenants' in said) read.resolve(said.tenants);
    else if ('checked' in said) drawn.resolve();
    else fail('faults' in said ? new TenantFoldersError(tenantsDir, said.faults) : new Error(said.message));
  });
  child.once('error', fail);
  child.once('close', () => fail(new Error('The process that reads the tenants ended before it was done')));
  // Whoever waits for the first of them may never come to the second.
  drawn.promise.catch(() => undefined);
  return { tenants: read.promise, drawn: drawn.promise };
}
