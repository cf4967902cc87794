import tailwind from '@tailwindcss/vite';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';
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

// Chrome 111, Safari 16.4, Firefox 128: what Tailwind 4 itself needs.
const target = ['chrome111', 'safari16.4', 'firefox128'];

/**
 * The service worker: one file at the root, which knows by name what this release is made of. Not a part of the pages' own
 * build: it would share files with them, and a worker that must load others is one that can be half there.
 */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  async writeBundle({ dir = '' }, bundle) {
    const assets = Object.keys(bundle)
      .filter((name) => /^assets\/.*\.(?:js|css|woff2)$/.test(name))
      .toSorted();
    const release = createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 12);
    await build({
      configFile: false,
      logLevel: 'warn',
      define: { RELEASE: JSON.stringify({ name: release, assets: assets.map((name) => `/${name}`) }) },
      build: {
        outDir: dir,
        emptyOutDir: false,
        target,
        copyPublicDir: false,
        rollupOptions: {
          input: at('client/pwa/service-worker.ts'),
          output: { format: 'iife', entryFileNames: 'service-worker.js' },
        },
      },
    });
  },
});

/** Builds the residents' portal: client/ → dist/client, one shell for all tenants, filled in by server/portal. */
export default defineConfig({
  root: at('client'),
  plugins: [solid(), tailwind(), compressed(), serviceWorker()],
  build: {
    outDir: at('dist/client'),
    emptyOutDir: true,
    target,
    // The server preloads the font and the page's own chunk by these names.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
