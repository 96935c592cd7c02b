/** Claims written as JSON. */
import { h, uniqueId } from '../dom.ts';

export interface ClaimsEditor {
  element: HTMLElement;
  text(): string;
  /** Throws SyntaxError for anything but a JSON object. */
  read(): Record<string, unknown>;
}

export function createClaimsEditor(first: string, onChange: () => void): ClaimsEditor {
  const id = uniqueId('claims');
  const textarea = h('textarea', {
    id,
    class: 'claims-input',
    rows: 8,
    spellcheck: 'false',
    oninput: onChange,
  });
  textarea.value = first;
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'label', for: id }, 'Claims, as JSON'),
      h('div', { class: 'well' }, textarea),
    ),
    text: () => textarea.value,
    read() {
      const value: unknown = JSON.parse(textarea.value);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new SyntaxError('not an object');
      return value as Record<string, unknown>;
    },
  };
}
