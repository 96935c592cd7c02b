/**
 * Follows the system until the reader chooses; the choice lives as long as the page, as nothing is
 * stored.
 */
import { words } from './language/words.ts';

/** @returns what to call after the language has changed */
export function wireThemeToggle(button: HTMLButtonElement): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const shown = (): string => document.documentElement.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
  const label = (): void => {
    const text = shown() === 'dark' ? words().shell.toLight : words().shell.toDark;
    button.setAttribute('aria-label', text);
    button.title = text;
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset['theme'] = shown() === 'dark' ? 'light' : 'dark';
    label();
  });
  dark.addEventListener('change', label);
  label();
  return label;
}
