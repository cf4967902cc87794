import tailwind from '@tailwindcss/vite';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Compresses what is text once, as small as it gets, so that no request waits for it. */
const compressed = (): Plugin => ({
  name: 'compressed',
  writeBundle({ dir = '' }) {
    const folder = join(dir, 'assets');
    for (const name of readdirSync(folder).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
      const text = readFileSync(join(folder, name));
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
    }
  },
});

/** Builds the residents' portal: client/ → dist/client, one shell for all tenants, filled in by server/portal. */
export default defineConfig({
  root: at('client'),
  plugins: [solid(), tailwind(), compressed()],
  build: {
    outDir: at('dist/client'),
    emptyOutDir: true,
    // Chrome 111, Safari 16.4, Firefox 128: what Tailwind 4 itself needs.
    target: ['chrome111', 'safari16.4', 'firefox128'],
    // The server preloads the font and the page's own chunk by these names.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
