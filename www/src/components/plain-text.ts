/** Text of a token as it is, with nothing in it that cannot be seen. */
import { h } from '../dom.ts';
import { runsOf } from '../token/visible.ts';

/** Isolated: what turns its own direction does not turn what stands beside it. */
export function plainText(text: string, className = 'value'): HTMLElement {
  return h('bdi', { class: className }, ...textNodes(text));
}

export function textNodes(text: string): (string | HTMLElement)[] {
  return runsOf(text).map(({ text: run, hidden }) => (hidden ? h('span', { class: 'unseen' }, hidden) : run));
}
