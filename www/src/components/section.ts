/** One instrument on the page: a rail that says what it is for, and its controls. */
import { h } from '../dom.ts';

export function createSection(
  id: string,
  title: string,
  lead: string,
  ...content: HTMLElement[]
): HTMLElement {
  return h(
    'section',
    { class: 'section', id, 'aria-labelledby': `${id}-title` },
    h('header', { class: 'rail' }, h('h2', { id: `${id}-title` }, title), h('p', null, lead)),
    h('div', { class: 'bench' }, ...content),
  );
}
