/** Write header and claims, choose a key, get a token: signed anew at every change. */
import type { Algorithm } from 'jotwasm/full';
import { createButton } from '../components/button.ts';
import { createChoice } from '../components/choice.ts';
import { createClaimsEditor } from '../components/claims-editor.ts';
import { createCopyButton } from '../components/copy-button.ts';
import { createHeaderEditor } from '../components/header-editor.ts';
import { createSection } from '../components/section.ts';
import { createSelect } from '../components/select.ts';
import { createSignedToken } from '../components/signed-token.ts';
import { createSigningKey } from '../components/signing-key.ts';
import { createWarnings } from '../components/warnings.ts';
import { h, setText } from '../dom.ts';
import { describeAlgorithm, FAMILIES, isSlow, type Family } from '../keys/algorithms.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { LIFETIMES, signWith, type Lifetime, type Signed } from '../keys/sign-with.ts';
import { headerRefusal, whyUnsigned, type Refusal } from '../keys/why-unsigned.ts';
import { words } from '../language/words.ts';
import type { Bring } from '../page.ts';
import { readToken } from '../token/reading.ts';

/** What a writer has put in. */
export interface SignState {
  algorithm: Algorithm;
  header: string;
  claims: string;
  lifetime: Lifetime;
  key: KeyInput;
  /** The key was made here, and may be replaced by one for another algorithm. */
  isKeyMade: boolean;
}
export interface SignPanel {
  element: HTMLElement;
  state(): SignState;
}

const FIRST_CLAIMS = {
  iss: 'https://login.example',
  sub: 'ada',
  aud: 'https://api.example',
  scope: 'notes:read notes:write',
};
/** What is slow to sign waits until nobody has typed for so long. */
const PAUSE = 250;

export function createSignPanel(inspect: Bring, state?: SignState): SignPanel {
  const say = words().sign;
  const algorithm = createSelect<Algorithm>(words().algorithms.choose, groups(), turnTo);
  const about = h('p', { class: 'algorithm-about' });
  const lifetime = createChoice<Lifetime>(
    say.lifetime,
    LIFETIMES.map((each) => [each, say.lifetimes[each]] as const),
    change,
  );
  const lifetimeHint = h('p', { class: 'lifetime-hint' });
  const key = createSigningKey(state?.algorithm ?? 'HS256', changeKey);
  const header = createHeaderEditor(key.thumbprint, change);
  const claims = createClaimsEditor(change);
  const output = createSignedToken(turnTo);
  const warnings = createWarnings();
  let signed: Signed | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(): void {
    clearTimeout(timer);
    describe();
    if (!isSlow(algorithm.value())) return make();
    output.wait();
    if (key.isMaking()) return;
    timer = setTimeout(make, PAUSE);
  }
  function changeKey(): void {
    header.follow(algorithm.value(), key.kid());
    change();
  }
  function turnTo(alg: Algorithm): void {
    algorithm.set(alg);
    header.follow(alg, key.kid());
    key.turnTo(alg);
    change();
  }
  function make(): void {
    clearTimeout(timer);
    const done = attempt();
    signed = 'token' in done ? done : null;
    if ('token' in done) output.show(done.token);
    else output.fail(done);
    warnings.show('token' in done ? readToken(done.token) : null, key.value());
    const kid = header.read()?.['kid'];
    key.showForms(typeof kid === 'string' ? kid : null);
  }
  function attempt(): Signed | Refusal {
    const alg = algorithm.value();
    const parameters = header.read(),
      members = claims.read();
    if (!parameters) return { text: say.headerFirst, choose: null };
    if (!members) return { text: say.claimsFirst, choose: null };
    const refusal = headerRefusal(parameters, alg);
    if (refusal) return refusal;
    try {
      return signWith({ header: parameters, claims: members, key: key.value(), alg, lifetime: lifetime.value() });
    } catch (error) {
      return whyUnsigned(error, alg);
    }
  }
  function describe(): void {
    const after = lifetime.value();
    setText(about, describeAlgorithm(algorithm.value()));
    setText(lifetimeHint, say.lifetimeHint[after === 'none' || after === 'written' ? after : 'preset']);
  }
  /** A minute may have passed since the last keystroke; the token is made for the moment it is taken. */
  function take(): Signed | null {
    make();
    return signed;
  }
  const copy = createCopyButton(say.copy, () => take()?.token ?? '');
  const show = createButton(say.inspect, () => {
    const made = take();
    if (made) inspect(made.token, made.checkKey);
  });
  function begin(): void {
    algorithm.set(state?.algorithm ?? 'HS256');
    lifetime.set(state?.lifetime ?? '15m');
    header.setText(state?.header ?? JSON.stringify({ alg: 'HS256', typ: 'JWT' }, null, 2));
    claims.setText(state?.claims ?? JSON.stringify(FIRST_CLAIMS, null, 2));
    if (state) {
      key.set(state.key, state.isKeyMade);
      header.adopt(key.kid());
      change();
    } else key.begin('HS256');
  }
  begin();
  const element = createSection(
    'sign',
    say.title,
    say.lead,
    h(
      'div',
      { class: 'column' },
      h('div', { class: 'field' }, algorithm.element, about),
      header.element,
      claims.element,
      h('div', { class: 'field' }, lifetime.element, lifetimeHint),
    ),
    h(
      'div',
      { class: 'column' },
      key.element,
      output.element,
      h('div', { class: 'buttons' }, copy, show),
      warnings.element,
    ),
  );
  return {
    element,
    state: () => ({
      algorithm: algorithm.value(),
      header: header.text(),
      claims: claims.text(),
      lifetime: lifetime.value(),
      key: key.value(),
      isKeyMade: key.isMade(),
    }),
  };
}

function groups(): { label: string; values: readonly Algorithm[] }[] {
  const { families } = words().algorithms;
  return (Object.keys(FAMILIES) as Family[]).map((family) => ({ label: families[family], values: FAMILIES[family] }));
}
