/**
 * The field a token is pasted into, coloured while it is edited. The colours lie on a layer under a
 * textarea whose own text is transparent; both share one grid cell, so they wrap and grow alike.
 */
import { h, uniqueId } from '../dom.ts';
import type { Found } from '../token/find.ts';
import { renderPieces } from './token-text.ts';

export interface TokenField {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  colour(found: Found): void;
}

export function createTokenField(
  label: string,
  onInput: (pasted: string, typed: boolean) => void,
): TokenField {
  const id = uniqueId('token');
  const layer = h('div', { class: 'token-layer', 'aria-hidden': 'true' });
  const textarea = h('textarea', {
    id,
    class: 'token-input',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder: 'Paste a token: eyJ…',
    oninput: (event) => onInput(textarea.value, isTyping(event)),
  });
  const element = h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: id }, label),
    h('div', { class: 'token-field well' }, layer, textarea),
  );
  return { element, textarea, colour: (found) => renderPieces(layer, found.pieces) };
}

/** A change within the text that stands there, rather than another text put in its place. */
function isTyping(event: Event): boolean {
  return (
    event instanceof InputEvent &&
    /^(insertText|insertLineBreak|delete)/.test(event.inputType) &&
    (event.data ?? '').length < 3
  );
}
