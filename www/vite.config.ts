import { defineConfig } from 'vite';
import { offline } from './offline.ts';
import { pages } from './pages.ts';

const WORKER = 'http://127.0.0.1:8787';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'src/public',
  plugins: [pages(), offline()],
  // The same module as a file of its own: it compiles while it arrives, and is smaller than inlined. main.ts loads it.
  resolve: { alias: [{ find: /^jotwasm\/full$/, replacement: 'jotwasm/slim' }] },
  build: {
    target: 'es2024',
    // The first browsers with light-dark(): rewritten for older ones it would not follow a nested color-scheme.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy allows data: for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // `vite` alone serves the page while it is worked on; the demo Worker then runs beside it.
  server: { host: '127.0.0.1', proxy: { '/api': WORKER } },
});
