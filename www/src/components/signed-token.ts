/** The token that came out of signing, or why there is none. */
import type { Algorithm } from 'jotwasm/full';
import { h, setText } from '../dom.ts';
import type { Refusal } from '../keys/why-unsigned.ts';
import { locale, words } from '../language/words.ts';
import { createButton } from './button.ts';
import { renderToken } from './token-text.ts';

export interface SignedToken {
  element: HTMLElement;
  show(token: string): void;
  fail(refusal: Refusal): void;
  /** Another token is being made. */
  wait(): void;
}

export function createSignedToken(choose: (alg: Algorithm) => void): SignedToken {
  const say = words().sign;
  const token = h('output', {
    class: 'token-output well',
    tabindex: '0',
    role: 'group',
    'aria-label': say.signedToken,
    'aria-live': 'off',
  });
  const size = h('span', { class: 'token-size' });
  const text = h('p');
  const remedy = createButton('', () => wanted && choose(wanted));
  const notice = h('div', { class: 'notice', role: 'status', 'aria-live': 'polite' }, text, remedy);
  let wanted: Algorithm | null = null;

  function set(shown: string, reason: string, alg: Algorithm | null): void {
    renderToken(token, shown);
    token.removeAttribute('aria-busy');
    setText(size, shown === '' ? '' : say.size(shown.length.toLocaleString(locale())));
    setText(text, reason);
    notice.hidden = reason === '';
    notice.dataset['tone'] = 'bad';
    wanted = alg;
    remedy.hidden = alg === null;
    setText(remedy, alg === null ? '' : say.choose(alg));
  }
  return {
    element: h('div', { class: 'field' }, h('p', { class: 'label token-label' }, say.token, ' ', size), token, notice),
    show: (made) => set(made, '', null),
    fail: ({ text: reason, choose: alg }) => set('', reason, alg),
    wait: () => token.setAttribute('aria-busy', 'true'),
  };
}
