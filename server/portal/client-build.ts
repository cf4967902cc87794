import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `vite build` made of `client/`. */
export interface ClientBuild {
  /** index.html with the places that a tenant's page fills. */
  html: string;
  /** Addresses of fonts the first view needs. */
  fonts: string[];
}

type Manifest = Record<string, { file: string }>;

// Letters and digits of every page. The part with the sign of the ruble comes when a sum is drawn.
const firstFonts = ['golos-text-cyrillic-wght-normal.woff2', 'golos-text-latin-wght-normal.woff2'];

/** Reads the built client; undefined when it was not built yet. */
export function readClientBuild(clientDir: string): ClientBuild | undefined {
  let html: string;
  let manifest: Manifest;
  try {
    html = readFileSync(join(clientDir, 'index.html'), 'utf8');
    manifest = JSON.parse(readFileSync(join(clientDir, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const fonts = firstFonts.flatMap((name) => {
    const [, entry] = Object.entries(manifest).find(([source]) => source.endsWith(`/${name}`)) ?? [];
    return entry ? [`/${entry.file}`] : [];
  });
  return { html, fonts };
}
