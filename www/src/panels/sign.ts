/** Write header and claims, choose a key, get a token: signed anew at every change. */
import type { Algorithm } from 'jotwasm/full';
import { createButton } from '../components/button.ts';
import { createCopyButton } from '../components/copy-button.ts';
import { createSection } from '../components/section.ts';
import { h } from '../dom.ts';
import { isSlow } from '../keys/algorithms.ts';
import type { KeyInput } from '../keys/read-key.ts';
import type { Lifetime, Signed } from '../keys/sign-with.ts';
import { words } from '../language/words.ts';
import type { Bring } from '../page.ts';
import { readToken } from '../token/reading.ts';
import { attempt, createSignParts, describe, fill, type SignParts } from './sign-parts.ts';

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

/** What is slow to sign waits until nobody has typed for so long. */
const PAUSE = 250;

export function createSignPanel(inspect: Bring, state?: SignState): SignPanel {
  const parts = createSignParts(state?.algorithm ?? 'HS256', { change, changeKey, turnTo });
  const { algorithm, header, key, output, warnings } = parts;
  let signed: Signed | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(): void {
    clearTimeout(timer);
    describe(parts);
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
    const done = attempt(parts);
    signed = 'token' in done ? done : null;
    if ('token' in done) output.show(done.token);
    else output.fail(done);
    warnings.show('token' in done ? readToken(done.token) : null, key.value());
    const kid = header.read()?.['kid'];
    key.showForms(typeof kid === 'string' ? kid : null);
  }
  /** A minute may have passed since the last keystroke; the token is made for the moment it is taken. */
  function take(): Signed | null {
    make();
    return signed;
  }
  fill(parts, state);
  if (state) change();
  return { element: layOut(parts, createTaking(take, inspect)), state: () => stateOf(parts) };
}

function createTaking(take: () => Signed | null, inspect: Bring): HTMLElement {
  const say = words().sign;
  const copy = createCopyButton(say.copy, () => take()?.token ?? '');
  const show = createButton(say.inspect, () => {
    const made = take();
    if (made) inspect(made.token, made.checkKey);
  });
  return h('div', { class: 'buttons' }, copy, show);
}

function layOut(parts: SignParts, taking: HTMLElement): HTMLElement {
  const { algorithm, about, header, claims, lifetime, lifetimeHint, key, output, warnings } = parts;
  const say = words().sign;
  return createSection(
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
    h('div', { class: 'column' }, key.element, output.element, taking, warnings.element),
  );
}

function stateOf({ algorithm, header, claims, lifetime, key }: SignParts): SignState {
  return {
    algorithm: algorithm.value(),
    header: header.text(),
    claims: claims.text(),
    lifetime: lifetime.value(),
    key: key.value(),
    isKeyMade: key.isMade(),
  };
}
