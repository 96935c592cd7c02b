/** Copies a text and says so in its own label. */
import { h } from '../dom.ts';

export function createCopyButton(label: string, text: () => string): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: 'button button-quiet', onclick: () => void copy() },
    label,
  );

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      answer('Copied');
    } catch {
      answer('The browser refused');
    }
  }
  function answer(words: string): void {
    button.textContent = words;
    setTimeout(() => {
      button.textContent = label;
    }, 1600);
  }
  return button;
}
