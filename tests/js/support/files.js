// The repository's own files, where the runtime has them.

const isNode = globalThis.process?.release?.name === 'node' && !globalThis.Deno && !globalThis.Bun;
const builtin = (name) => globalThis.process.getBuiltinModule(name);

/** Node alone: what the files say is the same everywhere. Bundled code has no place in the repository. */
export const hasFiles =
  isNode && typeof globalThis.process.getBuiltinModule === 'function' && import.meta.url?.endsWith('/support/files.js');

const root = () => new URL('../../../', import.meta.url);

/** @param {string} path from the top of the repository */
export const readText = (path) => builtin('node:fs').readFileSync(new URL(path, root()), 'utf8');

/** Paths of the files under a folder. */
export function filesUnder(folder) {
  const entries = builtin('node:fs').readdirSync(new URL(`${folder}/`, root()), {
    withFileTypes: true,
    recursive: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => builtin('node:path').join(entry.parentPath ?? entry.path, entry.name));
}

export const readFile = (path) => builtin('node:fs').readFileSync(path, 'utf8');
