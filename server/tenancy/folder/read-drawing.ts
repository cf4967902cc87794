import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drawing } from '../define-tenant.ts';
import type { Faults } from './faults.ts';

// The drawing is served from the portal's own host: nothing in it may run or fetch.
const forbidden =
  /<script|<foreignObject|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|\son\w+\s*=|javascript:|@import|(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i;

/** A drawing of the brand, or undefined with the reason among the faults. At most 64 KiB of plain SVG. */
export async function readDrawing(
  folder: string,
  file: string,
  inside: string,
  faults: Faults,
): Promise<Drawing | undefined> {
  const svg = await readFile(join(folder, inside), 'utf8').catch(() => undefined);
  const fault = (reason: string): undefined => void faults.add(file, '', reason);
  if (svg === undefined) return fault('the file is missing');
  if (svg.length > 65_536) return fault('is larger than 64 KiB');
  if (!/^\s*<svg\b[^>]*\bviewBox=/.test(svg) || !/<\/svg>\s*$/.test(svg))
    return fault('is not an <svg> with a viewBox');
  const found = forbidden.exec(svg);
  if (found) return fault(`may not contain ${JSON.stringify(found[0].trim())}`);
  return { svg, hash: createHash('sha256').update(svg).digest('hex') };
}
