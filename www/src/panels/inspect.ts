/** Paste a token, read it, check it. */
import { decode, type Claims } from 'jotwasm';
import { createClaimsTable } from '../components/claims-table.ts';
import { createLifetime } from '../components/lifetime.ts';
import { createSection } from '../components/section.ts';
import { createSignatureCheck } from '../components/signature-check.ts';
import { createTokenField } from '../components/token-field.ts';
import { createTokenNotice } from '../components/token-notice.ts';
import { h } from '../dom.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { findToken, type Found } from '../token/find.ts';
import { CLAIM_MEANINGS, HEADER_MEANINGS } from '../token/meanings.ts';
import { createSample } from '../token/sample.ts';

export interface InspectPanel {
  element: HTMLElement;
  open(token: string, key: KeyInput | null): void;
}

const LEAD = 'Paste a token to read it. Give its key to check the signature. Both stay in this page.';

export function createInspectPanel(): InspectPanel {
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
    const found = findToken(pasted);
    field.colour(found);
    try {
      show(found);
    } catch (error) {
      clear();
      if (found.token !== '') notice.broken(found, error);
    }
  }
  function show(found: Found): void {
    const { header: parameters, payload } = decode<Claims>(found.token, { complete: true });
    header.show(parameters);
    claims.show(payload);
    header.element.hidden = claims.element.hidden = false;
    notice.read(found);
    lifetime.show(payload);
    signature.check({ token: found.token, header: parameters });
  }
  function clear(): void {
    header.element.hidden = claims.element.hidden = true;
    notice.empty();
    lifetime.show(null);
    signature.check(null);
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
  pasteAnywhere((text) => {
    field.textarea.value = text;
    take(text, false);
  });
  sample();
  const element = createSection(
    'inspect',
    'Inspect',
    LEAD,
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
  return { element, open };
}

function createButtons(actions: { clear(): void; sample(): void }): HTMLElement {
  return h(
    'div',
    { class: 'buttons' },
    h('button', { type: 'button', class: 'button', onclick: actions.clear }, 'Clear'),
    h('button', { type: 'button', class: 'button', onclick: actions.sample }, 'Fresh sample'),
  );
}

/** A token pasted while no field has the focus is meant for this panel. */
function pasteAnywhere(take: (text: string) => void): void {
  document.addEventListener('paste', (event) => {
    const inField = event.target instanceof Element && event.target.closest('textarea, input');
    const text = event.clipboardData?.getData('text') ?? '';
    if (!inField && text.includes('.')) take(text);
  });
}
