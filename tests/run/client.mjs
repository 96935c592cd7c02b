// @ts-check
// The tests of tests/client: jotwasm/client in pages of real browsers, against a Worker that rotates and revokes.
import { strict as assert } from 'node:assert';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../pkg/build/paths.mjs';
import { freePort, serve } from '../../www/serve.mjs';
import { launch, launchLifelike } from './browser.mjs';
import { collect, runAll } from './side-by-side.mjs';

const tests = join(root, 'tests', 'client');
const pages = join(root, 'tests', 'out', 'client');
const AT_ONCE = 4;

export async function client() {
  await bundlePages();
  const server = serve((await freePort(0)) ?? 0, { folder: join(tests, 'worker') });
  const browsers = /** @type {const} */ ([launch('chromium'), launchLifelike(), launch('firefox')]);
  try {
    const [{ url }, chromium, { context }, firefox] = await Promise.all([server, ...browsers]);
    const inChromium = await collect(tests, { name: 'chromium', browser: chromium, lifelike: context, url, assert });
    const inFirefox = await collect(tests, { name: 'firefox', browser: firefox, url, assert });
    return await runAll([...inChromium, ...inFirefox], AT_ONCE);
  } finally {
    // Whatever of them has started, although another has not.
    for (const browser of browsers) await browser.then((one) => one.close()).catch(() => {});
    await server.then((one) => one.stop()).catch(() => {});
  }
}

/** Every page is one module of tests/client/page. React comes as it does while one develops. */
async function bundlePages() {
  const names = ['session', 'strict-mode', 'elsewhere'];
  await mkdir(pages, { recursive: true });
  for (const name of names) {
    const script = `<script type="module" src="/${name}.js"></script>`;
    await writeFile(join(pages, `${name}.html`), `<!doctype html><title>${name}</title><link rel="icon" href="data:,">${script}`);
  }
  const entryPoints = names.map((name) => join(tests, 'page', `${name}.js`));
  const define = { 'process.env.NODE_ENV': '"development"' };
  // The package's sideEffects are not meant for the files of its tests.
  await build({ entryPoints, outdir: pages, bundle: true, format: 'esm', define, ignoreAnnotations: true, logLevel: 'silent' });
}
