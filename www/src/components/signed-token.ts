/** The token that came out of signing, or why there is none. */
import { h, setText } from '../dom.ts';
import { renderToken } from './token-text.ts';

export interface SignedToken {
  element: HTMLElement;
  show(token: string, warning: string): void;
  fail(reason: string): void;
}

export function createSignedToken(): SignedToken {
  const token = h('output', {
    class: 'token-output well',
    tabindex: '0',
    'aria-label': 'Signed token',
    'aria-live': 'off',
  });
  const words = h('p', { class: 'notice', role: 'status', 'aria-live': 'polite' });

  function say(text: string, tone: 'caution' | 'bad'): void {
    setText(words, text);
    words.dataset['tone'] = tone;
    words.hidden = text === '';
  }
  return {
    element: h('div', { class: 'field' }, h('p', { class: 'label' }, 'Token'), token, words),
    show(text, warning) {
      renderToken(token, text);
      say(warning, 'caution');
    },
    fail(reason) {
      token.replaceChildren();
      say(reason, 'bad');
    },
  };
}
