import { createInspectPanel } from './panels/inspect.ts';
import { createLivePanel } from './panels/live.ts';
import { createSignPanel } from './panels/sign.ts';
import { wireThemeToggle } from './theme.ts';

const main = document.querySelector('main');
const toggle = document.querySelector<HTMLButtonElement>('#theme');

if (main && toggle) {
  const inspect = createInspectPanel();
  const bringUp: typeof inspect.open = (token, key) => {
    inspect.open(token, key);
    inspect.element.scrollIntoView();
    inspect.element.querySelector('textarea')?.focus({ preventScroll: true });
  };
  main.replaceChildren(inspect.element, createSignPanel(bringUp), createLivePanel(bringUp));
  wireThemeToggle(toggle);
}
