import { nextTask, stopAll } from './clock.ts';
import { createFailure } from './components/failure.ts';
import { markCurrent } from './contents.ts';
import { load, languageOf, speak, words } from './language/words.ts';
import { wireLanguageSwitch } from './language/switch.ts';
import { keepForOffline } from './offline/register.ts';
import { createPage, type Page, type PageState } from './page.ts';
import { createArrivals } from './share/arrivals.ts';
import { wireThemeToggle } from './theme.ts';
import { prepare } from './time/words.ts';
import { createTurns } from './turns.ts';
import { loadWasm } from './wasm.ts';

interface Shell {
  main: HTMLElement;
  contents: HTMLElement;
  share: HTMLButtonElement;
  language: HTMLAnchorElement;
  theme: HTMLButtonElement;
}

const find = <Found extends HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};
void start({
  main: find('main'),
  contents: find('.contents'),
  share: find('#share'),
  language: find('#language'),
  theme: find('#theme'),
});

async function start({ main, contents, share, language, theme }: Shell): Promise<void> {
  const loaded = loadWasm();
  speak(await load(languageOf(document.documentElement.lang)));
  const relabel = wireThemeToggle(theme);
  await nextTask();
  prepare();
  await loaded.catch(sayFailed);
  await nextTask();
  let page: Page = await createPage({}, main).catch(sayFailed);
  const rebuild = async (state: Partial<PageState>): Promise<void> => {
    stopAll();
    page = await createPage(state, main);
  };
  const inTurn = createTurns();
  const arrivals = createArrivals({ main, state: () => page.state(), rebuild, inTurn });
  wireLanguageSwitch(language, inTurn, async () => {
    relabel();
    // What stands in the fields stays, in the other language.
    await rebuild(page.state());
    arrivals.retell();
  });
  wireSharing(share, () => page.state());
  pasteAnywhere((text) => void inTurn(async () => page.take(text)));
  await arrivals.look();
  // The browser looked for the place before it was there.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: 'instant' });
  addEventListener('hashchange', () => void arrivals.look());
  markCurrent(contents);
  keepForOffline();
}

/** Where the instruments are waited for, or above those that are there. */
function sayFailed(error: unknown): never {
  const waiting = document.querySelector('#loading');
  document.querySelector('main > .failure')?.remove();
  if (waiting) waiting.textContent = words().shell.failed;
  else {
    find('main').prepend(createFailure());
    scrollTo({ top: 0, behavior: 'instant' });
  }
  throw error;
}

/** The dialog's code comes when it is asked for. */
function wireSharing(button: HTMLButtonElement, state: () => PageState): void {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { openShareDialog } = await import('./components/share-dialog.ts').catch(sayFailed);
    openShareDialog(state());
  });
}

/** A token pasted while no field has the focus is meant for the first instrument. */
function pasteAnywhere(take: (text: string) => void): void {
  document.addEventListener('paste', (event) => {
    const inField = event.target instanceof Element && event.target.closest('textarea, input');
    const text = event.clipboardData?.getData('text') ?? '';
    if (!inField && text.includes('.')) take(text);
  });
}
