/** What is to be said about a key, each with what would help where there is such a thing. */
import { h, replace } from '../dom.ts';
import type { KeyInput } from '../keys/key-input.ts';
import type { Remark } from '../keys/remarks.ts';
import { words } from '../language/words.ts';
import { createButton } from './button.ts';

export interface KeyRemarks {
  element: HTMLElement;
  show(remarks: readonly Remark[]): void;
}

export function createKeyRemarks(onFix: (input: KeyInput) => void): KeyRemarks {
  const element = h('ul', { class: 'warnings', 'aria-live': 'polite' });
  let shown = '';
  return {
    element,
    show(remarks) {
      const next = JSON.stringify(remarks);
      if (next === shown) return;
      shown = next;
      replace(element, ...remarks.map((remark) => line(remark, onFix)));
    },
  };
}

function line({ tone, text, fix }: Remark, onFix: (input: KeyInput) => void): HTMLElement {
  const follow = fix && createButton(words().keyHelp.readItSo, () => onFix(fix));
  return h('li', { 'data-tone': tone }, h('span', null, text), follow);
}
