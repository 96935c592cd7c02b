/** What is to be said of the pasted text: what was left out of it, which of several tokens is shown, what is wrong. */
import { h, replace, setText } from '../dom.ts';
import { listed, words } from '../language/words.ts';
import type { Fault } from '../token/faults.ts';
import type { Reading } from '../token/reading.ts';
import { textNodes } from './plain-text.ts';
import { createTokenChoice } from './token-choice.ts';

export interface TokenNotice {
  element: HTMLElement;
  /** @param shortenedFrom how many characters were pasted, where they were too many for the field */
  show(reading: Reading, shortenedFrom: number | null): void;
}

const MOST_SAID = 5;

export function createTokenNotice(actions: { place(fault: Fault): void; choose(index: number): void }): TokenNotice {
  const choice = createTokenChoice(actions.choose);
  const text = h('p');
  const faults = h('ol', { class: 'faults' });
  const code = h('code', { class: 'verdict-code' });
  const said = h('div', { class: 'notice', role: 'status', 'aria-live': 'polite' }, text, faults, code);
  let before = '';

  function show(reading: Reading, shortenedFrom: number | null): void {
    choice.show(reading.found);
    const words = remarks(reading, shortenedFrom);
    // The same faults again would be read out again.
    const now = reading.faults.map(({ from, to, message }) => `${from} ${to} ${message}`).join('\n');
    const entries = (): HTMLElement[] => reading.faults.slice(0, MOST_SAID).map((fault) => entry(fault, actions.place));
    if (now !== before) replace(faults, ...entries());
    before = now;
    said.dataset['tone'] = reading.faults.length > 0 ? 'bad' : 'idle';
    setText(text, words);
    setText(code, reading.code ?? '');
    code.hidden = !reading.code;
    text.hidden = words === '';
    faults.hidden = reading.faults.length === 0;
    said.hidden = words === '' && reading.faults.length === 0;
  }
  return { element: h('div', { class: 'token-notice' }, choice.element, said), show };
}

function remarks({ found, faults }: Reading, shortenedFrom: number | null): string {
  const say = words().inspect;
  const shortened = shortenedFrom ? [say.shortened(shortenedFrom)] : [];
  const left = found.leftOut.length > 0 && faults.length === 0 ? [say.readWithout(listed(found.leftOut))] : [];
  return [...left, ...shortened].join(' ');
}

function entry(fault: Fault, place: (fault: Fault) => void): HTMLElement {
  const say = words().inspect;
  const { excerpt } = fault;
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'fault', title: say.showPlace(fault.from + 1), onclick: () => place(fault) },
      ...textNodes(fault.message),
    ),
    excerpt &&
      h(
        'code',
        { class: 'excerpt', dir: 'ltr' },
        ...textNodes(excerpt.before),
        h('mark', null, ...(excerpt.at === '' ? ['\u2423'] : textNodes(excerpt.at))),
        ...textNodes(excerpt.after),
      ),
  );
}
