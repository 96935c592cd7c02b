/** Paste a token, read it, check it. */
import type { Claims } from 'jotwasm/full';
import { nextPaint, nextTask } from '../clock.ts';
import { createClaimsTable } from '../components/claims-table.ts';
import { createLifetime } from '../components/lifetime.ts';
import { createSignatureCheck } from '../components/signature-check.ts';
import { createTokenField } from '../components/token-field.ts';
import { createTokenNotice } from '../components/token-notice.ts';
import { createWarnings } from '../components/warnings.ts';
import type { Expected } from '../keys/expected.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import { excerptOf } from '../token/excerpt.ts';
import { readToken } from '../token/reading.ts';
import { createSample } from '../token/sample.ts';
import { createButtons, layOut } from './inspect-layout.ts';

/** What a reader has put in. */
export interface InspectState {
  token: string;
  key: KeyInput | null;
  /** Which of several tokens in what was put in. */
  chosen?: number;
  expected?: Expected;
}
export interface InspectPanel {
  /** With what is read first; the rest is added by `complete`. */
  element: HTMLElement;
  complete(): Promise<void>;
  open(token: string, key: KeyInput | null): void;
  /** A token that was pasted where no field is. */
  take(pasted: string): void;
  state(): InspectState;
}

/** In several tasks, so that none is a long one: the module's functions are compiled as they are first called. */
export async function createInspectPanel(state?: InspectState): Promise<InspectPanel> {
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
    for (const step of steps(pasted, chosen)) step();
  }
  /** To show all of it, each short enough for a task. */
  function steps(pasted: string, chosen?: number): (() => void)[] {
    const reading = readToken(pasted, chosen);
    shown = reading;
    return [
      () => {
        header.element.hidden = !reading.header;
        claims.element.hidden = !reading.payload;
        field.show(reading);
        notice.show(reading, shortenedFrom);
        if (reading.header) header.show(reading.header);
        if (reading.payload) claims.show(reading.payload);
      },
      () => lifetime.show(reading.payload && (reading.payload.value as Claims), reading.token !== ''),
      () => signature.check(reading),
      () => {
        warn = () => warnings.show(reading, signature.key());
        warn();
      },
    ];
  }
  function open(token: string, key: KeyInput | null, chosen?: number): void {
    signature.setKey(key);
    shortenedFrom = null;
    read(excerptOf(token), chosen);
  }
  function sample(): { token: string; key: KeyInput } {
    const made = createSample();
    sampleKey = made.key.text;
    return made;
  }
  // Another key, or the same in another encoding.
  for (const event of ['input', 'change']) signature.controls.addEventListener(event, () => warn());
  signature.setExpected(state?.expected ?? {});
  await nextTask();
  const first: InspectState = state ?? sample();
  signature.setKey(first.key);
  for (const step of steps(excerptOf(first.token), first.chosen)) {
    await nextTask();
    step();
  }
  const buttons = createButtons({
    token: () => shown.token,
    sample: () => {
      const { token, key } = sample();
      open(token, key);
    },
    clear: () => {
      open('', null);
      field.textarea.focus();
    },
  });
  const { element, rest } = layOut({ field, notice, buttons, signature, lifetime, warnings, header, claims });
  return {
    element,
    async complete() {
      for (const add of rest) {
        await nextPaint();
        add();
      }
    },
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
