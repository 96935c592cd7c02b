import { stopAll } from './clock.ts';
import { load, languageOf, speak } from './language/words.ts';
import { wireLanguageSwitch } from './language/switch.ts';
import { createPage } from './page.ts';
import { wireThemeToggle } from './theme.ts';

const main = document.querySelector('main');
const theme = document.querySelector<HTMLButtonElement>('#theme');
const language = document.querySelector<HTMLAnchorElement>('#language');

if (main && theme && language) {
  speak(await load(languageOf(document.documentElement.lang)));
  let page = createPage({});
  main.replaceChildren(...page.sections);
  const relabel = wireThemeToggle(theme);
  pasteAnywhere((text) => page.take(text));
  wireLanguageSwitch(language, () => {
    stopAll();
    // What stands in the fields stays, in the other language.
    page = createPage(page.state());
    main.replaceChildren(...page.sections);
    relabel();
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
