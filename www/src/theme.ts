/**
 * Follows the system until the reader chooses; the choice lives as long as the page, as nothing is
 * stored.
 */
export function wireThemeToggle(button: HTMLButtonElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const shown = (): string => document.documentElement.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
  const label = (): void => {
    const next = shown() === 'dark' ? 'light' : 'dark';
    button.setAttribute('aria-label', `Switch to the ${next} theme`);
    button.title = `Switch to the ${next} theme`;
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset['theme'] = shown() === 'dark' ? 'light' : 'dark';
    label();
  });
  dark.addEventListener('change', label);
  label();
}
