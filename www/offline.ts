/** Writes the service worker, with the names of all files of the page in it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PUBLIC = join(import.meta.dirname, 'src', 'public');
const SOURCE = join(import.meta.dirname, 'src', 'offline', 'service-worker.ts');
const NAME = 'service-worker.js';

export function offline(): Plugin {
  return {
    name: 'jotwasm-offline',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: SOURCE, fileName: NAME });
    },
    generateBundle: {
      // After the pages are written.
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[NAME];
        if (worker?.type !== 'chunk') throw new Error(`There is no ${NAME} to put the files in.`);
        const contents = new Map<string, string | Uint8Array>(publicFiles());
        for (const [name, file] of Object.entries(bundle)) {
          if (name !== NAME) contents.set(name, file.type === 'chunk' ? file.code : file.source);
        }
        const files = JSON.stringify([...contents.keys()].sort().map(urlOf));
        const version = JSON.stringify(hash(contents, worker.code));
        worker.code = `const FILES=${files},VERSION=${version};\n${worker.code}`;
      },
    },
  };
}

/** All but what the server reads. */
function publicFiles(): [string, Buffer][] {
  const names = readdirSync(PUBLIC).filter((name) => !name.startsWith('_'));
  return names.map((name) => [name, readFileSync(join(PUBLIC, name))]);
}

/** A page is known by its folder, as the server knows it. */
const urlOf = (name: string): string => `/${name.replace(/(^|\/)index\.html$/, '$1')}`;

function hash(contents: Map<string, string | Uint8Array>, code: string): string {
  const digest = createHash('sha256').update(code);
  for (const name of [...contents.keys()].sort()) digest.update(`${name}\0`).update(contents.get(name) ?? '');
  return digest.digest('hex').slice(0, 16);
}
