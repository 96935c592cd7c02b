/** The same tokens at work: sign in at the demo Worker, call its API, and be refused when the time is up. */
import { decode, isExpired } from 'jotwasm/full';
import { createChoice } from '../components/choice.ts';
import { createLifetime, type Life } from '../components/lifetime.ts';
import { renderShortToken } from '../components/token-text.ts';
import { createTrace } from '../components/trace.ts';
import { h, setText, uniqueId } from '../dom.ts';
import type { Bring } from '../page.ts';
import { bodyOf, exchange } from '../live/exchange.ts';
import { meRequest, signInRequest } from '../live/requests.ts';

const LIFETIMES = [
  ['15', '15 s'],
  ['60', '60 s'],
  ['300', '5 min'],
] as const;
type Seconds = (typeof LIFETIMES)[number][0];

const HINTS: Readonly<Record<Life, string>> = {
  none: 'Sign in to be given a token by the Worker.',
  waiting: '',
  endless: '',
  alive: 'Call the API while the token lives.',
  ending: 'It is about to expire.',
  over: 'Expired: a call is now refused on this side. Send it anyway to see the server refuse it too.',
};

export function createLearnPanel(inspect: Bring): HTMLElement[] {
  const seconds = createChoice<Seconds>('Token lives for', LIFETIMES, () => {});
  const subject = createSubjectField();
  const lifetime = createLifetime(update);
  const trace = createTrace();
  const hint = h('p', { class: 'hint' });
  const shown = h('p', { class: 'token-short', 'aria-label': 'Token in use' });
  const call = button('Call the API', () => callApi(false));
  const force = button('Send anyway', () => callApi(true));
  const look = button('Inspect the token', () => inspect(token, null));
  const leave = button('Sign out', () => use(''));
  let token = '';

  async function signIn(): Promise<void> {
    const done = await exchange(signInRequest(subject.value(), Number(seconds.value())));
    trace.add(done);
    const { access_token: given } = bodyOf(done);
    if (typeof given === 'string') use(given);
  }
  async function callApi(anyway: boolean): Promise<void> {
    const request = meRequest(token);
    // The check every client should make: it saves a round trip that can only end in a 401.
    if (!anyway && isExpired(token))
      trace.refuse(request, 'Not sent: isExpired(token) is true, so this could only end in a 401.');
    else trace.add(await exchange(request));
  }
  /** Tokens are kept in this variable and nowhere else. */
  function use(next: string): void {
    token = next;
    lifetime.show(token === '' ? null : decode(token));
    renderShortToken(shown, token, 16);
    update(lifetime.life());
  }
  function update(life: Life): void {
    setText(hint, HINTS[life]);
    for (const each of [call, look, leave]) each.disabled = life === 'none';
    force.hidden = life !== 'over';
    shown.hidden = life === 'none';
  }
  const form = h(
    'form',
    {
      class: 'sign-in',
      onsubmit: (event) => {
        event.preventDefault();
        void signIn();
      },
    },
    subject.element,
    seconds.element,
    h('button', { type: 'submit', class: 'button button-primary' }, 'Sign in'),
  );
  update('none');
  return [
    h(
      'div',
      { class: 'column' },
      form,
      lifetime.element,
      shown,
      hint,
      h('div', { class: 'buttons' }, call, force, look, leave),
    ),
    h('div', { class: 'column' }, trace.element),
  ];
}

function createSubjectField(): { element: HTMLElement; value(): string } {
  const id = uniqueId('subject');
  const input = h('input', {
    id,
    class: 'line-input',
    type: 'text',
    value: 'ada',
    maxlength: 64,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'label', for: id }, 'Sign in as'),
      h('div', { class: 'well' }, input),
    ),
    value: () => input.value.trim(),
  };
}

function button(label: string, action: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button', onclick: action }, label);
}
