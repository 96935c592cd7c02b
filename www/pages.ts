/** The page in every language, from one file: index.html is at / and at /zh/, with its words put in. */
import type { Plugin } from 'vite';
import { en } from './src/language/en/index.ts';
import { LANGUAGES, type Language, type Words } from './src/language/words.ts';
import { zh } from './src/language/zh/index.ts';

const PACKS: Readonly<Record<Language, Words>> = { en, zh };

export function pages(): Plugin {
  return {
    name: 'jotwasm-pages',
    transformIndexHtml: {
      order: 'post',
      // The dev server has the English page only; the build makes the others of it.
      handler: (html, { bundle }) => (bundle ? html : fill(html, 'en')),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('There is no index.html to put words in.');
        const html = String(page.source);
        page.source = preload(fill(html, 'en'), bundle, 'en');
        this.emitFile({ type: 'asset', fileName: 'zh/index.html', source: preload(fill(html, 'zh'), bundle, 'zh') });
      },
    },
  };
}

function fill(html: string, language: Language): string {
  const other = LANGUAGES[language === 'en' ? 'zh' : 'en'];
  const known: Record<string, unknown> = { ...PACKS[language], tag: LANGUAGES[language].tag, other };
  return html.replace(/\{\{([\w.]+)\}\}/g, (_, path: string) => {
    let found: unknown = known;
    for (const name of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[name];
    if (typeof found !== 'string') throw new Error(`index.html asks for the words ${path}, which there are not.`);
    return found.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  });
}

/** What the script would ask for only once it runs, so that it comes with it: the words, and the module. */
function preload(html: string, bundle: Record<string, { type: string; fileName: string }>, language: Language): string {
  const files = Object.values(bundle);
  const spoken = files.find(
    (each) => 'facadeModuleId' in each && String(each.facadeModuleId).endsWith(`/language/${language}/index.ts`),
  );
  const wasm = files.find(({ fileName }) => fileName.endsWith('.wasm'));
  if (!spoken || !wasm) throw new Error(`The words in ${language}, or the module, are in no file of their own.`);
  const links = [
    `<link rel="modulepreload" crossorigin href="/${spoken.fileName}">`,
    `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="/${wasm.fileName}">`,
  ];
  return html.replace('</head>', `${links.map((link) => `  ${link}\n  `).join('')}</head>`);
}
