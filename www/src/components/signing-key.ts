/** The key to sign with: pasted, or made here, and handed on in whichever form. */
import { Key, type Algorithm } from 'jotwasm/full';
import { h, setText } from '../dom.ts';
import { isRsa } from '../keys/algorithms.ts';
import { generateHere, generateKey, RSA_BITS, type RsaBits } from '../keys/generate.ts';
import { readKey, type KeyInput, type KeyKind } from '../keys/read-key.ts';
import { canSign } from '../keys/sign-with.ts';
import { words } from '../language/words.ts';
import { createButton } from './button.ts';
import { createChoice } from './choice.ts';
import { createKeyField } from './key-field.ts';
import { createKeyForms } from './key-forms.ts';

export interface SigningKey {
  element: HTMLElement;
  value(): KeyInput;
  set(input: KeyInput, isMade: boolean): void;
  /** Whether it was made here, and not changed since. */
  isMade(): boolean;
  /** Whether another is being made. */
  isMaking(): boolean;
  /** The kid that a JWK has. */
  kid(): string | null;
  /** A name for the key, to put into a header. */
  thumbprint(): string | null;
  /** Another algorithm: keeps a key that a person has put in, and one that serves both. */
  turnTo(alg: Algorithm): void;
  /** The first key, of which nobody needs to be told. */
  begin(alg: Algorithm): void;
  /** After the header's kid has changed. */
  showForms(kid: string | null): void;
}

export function createSigningKey(first: Algorithm, onChange: () => void): SigningKey {
  const say = words().sign;
  const field = createKeyField(say.key, onChange);
  const bits = createChoice<RsaBits>(
    say.bits,
    RSA_BITS.map((each) => [each, say.bitsOf(each)] as const),
    () => {},
  );
  const status = h('p', { class: 'generating', role: 'status', 'aria-live': 'polite' });
  const button = createButton(say.generate, () => {
    generate();
    onChange();
  });
  const forms = createKeyForms();
  let alg = first;
  let made = '';
  let turn = 0;
  let making = false;

  function put(input: KeyInput): void {
    made = input.text;
    field.set(input);
    onChange();
  }
  function generate(): void {
    const kind = field.value().kind;
    if (isRsa(alg)) void generateSlowly(alg, kind);
    else {
      stop();
      put(generateHere(alg, kind));
      setText(status, say.generated(alg));
    }
  }
  /** Whichever was asked for last is the one that comes. */
  async function generateSlowly(asked: Algorithm, kind: KeyKind): Promise<void> {
    const mine = ++turn;
    making = true;
    button.setAttribute('aria-busy', 'true');
    setText(status, say.generating(asked, bits.value()));
    const input = await generateKey(asked, kind, bits.value()).catch(() => null);
    if (mine !== turn) return;
    stop();
    if (input) put(input);
    else onChange();
    setText(status, input ? say.generated(asked) : say.notGenerated);
  }
  function stop(): void {
    turn += 1;
    making = false;
    button.removeAttribute('aria-busy');
    setText(status, '');
  }
  function turnTo(next: Algorithm): void {
    alg = next;
    bits.element.hidden = !isRsa(next);
    const { text } = field.value();
    const isOwn = text.trim() !== '' && text !== made;
    const isShared = !next.startsWith('HS') && canSign(field.value(), next);
    if (isOwn || isShared) stop();
    else generate();
  }
  field.offer(['secret', 'pem', 'jwk']);
  bits.element.hidden = !isRsa(first);
  return {
    element: h(
      'div',
      { class: 'signing-key' },
      field.element,
      h('div', { class: 'buttons generate' }, button, bits.element),
      status,
      forms.element,
    ),
    value: field.value,
    set(input, isMade) {
      if (isMade) made = input.text;
      field.set(input);
    },
    isMade: () => field.value().text === made,
    isMaking: () => making,
    kid: () => kidOf(field.value()),
    thumbprint: () => thumbprintOf(field.value()),
    turnTo,
    begin(first) {
      turnTo(first);
      setText(status, '');
    },
    showForms: (kid) => forms.show(field.value(), { alg, kid }),
  };
}

function kidOf({ kind, text }: KeyInput): string | null {
  if (kind !== 'jwk') return null;
  try {
    const { kid } = JSON.parse(text) as { kid?: unknown };
    return typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

/** A secret has none that may be shown: it would tell who guesses the secret that the guess is right. */
function thumbprintOf(input: KeyInput): string | null {
  try {
    const key = readKey(input, 'HS256');
    const found = key instanceof Key && key.type !== 'secret' ? key.thumbprint() : null;
    key.free();
    return found;
  } catch {
    return null;
  }
}
