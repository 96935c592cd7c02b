/** What there is to say about the pasted text: what was left out of it, or why it is no token. */
import { decode, JwtError } from 'jotwasm/full';
import { h, setText } from '../dom.ts';
import { sentence } from '../keys/advice.ts';
import { diagnose } from '../token/diagnose.ts';
import type { Reading } from '../token/reading.ts';

export interface TokenNotice {
  element: HTMLElement;
  show(reading: Reading): void;
}

export function createTokenNotice(): TokenNotice {
  const text = h('p');
  const code = h('code', { class: 'verdict-code' });
  const element = h('div', { class: 'notice', role: 'status', 'aria-live': 'polite' }, text, code);

  function show(tone: 'idle' | 'bad', words: string, errorCode = ''): void {
    element.dataset['tone'] = tone;
    setText(text, words);
    setText(code, errorCode);
    code.hidden = errorCode === '';
    element.hidden = words === '';
  }
  return {
    element,
    show({ found, token }) {
      try {
        if (token !== '') decode(token);
        show('idle', found.leftOut.length > 0 ? `Read without ${list(found.leftOut)}.` : '');
      } catch (error) {
        const own = error instanceof Error ? sentence(error.message) : String(error);
        show('bad', diagnose(token) || own, error instanceof JwtError ? error.code : '');
      }
    },
  };
}

function list(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
