/** Paste a token, read it, check it. */
import type { Claims } from 'jotwasm/full';
import { createButton } from '../components/button.ts';
import { createClaimsTable, type ClaimsTable } from '../components/claims-table.ts';
import { createCopyButton } from '../components/copy-button.ts';
import { createLifetime, type Lifetime } from '../components/lifetime.ts';
import { createSection } from '../components/section.ts';
import { createSignatureCheck, type SignatureCheck } from '../components/signature-check.ts';
import { createTokenField, type TokenField } from '../components/token-field.ts';
import { createTokenNotice, type TokenNotice } from '../components/token-notice.ts';
import { createWarnings, type WarningsView } from '../components/warnings.ts';
import { h } from '../dom.ts';
import type { Expected } from '../keys/expected.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import { excerptOf } from '../token/excerpt.ts';
import { readToken } from '../token/reading.ts';
import { createSample } from '../token/sample.ts';

/** What a reader has put in. */
export interface InspectState {
  token: string;
  key: KeyInput | null;
  /** Which of several tokens in what was put in. */
  chosen?: number;
  expected?: Expected;
}
export interface InspectPanel {
  element: HTMLElement;
  open(token: string, key: KeyInput | null): void;
  /** A token that was pasted where no field is. */
  take(pasted: string): void;
  state(): InspectState;
}

interface Parts {
  field: TokenField;
  notice: TokenNotice;
  buttons: HTMLElement;
  signature: SignatureCheck;
  lifetime: Lifetime;
  warnings: WarningsView;
  header: ClaimsTable;
  claims: ClaimsTable;
}

export function createInspectPanel(state?: InspectState): InspectPanel {
  const field = createTokenField(words().inspect.token, take);
  const notice = createTokenNotice({ place: field.select, choose: (index) => read(field.textarea.value, index) });
  const signature = createSignatureCheck();
  const lifetime = createLifetime(signature.again);
  const header = createClaimsTable('header');
  const claims = createClaimsTable('claims');
  let sampleKey = '';
  let shown = readToken('');
  const warnings = createWarnings();
  let warn = (): void => {};
  let shortenedFrom: number | null = null;

  function take(pasted: string, typed: boolean): void {
    // The sample's secret says nothing about another token, but shows what a change to the sample does.
    if (!typed && signature.key().text === sampleKey) signature.setKey(null);
    const kept = excerptOf(pasted);
    if (kept !== pasted) shortenedFrom = pasted.length;
    else if (!typed) shortenedFrom = null;
    read(kept, typed && shown.found.names.length > 1 ? shown.found.chosen : undefined);
  }
  function read(pasted: string, chosen?: number): void {
    const reading = readToken(pasted, chosen);
    shown = reading;
    header.element.hidden = !reading.header;
    claims.element.hidden = !reading.payload;
    field.show(reading);
    notice.show(reading, shortenedFrom);
    if (reading.header) header.show(reading.header);
    if (reading.payload) claims.show(reading.payload);
    lifetime.show(reading.payload && (reading.payload.value as Claims), reading.token !== '');
    signature.check(reading);
    warn = () => warnings.show(reading, signature.key());
    warn();
  }
  function open(token: string, key: KeyInput | null, chosen?: number): void {
    signature.setKey(key);
    shortenedFrom = null;
    read(excerptOf(token), chosen);
  }
  function sample(): void {
    const { token, key } = createSample();
    sampleKey = key.text;
    open(token, key);
  }
  // Another key, or the same in another encoding.
  for (const event of ['input', 'change']) signature.controls.addEventListener(event, () => warn());
  signature.setExpected(state?.expected ?? {});
  if (state) open(state.token, state.key, state.chosen);
  else sample();
  const buttons = createButtons({
    token: () => shown.token,
    sample,
    clear: () => {
      open('', null);
      field.textarea.focus();
    },
  });
  return {
    element: layOut({ field, notice, buttons, signature, lifetime, warnings, header, claims }),
    open,
    take: (pasted) => take(pasted, false),
    state: () => ({
      token: field.textarea.value,
      key: signature.key(),
      chosen: shown.found.chosen,
      expected: signature.expected(),
    }),
  };
}

function createButtons(actions: { clear(): void; sample(): void; token(): string }): HTMLElement {
  const say = words().inspect;
  return h(
    'div',
    { class: 'buttons' },
    createCopyButton(say.copyToken, actions.token),
    createButton(say.clear, actions.clear),
    createButton(say.sample, actions.sample),
  );
}

function layOut(parts: Parts): HTMLElement {
  const { field, notice, buttons, signature, lifetime, warnings, header, claims } = parts;
  const { title, lead } = words().inspect;
  return createSection(
    'inspect',
    title,
    lead,
    h('div', { class: 'column column-filled' }, field.element, notice.element, buttons),
    h(
      'div',
      { class: 'inspect-side' },
      h('div', { class: 'readout' }, signature.verdict, lifetime.element, warnings.element),
      h('div', { class: 'column inspect-key' }, signature.controls, signature.checks),
    ),
    h('div', { class: 'column' }, claims.element, header.element),
  );
}
