/** What a key is: type, size, name and thumbprint. */
import { h, replace } from '../dom.ts';
import type { KeyFacts } from '../keys/facts.ts';
import { nameKey } from '../keys/key-names.ts';
import { words } from '../language/words.ts';

export interface KeyFactsView {
  element: HTMLElement;
  show(facts: KeyFacts | null): void;
}

export function createKeyFacts(): KeyFactsView {
  const element = h('dl', { class: 'key-facts', 'aria-label': words().key.facts });
  let shown = '';
  return {
    element,
    show(facts) {
      element.hidden = facts === null;
      const next = JSON.stringify(facts);
      if (next === shown) return;
      shown = next;
      replace(element, ...(facts ? rows(facts) : []));
    },
  };
}

function rows(facts: KeyFacts): HTMLElement[] {
  const { key } = words();
  const { type, alg, kid, thumbprint } = facts;
  const open = facts.kty === 'RSA' || facts.kty === 'OKP';
  return [
    row(key.type, nameKey(facts)),
    row(key.half, key.halves[type]),
    ...(type === 'secret' ? [] : [row(key.algorithm, alg ?? (open ? key.anyOfType : ''))]),
    ...(type === 'secret' && kid === undefined ? [] : [row(key.kid, kid ?? key.noKid)]),
    ...(thumbprint === undefined ? [] : [row(key.thumbprint, h('code', null, thumbprint))]),
  ];
}

function row(name: string, value: string | HTMLElement): HTMLElement {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}
