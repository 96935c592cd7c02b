/** The verdict on a signature, read out politely when it changes. */
import { h, setText } from '../dom.ts';
import type { Verdict } from '../keys/check.ts';

export interface VerdictView {
  element: HTMLElement;
  show(verdict: Verdict): void;
}

export function createVerdict(): VerdictView {
  const title = h('p', { class: 'verdict-title' });
  const detail = h('p', { class: 'verdict-detail' });
  const code = h('code', { class: 'verdict-code' });
  const element = h('div', { class: 'verdict', role: 'status', 'aria-live': 'polite' }, title, detail, code);
  return {
    element,
    show(verdict) {
      element.dataset['tone'] = verdict.tone;
      setText(title, verdict.title);
      setText(detail, verdict.detail);
      setText(code, verdict.code ?? '');
      code.hidden = verdict.code === null;
    },
  };
}
