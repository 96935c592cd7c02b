/** Changes the language in place: a page of its own for each would lose what was pasted. */
import type { InTurn } from '../turns.ts';
import { LANGUAGES, languageOf, load, speak, words, type Language } from './words.ts';

/** Without a script, or in another tab, the link is a link. */
export function wireLanguageSwitch(link: HTMLAnchorElement, inTurn: InTurn, rebuild: () => Promise<void>): void {
  const turn = async (): Promise<void> => {
    const next = otherThan(languageOf(document.documentElement.lang));
    history.replaceState(null, '', LANGUAGES[next].path + location.hash);
    speak(await load(next));
    relabel(link, next);
    await rebuild();
  };
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void inTurn(turn);
  });
}

function otherThan(language: Language): Language {
  return language === 'en' ? 'zh' : 'en';
}

/** What stands in the file itself, outside of the instruments. */
function relabel(link: HTMLAnchorElement, language: Language): void {
  document.documentElement.lang = LANGUAGES[language].tag;
  document.title = words().shell.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    element.textContent = wordAt(element.dataset['words']);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', wordAt(element.dataset['label']));
  }
  const other = LANGUAGES[otherThan(language)];
  link.textContent = other.name;
  link.href = other.path;
  link.lang = link.hreflang = other.tag;
}

/** "shell.motto" */
function wordAt(path = ''): string {
  let found: unknown = words();
  for (const name of path.split('.')) found = (found as Record<string, unknown>)[name];
  return String(found);
}
