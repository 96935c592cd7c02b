/** What stands in the place of a part of the page whose files did not come. */
import { h } from '../dom.ts';
import { words } from '../language/words.ts';

export function createFailure(): HTMLElement {
  return h('p', { class: 'notice failure', role: 'status', 'data-tone': 'bad' }, words().shell.failed);
}
