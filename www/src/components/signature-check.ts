/** The key a token is checked with, and the verdict. */
import type { Header } from 'jotwasm/full';
import { h, replace, setText } from '../dom.ts';
import { describeAlgorithm } from '../keys/algorithms.ts';
import { checkToken, type Verdict } from '../keys/check.ts';
import { secretWarnings, type KeyInput } from '../keys/read-key.ts';
import type { Reading } from '../token/reading.ts';
import { createKeyField } from './key-field.ts';
import { createVerdict } from './verdict.ts';

export interface SignatureCheck {
  controls: HTMLElement;
  verdict: HTMLElement;
  check(reading: Reading): void;
  /** Once more: its time may have come, or run out. */
  again(): void;
  key(): KeyInput;
  setKey(input: KeyInput | null): void;
}

const NO_KEY: KeyInput = { kind: 'secret', text: '', encoding: 'utf8' };
const NO_TOKEN: Verdict = {
  tone: 'idle',
  title: 'Nothing to check',
  detail: 'There is no readable token yet.',
  code: null,
};

export function createSignatureCheck(): SignatureCheck {
  const key = createKeyField('Key to check the signature with', again);
  const verdict = createVerdict();
  const algorithm = h('p', { class: 'algorithm' });
  const warnings = h('ul', { class: 'warnings' });
  let current: { token: string; header: Header } | null = null;

  function again(): void {
    const alg = current?.header.alg;
    setText(algorithm, current ? `${String(alg)} — ${describeAlgorithm(alg)}` : '');
    replace(warnings, ...secretWarnings(key.value(), alg).map((text) => h('li', null, text)));
    verdict.show(current ? checkToken(current.token, current.header, key.value()) : NO_TOKEN);
  }
  return {
    controls: h('div', { class: 'check' }, algorithm, key.element, warnings),
    verdict: verdict.element,
    check({ token, header, payload }) {
      current = header && payload && { token, header: header.value as Header };
      again();
    },
    again,
    key: key.value,
    setKey: (input) => key.set(input ?? NO_KEY),
  };
}
