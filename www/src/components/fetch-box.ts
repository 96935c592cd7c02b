/** Asks an issuer for its keys: on a click, and after saying whom. */
import { h, replace } from '../dom.ts';
import { fetchKeys, fetchSet, type Elsewhere, type FetchedKeys } from '../keys/fetch-keys.ts';
import type { KeyInput } from '../keys/key-input.ts';
import { mendJwk } from '../keys/mend-jwk.ts';
import { FetchFault } from '../keys/read-answer.ts';
import { planFetch } from '../keys/where-keys-are.ts';
import { words } from '../language/words.ts';
import { createButton } from './button.ts';
import { createCopyButton } from './copy-button.ts';

export interface FetchBox {
  element: HTMLElement;
  /** Follows the field; asks nobody. */
  show(input: KeyInput): void;
  /** What a click on the button does. */
  ask(): Promise<void>;
}

export function createFetchBox(onFetched: (fetched: FetchedKeys) => void): FetchBox {
  const { fetch: said } = words();
  const plan = h('div', { class: 'fetch-plan' });
  const status = h('div', { class: 'fetch-status', role: 'status' });
  const button = createButton(said.button, () => void ask());
  const element = h('div', { class: 'fetch' }, plan, h('div', { class: 'buttons' }, button), status);
  let input: KeyInput | null = null,
    turn = 0;

  function show(next: KeyInput): void {
    element.hidden = next.kind !== 'url';
    // Nobody waits any more for the answer of a URL that was changed.
    if (next.text !== input?.text || next.kind !== input.kind) {
      turn += 1;
      say('idle');
    }
    input = next;
    if (next.kind === 'url') describe(next);
  }
  function describe({ text, fetched }: KeyInput): void {
    const found = planFetch(text);
    const isPlan = typeof found === 'object';
    replace(plan, ...(isPlan ? planned(found.host, found.urls) : [text.trim() !== '' && h('p', null, said[found])]));
    button.disabled = !isPlan;
    if (fetched) say('good', h('p', null, said.fetched(countKeys(fetched.jwks), fetched.from)));
  }
  function ask(): Promise<void> {
    const found = planFetch(input?.text ?? '');
    const { text } = input ?? { text: '' };
    return typeof found === 'object' ? run(found.host, () => fetchKeys(text, found)) : Promise.resolve();
  }
  /** Whoever changes the field, or asks once more, is not told of this answer. */
  async function run(host: string, asking: () => Promise<FetchedKeys | Elsewhere>): Promise<void> {
    const own = ++turn;
    say('idle', h('p', null, said.asking(host)));
    try {
      const answer = await asking();
      if (own !== turn) return;
      if ('jwks' in answer) onFetched(answer);
      else propose(answer);
    } catch (error) {
      if (own === turn) complain(error);
    }
  }
  function propose({ url, issuer }: Elsewhere): void {
    const asked = input?.text.trim() ?? '';
    const follow = (): void => void run(url.host, () => fetchSet(asked, url.href, issuer));
    const onward = createButton(said.from(url.host), follow);
    say('caution', h('p', null, said.elsewhere(url.host)), h('code', null, url.href), onward);
  }
  function complain(error: unknown): void {
    if (!(error instanceof FetchFault)) return say('bad', h('p', null, String(error)));
    const { fault, status: code, url } = error;
    const text = fault === 'status' ? said.status(code) : said.faults[fault];
    say('bad', h('p', null, text), h('code', null, url), createCopyButton(said.copy, () => url));
  }
  function say(tone: string, ...content: HTMLElement[]): void {
    status.dataset['tone'] = tone;
    replace(status, ...content);
  }
  return { element, show, ask };
}

function planned(host: string, [first, ...others]: readonly string[]): HTMLElement[] {
  const { fetch: said } = words();
  const address = (url: string): HTMLElement => h('li', null, h('code', null, url));
  return [
    h('p', null, said.willAsk(host)),
    h('ul', null, address(first ?? '')),
    ...(others.length === 0 ? [] : [h('p', null, said.orElse), h('ul', null, ...others.map(address))]),
  ];
}

function countKeys(jwks: string): number {
  const { value } = mendJwk(jwks);
  return (value as { keys: unknown[] }).keys.length;
}
