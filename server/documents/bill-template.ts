import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tenant } from '../tenancy/define-tenant.ts';

/** Everything a template is made of. `key` changes with any of it. */
export interface BillTemplate {
  key: string;
  /** The utility's bill.typ. */
  bill: string;
  /** What it is put together from. */
  base: string;
  /** The utility's drawing. */
  logo: string;
}

/** Raised when the same template and bill would give other bytes: a new compiler, new fonts. */
const rendererVersion = 1;

const base = join(import.meta.dirname, 'templates', 'base.typ');

/**
 * The template of a tenant's bills as it is on the disk now, so that a template that was mended needs no new start.
 * @throws Error ENOENT when the folder has no bill.typ; when it is empty, as one that is just being written may be
 */
export async function billTemplate({ folder, logo }: Pick<Tenant, 'folder' | 'logo'>): Promise<BillTemplate> {
  const [billText, baseText] = await Promise.all([readFile(join(folder, 'bill.typ'), 'utf8'), readFile(base, 'utf8')]);
  if (billText.trim() === '') throw new Error('bill.typ is empty');
  const parts = [String(rendererVersion), billText, baseText, logo.svg];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return { key: hash.digest('hex'), bill: billText, base: baseText, logo: logo.svg };
}
