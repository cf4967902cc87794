import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tenant } from '../tenancy/define-tenant.ts';

/** Everything a template is made of. `key` changes with any of it. */
export interface BillTemplate {
  key: string;
  /** The utility's bill.typ. */
  bill: string;
  /** What it imports. */
  base: string;
  /** What it is put together from. */
  parts: string;
  /** The utility's drawing. */
  logo: string;
}

/** Raised when the same template and bill would give other bytes: a new compiler, new fonts. */
const rendererVersion = 1;

const templates = join(import.meta.dirname, 'templates');

/**
 * The template of a tenant's bills as it is on the disk now, so that a template that was mended needs no new start.
 * @throws Error ENOENT when the folder has no bill.typ; when it is empty, as one that is just being written may be
 */
export async function billTemplate({ folder, logo }: Pick<Tenant, 'folder' | 'logo'>): Promise<BillTemplate> {
  const files = [join(folder, 'bill.typ'), join(templates, 'base.typ'), join(templates, 'parts.typ')];
  const [bill = '', base = '', parts = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  if (bill.trim() === '') throw new Error('bill.typ is empty');
  const hash = createHash('sha256');
  for (const text of [String(rendererVersion), bill, base, parts, logo.svg])
    hash.update(`${text.length}:`).update(text);
  return { key: hash.digest('hex'), bill, base, parts, logo: logo.svg };
}
