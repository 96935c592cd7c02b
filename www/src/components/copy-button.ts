/** Copies a text and says so in its own label. */
import { h, svg } from '../dom.ts';
import { words } from '../language/words.ts';

const SAID_FOR = 1600;

export function createCopyButton(label: string, text: () => string): HTMLButtonElement {
  const said = h('span', { 'aria-live': 'polite' }, label);
  const say = (answer: string | null): void => {
    said.textContent = answer ?? label;
  };
  return h('button', { type: 'button', class: 'button button-quiet', onclick: () => void copy(text, say) }, said);
}

/** The same as a sign, for the row of a table. */
export function createSmallCopyButton(label: string, text: () => string): HTMLElement {
  const said = h('span', { class: 'visually-hidden', 'aria-live': 'polite' });
  const button = h(
    'button',
    { type: 'button', class: 'copy-small', 'aria-label': label, title: label, onclick: () => void copy(text, say) },
    svg(
      'svg',
      { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
      svg('path', { class: 'copy-sheets', d: 'M5.5 4.5v-3h9v10h-3M1.5 4.5h10v10h-10z' }),
      svg('path', { class: 'copy-done', d: 'M2 8.5l4 4 8-9' }),
    ),
  );
  function say(answer: string | null): void {
    said.textContent = answer ?? '';
    button.title = answer ?? label;
    button.classList.toggle('is-copied', answer === words().inspect.copied);
  }
  return h('span', { class: 'copy-place' }, button, said);
}

async function copy(text: () => string, say: (answer: string | null) => void): Promise<void> {
  const { copied, refused } = words().inspect;
  try {
    await navigator.clipboard.writeText(text());
    say(copied);
  } catch {
    say(refused);
  }
  setTimeout(() => say(null), SAID_FOR);
}
