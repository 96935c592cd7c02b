/** The first lesson: one token from the Worker, a call, and being refused when the time is up. */
import { decode, isExpired } from 'jotwasm/full';
import { h, setText, uniqueId } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import { bodyOf, exchange, unsent, type Exchange } from '../live/exchange.ts';
import { meRequest, signInRequest } from '../live/requests.ts';
import { createButton } from './button.ts';
import { createChoice } from './choice.ts';
import type { Look } from './fold.ts';
import { createLifetime, type Life } from './lifetime.ts';
import { renderShortToken } from './token-text.ts';
import { createTrace } from './trace.ts';

const LIFETIMES = [
  ['15', '15 s'],
  ['60', '60 s'],
  ['300', '5 min'],
] as const;
type Seconds = (typeof LIFETIMES)[number][0];
const KEPT = 12;

export interface OneTokenState {
  token: string;
  subject: string;
  seconds: Seconds;
  /** The newest first. */
  trace: readonly Exchange[];
}
export const NO_TOKEN: OneTokenState = { token: '', subject: 'ada', seconds: '15', trace: [] };

export interface OneToken {
  elements: HTMLElement[];
  state(): OneTokenState;
}

export function createOneToken(look: Look, state: OneTokenState): OneToken {
  const says = lessonWords().live;
  const seconds = createChoice<Seconds>(says.expiresIn, LIFETIMES, () => {});
  const subject = createSubjectField(state.subject);
  const trace = createTrace(says.nothing, look);
  const actions = createActions({ call: callApi, inspect: () => look(token), leave: () => use('') });
  const held = createHeldToken(actions.allow);
  let { token, trace: exchanges } = state;

  async function signIn(): Promise<void> {
    const done = await exchange(signInRequest(subject.value(), Number(seconds.value())));
    add(done);
    const { access_token: given } = bodyOf(done);
    if (typeof given === 'string') use(given);
  }
  async function callApi(anyway = false): Promise<void> {
    const request = meRequest(token);
    // The check every client should make: it saves a round trip that can only end in a 401.
    add(!anyway && isExpired(token) ? unsent(request, 'notSent') : await exchange(request));
  }
  function add(done: Exchange): void {
    exchanges = [done, ...exchanges].slice(0, KEPT);
    trace.show(exchanges);
  }
  /** Tokens are kept in this variable and nowhere else. */
  function use(next: string): void {
    token = next;
    held.show(token);
  }
  seconds.set(state.seconds);
  trace.show(exchanges);
  use(token);
  const form = createForm(() => void signIn(), subject.element, seconds.element);
  return {
    elements: [
      h('div', { class: 'column' }, form, ...held.elements, actions.element),
      h('div', { class: 'column' }, trace.element),
    ],
    state: () => ({ token, subject: subject.value(), seconds: seconds.value(), trace: exchanges }),
  };
}

interface Actions {
  call(anyway?: boolean): void;
  inspect(): void;
  leave(): void;
}

/** `allow` is told how the token is. */
function createActions(actions: Actions): { element: HTMLElement; allow(life: Life): void } {
  const says = lessonWords().live;
  const needy = [
    createButton(says.call, () => actions.call()),
    createButton(says.inspect, actions.inspect),
    createButton(says.signOut, actions.leave),
  ];
  const force = createButton(says.anyway, () => actions.call(true));
  const [call, ...others] = needy;
  return {
    element: h('div', { class: 'buttons' }, call, force, ...others),
    allow(life) {
      for (const each of needy) each.disabled = life === 'none';
      force.hidden = life !== 'over';
    },
  };
}

/** The token's time, the token, and what to try with it now. */
function createHeldToken(onLife: (life: Life) => void): { elements: HTMLElement[]; show(token: string): void } {
  const says = lessonWords().live;
  const lifetime = createLifetime(update);
  const text = h('p', { class: 'token-short', role: 'group', 'aria-label': says.inUse });
  const hint = h('p', { class: 'hint' });
  function update(life: Life): void {
    setText(hint, says.hints[life]);
    text.hidden = life === 'none';
    onLife(life);
  }
  return {
    elements: [lifetime.element, text, hint],
    show(token) {
      lifetime.show(token === '' ? null : decode(token));
      renderShortToken(text, token, 16);
      update(lifetime.life());
    },
  };
}

function createForm(submit: () => void, ...fields: HTMLElement[]): HTMLElement {
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    submit();
  };
  const go = h('button', { type: 'submit', class: 'button button-primary' }, lessonWords().live.signIn);
  return h('form', { class: 'sign-in', onsubmit }, ...fields, go);
}

function createSubjectField(value: string): { element: HTMLElement; value(): string } {
  const id = uniqueId('subject');
  const field = { maxlength: 64, autocomplete: 'off', spellcheck: 'false' };
  const input = h('input', { id, class: 'line-input', type: 'text', value, ...field });
  const label = h('label', { class: 'label', for: id }, lessonWords().live.signInAs);
  const element = h('div', { class: 'field' }, label, h('div', { class: 'well' }, input));
  return { element, value: () => input.value.trim() };
}
