/** The key a token is checked with, what is expected of the token, and all that comes of it. */
import { everySecond } from '../clock.ts';
import { h, setText } from '../dom.ts';
import { describeAlgorithm } from '../keys/algorithms.ts';
import { assess } from '../keys/check.ts';
import { optionsOf, turningPoints, type Expected } from '../keys/expected.ts';
import type { KeyInput } from '../keys/key-input.ts';
import { issuerToAsk } from '../keys/remarks.ts';
import { isHmac } from '../keys/needs.ts';
import { sameIssuer } from '../keys/where-keys-are.ts';
import { words } from '../language/words.ts';
import type { Reading } from '../token/reading.ts';
import { createButton } from './button.ts';
import { createChecks } from './checks.ts';
import { createExpectations } from './expectations.ts';
import { createFetchBox } from './fetch-box.ts';
import { createKeyFacts } from './key-facts.ts';
import { createKeyField } from './key-field.ts';
import { createKeyRemarks } from './key-remarks.ts';
import { createVerdict } from './verdict.ts';

export interface SignatureCheck {
  controls: HTMLElement;
  verdict: HTMLElement;
  checks: HTMLElement;
  check(reading: Reading): void;
  /** Once more: its time may have come, or run out. */
  again(): void;
  key(): KeyInput;
  setKey(input: KeyInput | null): void;
  expected(): Expected;
  setExpected(expected: Expected): void;
}

const NO_KEY: KeyInput = { kind: 'secret', text: '', encoding: 'utf8' };

export function createSignatureCheck(): SignatureCheck {
  const key = createKeyField(words().verify.keyLabel, again);
  const fetchBox = createFetchBox(key.remember);
  const offer = createOffer(takeIssuer);
  const facts = createKeyFacts();
  const remarks = createKeyRemarks((input) => {
    key.set(input);
    again();
    key.focus();
  });
  const expectations = createExpectations(again);
  const verdict = createVerdict();
  const checks = createChecks();
  const algorithm = h('p', { class: 'algorithm' });
  let current: Reading | null = null,
    turns: number[] = [],
    last = 0;

  function again(): void {
    const input = key.value();
    fetchBox.show(input);
    if (!current) return;
    const found = assess(current, input, expectations.value());
    const { header, payload } = current;
    const alg = header?.value['alg'];
    setText(algorithm, header ? `${String(alg)} — ${describeAlgorithm(alg)}` : '');
    verdict.show(found.verdict);
    checks.show(found.checks);
    facts.show(found.facts);
    remarks.show(found.remarks);
    const issuer = isHmac(alg) || found.verdict.tone === 'good' ? null : issuerToAsk(payload?.value['iss']);
    const isAsked = issuer !== null && input.kind === 'url' && sameIssuer(input.text.trim(), issuer.href);
    offer.show(isAsked ? null : issuer);
    turns = payload ? turningPoints(payload.value, optionsOf(expectations.value())) : [];
  }
  function takeIssuer(url: URL): void {
    key.set({ kind: 'url', text: url.href, encoding: 'utf8' });
    again();
    void fetchBox.ask();
  }
  key.offer(['secret', 'pem', 'jwk', 'url']);
  fetchBox.show(NO_KEY);
  everySecond((now) => {
    const turned = turns.some((moment) => moment > last && moment <= now);
    last = now;
    if (turned) again();
  });
  return {
    controls: h(
      'div',
      { class: 'check' },
      algorithm,
      offer.element,
      key.element,
      fetchBox.element,
      remarks.element,
      facts.element,
      expectations.element,
    ),
    verdict: verdict.element,
    checks: checks.element,
    check(reading) {
      current = reading;
      again();
    },
    again,
    key: key.value,
    setKey: (input) => key.set(input ?? NO_KEY),
    expected: expectations.value,
    setExpected: expectations.set,
  };
}

interface Offer {
  element: HTMLElement;
  show(issuer: URL | null): void;
}

/** The keys of the issuer that the token names. It names whom it wants, so nobody is asked without a click. */
function createOffer(onTake: (issuer: URL) => void): Offer {
  const { fetch: said } = words();
  let issuer: URL | null = null;
  const button = createButton('', () => issuer && onTake(issuer));
  const element = h('div', { class: 'fetch-offer' }, button, h('p', { class: 'field-hint' }, said.offerWhy));
  return {
    element,
    show(next) {
      issuer = next;
      element.hidden = next === null;
      if (next) setText(button, said.offer(next.host));
    },
  };
}
