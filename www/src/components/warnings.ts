/** What should be known about a token, the worst first. */
import { now } from '../clock.ts';
import { h, replace, setText, uniqueId } from '../dom.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import type { Reading } from '../token/reading.ts';
import { sorted, warningsOf } from '../warnings/index.ts';
import { danger, LINKS, type Warning } from '../warnings/warning.ts';
import { wellKnownSecretOf } from '../warnings/well-known.ts';

export interface WarningsView {
  element: HTMLElement;
  show(reading: Reading | null, key: KeyInput | null): void;
}

/** Trying the well-known secrets takes milliseconds, which nobody should wait for while typing. */
const PAUSE = 300;

export function createWarnings(): WarningsView {
  const id = uniqueId('warnings');
  const count = h('p', { class: 'label', id, role: 'status', 'aria-live': 'polite' });
  const list = h('ul', { class: 'warning-list' });
  const element = h('div', { class: 'warning-view', role: 'group', 'aria-labelledby': id }, count, list);
  let tried = { token: '', secret: null as string | null };
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(warnings: Warning[]): void {
    // Drawn anew only where it differs: a link that has the focus would lose it.
    const next = JSON.stringify(warnings);
    if (next === shown) return;
    shown = next;
    element.hidden = warnings.length === 0;
    setText(count, warnings.length > 0 ? words().warn.count(warnings.length) : '');
    replace(list, ...warnings.map(item));
  }
  function show(reading: Reading | null, key: KeyInput | null): void {
    clearTimeout(timer);
    timer = undefined;
    if (!reading?.header || !reading.payload) return draw([]);
    const { token, header, payload } = reading;
    const found = warningsOf({ header: header.value, payload: payload.value, token, key, now: now() });
    if (tried.token === token) return draw(withSecret(found, tried.secret));
    draw(found);
    const mine = setTimeout(async () => {
      const secret = await wellKnownSecretOf(token, header.value['alg'], () => timer === mine);
      if (timer !== mine) return;
      tried = { token, secret };
      draw(withSecret(found, secret));
    }, PAUSE);
    timer = mine;
  }
  draw([]);
  return { element, show };
}

function withSecret(found: Warning[], secret: string | null): Warning[] {
  if (secret === null || found.some(({ id }) => id === 'knownSecret')) return found;
  return sorted([danger('knownSecret', { names: [secret] }), ...found]);
}

function item({ id, level, details }: Warning): HTMLElement {
  const { texts, levels, between } = words().warn;
  const { title, why, todo } = texts[id](details);
  const [name, href] = LINKS[id];
  return h(
    'li',
    { class: 'warning', 'data-tone': level === 'danger' ? 'bad' : 'caution', 'data-warning': id },
    h(
      'details',
      { open: level === 'danger' },
      h('summary', { class: 'warning-title' }, h('span', { class: 'visually-hidden' }, `${levels[level]}: `), title),
      h('p', null, why, between, todo, ' ', h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, name)),
    ),
  );
}
