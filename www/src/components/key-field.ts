/** A key as secret, PEM or JWK. Pasting one of the latter two switches to it. */
import { h, uniqueId } from '../dom.ts';
import { kindOf, type KeyInput, type KeyKind, type SecretEncoding } from '../keys/read-key.ts';
import { createChoice } from './choice.ts';

export interface KeyField {
  element: HTMLElement;
  value(): KeyInput;
  set(input: KeyInput): void;
  offer(kinds: readonly KeyKind[]): void;
}

const KINDS = [
  ['secret', 'Secret'],
  ['pem', 'PEM'],
  ['jwk', 'JWK'],
] as const;
const ENCODINGS = [
  ['utf8', 'UTF-8 text'],
  ['base64url', 'base64url'],
] as const;
const PLACEHOLDERS: Readonly<Record<KeyKind, string>> = {
  secret: 'the shared secret',
  pem: '-----BEGIN PUBLIC KEY-----',
  jwk: '{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }',
};

export function createKeyField(label: string, onChange: (input: KeyInput) => void): KeyField {
  const id = uniqueId('key');
  const kind = createChoice<KeyKind>('Kind of key', KINDS, () => refresh());
  const encoding = createChoice<SecretEncoding>('Secret written as', ENCODINGS, () => refresh());
  const textarea = h('textarea', {
    id,
    class: 'key-input',
    rows: 3,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    oninput: () => {
      kind.set(kindOf(textarea.value) ?? kind.value());
      refresh();
    },
  });
  const value = (): KeyInput => ({ kind: kind.value(), text: textarea.value, encoding: encoding.value() });

  function shape(): void {
    const isSecret = kind.value() === 'secret';
    encoding.element.hidden = !isSecret;
    textarea.placeholder = PLACEHOLDERS[kind.value()];
    textarea.classList.toggle('is-tall', !isSecret);
  }
  function refresh(): void {
    shape();
    onChange(value());
  }
  shape();
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
      textarea.value = input.text;
      shape();
    },
    offer(kinds) {
      kind.offer(kinds);
      shape();
    },
  };
}
