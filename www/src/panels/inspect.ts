/** Paste a token, read it, check it. */
import type { Claims } from 'jotwasm/full';
import { createClaimsTable } from '../components/claims-table.ts';
import { createLifetime } from '../components/lifetime.ts';
import { createSection } from '../components/section.ts';
import { createSignatureCheck } from '../components/signature-check.ts';
import { createTokenField } from '../components/token-field.ts';
import { createTokenNotice } from '../components/token-notice.ts';
import { h } from '../dom.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import { readToken } from '../token/reading.ts';
import { CLAIM_MEANINGS, HEADER_MEANINGS } from '../token/meanings.ts';
import { createSample } from '../token/sample.ts';

/** What a reader has put in. */
export interface InspectState {
  token: string;
  key: KeyInput | null;
}
export interface InspectPanel {
  element: HTMLElement;
  open(token: string, key: KeyInput | null): void;
  /** A token that was pasted where no field is. */
  take(pasted: string): void;
  state(): InspectState;
}

export function createInspectPanel(state?: InspectState): InspectPanel {
  const field = createTokenField('Token', take);
  const notice = createTokenNotice();
  const signature = createSignatureCheck();
  const lifetime = createLifetime(signature.again);
  const header = createClaimsTable('Header', 'header', HEADER_MEANINGS);
  const claims = createClaimsTable('Claims', 'claims', CLAIM_MEANINGS);
  let sampleKey = '';

  function take(pasted: string, typed: boolean): void {
    // The sample's secret says nothing about another token, but shows what a change to the sample does.
    if (!typed && signature.key().text === sampleKey) signature.setKey(null);
    read(pasted);
  }
  function read(pasted: string): void {
    const reading = readToken(pasted);
    const { found, header: parameters, payload } = reading;
    field.colour(found);
    header.element.hidden = !parameters;
    claims.element.hidden = !payload;
    if (parameters) header.show(parameters.value);
    if (payload) claims.show(payload.value);
    lifetime.show(payload && (payload.value as Claims));
    notice.show(reading);
    signature.check(reading);
  }
  function open(token: string, key: KeyInput | null): void {
    field.textarea.value = token;
    signature.setKey(key);
    read(token);
  }
  function sample(): void {
    const { token, key } = createSample();
    sampleKey = key.text;
    open(token, key);
  }
  if (state) open(state.token, state.key);
  else sample();
  const element = createSection(
    'inspect',
    words().inspect.title,
    words().inspect.lead,
    h(
      'div',
      { class: 'column column-filled' },
      field.element,
      notice.element,
      createButtons({
        sample,
        clear: () => {
          open('', null);
          field.textarea.focus();
        },
      }),
    ),
    h('div', { class: 'readout' }, signature.verdict, lifetime.element),
    h('div', { class: 'column' }, signature.controls, header.element),
    claims.element,
  );
  return {
    element,
    open,
    take(pasted) {
      field.textarea.value = pasted;
      take(pasted, false);
    },
    state: () => ({ token: field.textarea.value, key: signature.key() }),
  };
}

function createButtons(actions: { clear(): void; sample(): void }): HTMLElement {
  return h(
    'div',
    { class: 'buttons' },
    h('button', { type: 'button', class: 'button', onclick: actions.clear }, words().inspect.clear),
    h('button', { type: 'button', class: 'button', onclick: actions.sample }, words().inspect.sample),
  );
}
