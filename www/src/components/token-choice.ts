/** Which of several tokens that were pasted together is shown. */
import { h, replace, uniqueId } from '../dom.ts';
import { words } from '../language/words.ts';
import type { Found } from '../token/find.ts';
import { textNodes } from './plain-text.ts';

export interface TokenChoice {
  element: HTMLElement;
  show(found: Found): void;
}

const MOST_OFFERED = 12;

export function createTokenChoice(choose: (index: number) => void): TokenChoice {
  const count = h('span', { role: 'status' });
  const legend = h('legend', { class: 'label' }, count);
  const options = h('div', { class: 'choice-options' });
  const more = h('p', { class: 'hint' });
  const element = h('fieldset', { class: 'choice token-choice' }, legend, options, more);
  const group = uniqueId('found');
  let before = '';

  function option(name: string, index: number): HTMLElement {
    const id = `${group}-${index}`;
    const input = h('input', { type: 'radio', name: group, id, onchange: () => choose(index) });
    return h('span', { class: 'choice-option' }, input, h('label', { for: id }, ...textNodes(name)));
  }
  return {
    element,
    show({ names, chosen }) {
      element.hidden = names.length < 2;
      // A radio button that is put there anew would lose the focus.
      const now = names.join('\n');
      if (now !== before) {
        replace(options, ...names.slice(0, MOST_OFFERED).map(option));
        count.textContent = element.hidden ? '' : words().inspect.severalFound(names.length);
        more.textContent = names.length > MOST_OFFERED ? words().inspect.moreFound(names.length - MOST_OFFERED) : '';
        more.hidden = more.textContent === '';
      }
      before = now;
      const input = options.querySelectorAll('input')[chosen];
      if (input) input.checked = true;
    },
  };
}
