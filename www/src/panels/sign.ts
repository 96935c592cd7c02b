/** Write claims, choose a key, get a token: signed anew at every keystroke. */
import { createChoice } from '../components/choice.ts';
import { createClaimsEditor } from '../components/claims-editor.ts';
import { createCopyButton } from '../components/copy-button.ts';
import { createKeyField } from '../components/key-field.ts';
import { createSection } from '../components/section.ts';
import { createSignedToken } from '../components/signed-token.ts';
import { h } from '../dom.ts';
import { ALGORITHMS, isHmac, type PlaygroundAlgorithm } from '../keys/algorithms.ts';
import { generateKey } from '../keys/generate.ts';
import { secretWarnings, type KeyInput, type KeyKind } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import type { Bring } from '../page.ts';
import { signWith, whyUnsigned, type Signed } from '../keys/sign-with.ts';

const ALGORITHM_NAMES = (Object.keys(ALGORITHMS) as PlaygroundAlgorithm[]).map((alg) => [alg, alg] as const);
const AS_WRITTEN = 'as written';
const LIFETIMES = [
  ['1m', '1 min'],
  ['15m', '15 min'],
  ['1h', '1 hour'],
  ['1d', '1 day'],
  ['30d', '30 days'],
  [AS_WRITTEN, 'As written'],
] as const;
const FIRST_CLAIMS = {
  iss: 'https://login.example',
  sub: 'ada',
  aud: 'https://api.example',
  scope: 'notes:read notes:write',
};

/** What a writer has put in. */
export interface SignState {
  algorithm: PlaygroundAlgorithm;
  claims: string;
  lifetime: Lifetime;
  key: KeyInput;
}
export interface SignPanel {
  element: HTMLElement;
  state(): SignState;
}
type Lifetime = (typeof LIFETIMES)[number][0];

export function createSignPanel(inspect: Bring, state?: SignState): SignPanel {
  const algorithm = createChoice('Algorithm', ALGORITHM_NAMES, newKey);
  const lifetime = createChoice<Lifetime>('Expires after', LIFETIMES, make);
  const claims = createClaimsEditor(state?.claims ?? JSON.stringify(FIRST_CLAIMS, null, 2), make);
  const key = createKeyField('Key to sign with', make);
  const output = createSignedToken();
  let signed: Signed | null = null;

  function make(): void {
    const alg = algorithm.value(),
      after = lifetime.value();
    try {
      signed = signWith(claims.read(), key.value(), alg, after === AS_WRITTEN ? null : after);
      output.show(signed.token, secretWarnings(key.value(), alg).join(' '));
    } catch (error) {
      signed = null;
      output.fail(whyUnsigned(error, alg, key.value()));
    }
  }
  function newKey(): void {
    const alg = algorithm.value();
    key.offer(kindsFor(alg));
    key.set(generateKey(alg, key.value().kind));
    make();
  }
  /** A minute may have passed since the last keystroke; the token is made for the moment it is taken. */
  function take(): Signed | null {
    make();
    return signed;
  }
  const copy = createCopyButton('Copy token', () => take()?.token ?? '');
  const show = button('Inspect it', () => {
    const made = take();
    if (made) inspect(made.token, made.checkKey);
  });
  function restore({ algorithm: alg, lifetime: after, key: input }: SignState): void {
    algorithm.set(alg);
    lifetime.set(after);
    key.offer(kindsFor(alg));
    key.set(input);
    make();
  }
  lifetime.set('15m');
  if (state) restore(state);
  else newKey();
  const element = createSection(
    'sign',
    words().sign.title,
    words().sign.lead,
    h('div', { class: 'column' }, algorithm.element, claims.element, lifetime.element),
    h(
      'div',
      { class: 'column' },
      key.element,
      h('div', { class: 'buttons' }, button('Generate a key', newKey)),
      output.element,
      h('div', { class: 'buttons' }, copy, show),
    ),
  );
  return {
    element,
    state: () => ({ algorithm: algorithm.value(), claims: claims.text(), lifetime: lifetime.value(), key: key.value() }),
  };
}

const kindsFor = (alg: PlaygroundAlgorithm): KeyKind[] => (isHmac(alg) ? ['secret', 'jwk'] : ['pem', 'jwk']);

function button(label: string, action: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button', onclick: action }, label);
}
