// @ts-check
// jotwasm/client as each tab loads it: with globals of its own, so that a tab can be frozen, or be gone, alone.
import { build } from 'esbuild';
import { root } from '../../pkg/build/paths.mjs';

const GLOBALS = ['globalThis', 'Date', 'performance', 'setTimeout', 'clearTimeout', 'navigator', 'BroadcastChannel', 'localStorage', 'location', 'Math'];

/** @returns {Promise<(globals: Record<string, unknown>) => typeof import('jotwasm/client')>} loads it once more */
export async function clientLoader() {
  const stdin = { contents: "export * from 'jotwasm/client'", resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'iife', globalName: 'client', write: false });
  const load = new Function(...GLOBALS, `${outputFiles[0].text}\nreturn client;`);
  return (globals) => load(...GLOBALS.map((name) => (name == 'globalThis' ? globals : globals[name])));
}
