import { stopAll } from './clock.ts';
import { markCurrent } from './contents.ts';
import { load, languageOf, speak, words } from './language/words.ts';
import { wireLanguageSwitch } from './language/switch.ts';
import { keepForOffline } from './offline/register.ts';
import { createPage } from './page.ts';
import { wireThemeToggle } from './theme.ts';
import { loadWasm } from './wasm.ts';

const main = document.querySelector('main');
const theme = document.querySelector<HTMLButtonElement>('#theme');
const language = document.querySelector<HTMLAnchorElement>('#language');

if (main && theme && language) void start(main, theme, language);

async function start(main: HTMLElement, theme: HTMLButtonElement, language: HTMLAnchorElement): Promise<void> {
  const loaded = loadWasm();
  speak(await load(languageOf(document.documentElement.lang)));
  const relabel = wireThemeToggle(theme);
  await loaded.catch(sayFailed);
  let page = await createPage({}, main);
  pasteAnywhere((text) => page.take(text));
  wireLanguageSwitch(language, async () => {
    stopAll();
    relabel();
    // What stands in the fields stays, in the other language.
    page = await createPage(page.state(), main);
  });
  const contents = document.querySelector<HTMLElement>('.contents');
  if (contents) markCurrent(contents);
  keepForOffline();
}

function sayFailed(error: unknown): never {
  const loading = document.querySelector('#loading');
  if (loading) loading.textContent = words().shell.failed;
  throw error;
}

/** A token pasted while no field has the focus is meant for the first instrument. */
function pasteAnywhere(take: (text: string) => void): void {
  document.addEventListener('paste', (event) => {
    const inField = event.target instanceof Element && event.target.closest('textarea, input');
    const text = event.clipboardData?.getData('text') ?? '';
    if (!inField && text.includes('.')) take(text);
  });
}
