/**
 * The field a token is pasted into, coloured while it is edited. The colours lie on a layer under a
 * textarea whose own text is transparent; both share one grid cell, so they wrap and grow alike.
 */
import { h, uniqueId } from '../dom.ts';
import { words } from '../language/words.ts';
import { placeOf } from '../token/find.ts';
import { cutText, type Range } from '../token/pieces.ts';
import type { Reading } from '../token/reading.ts';
import { renderPieces } from './token-text.ts';

export interface TokenField {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  show(reading: Reading): void;
  /** Puts the caret on a stretch of the token. */
  select(range: Range): void;
}

/** A paste of this length is not left to the browser, which would lay it out before anyone could shorten it. */
const LONG_PASTE = 50_000;

export function createTokenField(label: string, onInput: (pasted: string, typed: boolean) => void): TokenField {
  const id = uniqueId('token');
  const layer = h('div', { class: 'token-layer', 'aria-hidden': 'true' });
  const textarea = h('textarea', {
    id,
    class: 'token-input',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder: words().inspect.placeholder,
    onpaste: (event) => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (text.length < LONG_PASTE) return;
      event.preventDefault();
      onInput(text, false);
    },
    oninput: (event) => onInput(textarea.value, isTyping(event)),
  });
  const well = h('div', { class: 'token-field well' }, layer, textarea);
  let shown: Reading | null = null;
  return {
    element: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, label), well),
    textarea,
    show(reading) {
      shown = reading;
      if (textarea.value !== reading.pasted) textarea.value = reading.pasted;
      renderPieces(layer, cutText(reading.pasted, reading.found.stretches, reading.faults));
    },
    select({ from, to }) {
      if (!shown) return;
      const begin = placeOf(shown.found, from);
      textarea.focus({ preventScroll: true });
      textarea.setSelectionRange(begin, Math.max(placeOf(shown.found, to - 1) + 1, begin));
      (pieceAt(layer, begin) ?? well).scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The piece that a character of what was pasted lies in. */
function pieceAt(layer: Element, index: number): Element | null {
  let passed = 0;
  for (const piece of layer.children) {
    passed += piece.textContent.length;
    if (passed > index) return piece;
  }
  return null;
}

/** A change within the text that stands there, rather than another text put in its place. */
function isTyping(event: Event): boolean {
  return (
    event instanceof InputEvent &&
    /^(insertText|insertLineBreak|delete)/.test(event.inputType) &&
    (event.data ?? '').length < 3
  );
}
