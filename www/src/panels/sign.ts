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
import { secretWarnings, type KeyInput } from '../keys/read-key.ts';
import { signWith, whyUnsigned, type Signed } from '../keys/sign-with.ts';

const LEAD = 'Write claims, choose a key, take the token. It is signed anew at every keystroke.';
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

export function createSignPanel(inspect: (token: string, key: KeyInput | null) => void): HTMLElement {
  const algorithm = createChoice('Algorithm', ALGORITHM_NAMES, newKey);
  const lifetime = createChoice('Expires after', LIFETIMES, make);
  const claims = createClaimsEditor(FIRST_CLAIMS, make);
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
    key.offer(isHmac(alg) ? ['secret', 'jwk'] : ['pem', 'jwk']);
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
  lifetime.set('15m');
  newKey();
  return createSection(
    'sign',
    'Sign',
    LEAD,
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
}

function button(label: string, action: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button', onclick: action }, label);
}
