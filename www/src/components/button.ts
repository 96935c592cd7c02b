/** A button as nearly all are here. What looks like a link, a tab or a place is made where it stands. */
import { h } from '../dom.ts';

/** @param look how much it is to be seen among the others */
export function createButton(label: string, onclick: () => void, look?: 'primary' | 'quiet'): HTMLButtonElement {
  return h('button', { type: 'button', class: look ? `button button-${look}` : 'button', onclick }, label);
}
