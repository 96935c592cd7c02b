/** A key as secret, PEM, JWK or URL. A paste chooses among them; a choice by hand stands until the next paste. */
import { h, uniqueId } from '../dom.ts';
import { ENCODINGS, kindOf, type KeyInput, type KeyKind, type SecretEncoding } from '../keys/key-input.ts';
import type { FetchedKeys } from '../keys/fetch-keys.ts';
import { words } from '../language/words.ts';
import { createChoice } from './choice.ts';

export interface KeyField {
  element: HTMLElement;
  value(): KeyInput;
  set(input: KeyInput): void;
  offer(kinds: readonly KeyKind[]): void;
  /** Keeps what the URL in the field gave, as long as it stands there. */
  remember(fetched: FetchedKeys): void;
  focus(): void;
}

const KINDS: readonly KeyKind[] = ['secret', 'pem', 'jwk', 'url'];
/** Asking an issuer makes sense only where a token is checked. */
const AT_FIRST: readonly KeyKind[] = ['secret', 'pem', 'jwk'];

export function createKeyField(label: string, onChange: (input: KeyInput) => void): KeyField {
  const { kinds, encodings, placeholders, kindOfKey, writtenAs } = words().key;
  const id = uniqueId('key');
  let offered = AT_FIRST,
    before = '',
    byHand = false,
    fetched: FetchedKeys | undefined;
  const kind = createChoice<KeyKind>(kindOfKey, KINDS.map((name) => [name, kinds[name]] as const), () => {
    byHand = true;
    refresh();
  });
  const encoding = createChoice<SecretEncoding>(
    writtenAs,
    ENCODINGS.map((name) => [name, encodings[name]] as const),
    () => refresh(),
  );
  const textarea = h('textarea', {
    id,
    class: 'key-input',
    rows: 3,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    oninput: (event) => {
      recognise((event as InputEvent).inputType === 'insertFromPaste');
      refresh();
    },
  });

  /** A paste changes more than a keystroke does. */
  function recognise(pasted: boolean): void {
    const text = textarea.value;
    if (pasted || Math.abs(text.length - before.length) > 1) byHand = false;
    const replaced = pasted && (before === '' || !text.includes(before.slice(0, 8)));
    before = text;
    const found = kindOf(text) ?? (replaced ? 'secret' : null);
    if (!byHand && found && offered.includes(found)) kind.set(found);
  }
  function value(): KeyInput {
    const text = textarea.value;
    const input: KeyInput = { kind: kind.value(), text, encoding: encoding.value() };
    return input.kind === 'url' && fetched?.asked === text.trim() ? { ...input, fetched } : input;
  }
  function shape(): void {
    const chosen = kind.value();
    encoding.element.hidden = chosen !== 'secret';
    textarea.placeholder = placeholders[chosen];
    textarea.classList.toggle('is-tall', chosen === 'pem' || chosen === 'jwk');
  }
  function refresh(): void {
    shape();
    onChange(value());
  }
  function offer(next: readonly KeyKind[]): void {
    offered = next;
    kind.offer(next);
    shape();
  }
  offer(AT_FIRST);
  return {
    element: h(
      'div',
      { class: 'field key-field' },
      h('div', { class: 'key-switches' }, kind.element, encoding.element),
      h('label', { class: 'label', for: id }, label),
      h('div', { class: 'well' }, textarea),
    ),
    value,
    set(input) {
      kind.set(input.kind);
      encoding.set(input.encoding);
      textarea.value = before = input.text;
      fetched = input.fetched;
      byHand = false;
      shape();
    },
    offer,
    remember: (next) => {
      fetched = next;
      refresh();
    },
    focus: () => textarea.focus(),
  };
}
