import { defineConfig } from 'vite';
import { pages } from './pages.ts';

const WORKER = 'http://127.0.0.1:8787';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'src/public',
  plugins: [pages()],
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
  // `vite` alone serves the page while it is worked on; the demo Worker then runs beside it.
  server: { host: '127.0.0.1', proxy: { '/api': WORKER } },
});
