/** A value of a token in a form that can be read: exact, and never a link, as a token may be hostile. */
import { h } from '../dom.ts';
import type { JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import { createJsonView } from './json-view.ts';
import { plainText, textNodes } from './plain-text.ts';

/** Deeper than this is shown as JSON: there is no room left to the right. */
const DEEPEST = 3;
const MOST_ITEMS = 100;
const LONG = 600;

export function claimValue(name: string, value: JsonValue, depth = 0): HTMLElement {
  if (depth >= DEEPEST && value.items.length + value.members.length > 0) return createJsonView(value, name);
  if (value.kind === 'array') return arrayValue(name, value, depth);
  if (value.kind === 'object') return objectValue(value, depth);
  return scalarValue(name, value);
}

/** Words with spaces between them, as in `scope`. */
export function chips(words: string[]): HTMLElement {
  return h('ul', { class: 'chips' }, ...words.map((word) => h('li', null, plainText(word))));
}

function scalarValue(name: string, { kind, text }: JsonValue): HTMLElement {
  if (kind === 'string' && text === '') return h('span', { class: 'value-empty' }, words().claims.emptyText);
  const element = plainText(text, `value value-${kind}`);
  if (text.length < LONG) return element;
  // It scrolls, and so has to be reached by the keyboard.
  const label = words().claims.longValue(name);
  return h('div', { class: 'value-long', tabindex: '0', role: 'group', 'aria-label': label }, element);
}

function arrayValue(name: string, { items }: JsonValue, depth: number): HTMLElement {
  if (items.length === 0) return h('span', { class: 'value-empty' }, words().claims.none);
  return h(
    'ul',
    { class: 'value-list' },
    ...items.slice(0, MOST_ITEMS).map((item) => h('li', null, claimValue(name, item, depth + 1))),
    ...andMore(items.length, 'li'),
  );
}

function objectValue({ members }: JsonValue, depth: number): HTMLElement {
  if (members.length === 0) return h('span', { class: 'value-empty' }, words().claims.none);
  return h(
    'dl',
    { class: 'value-members' },
    ...members
      .slice(0, MOST_ITEMS)
      .map(({ name, value }) =>
        h('div', null, h('dt', null, ...textNodes(name)), h('dd', null, claimValue(name, value, depth + 1))),
      ),
    ...andMore(members.length, 'div'),
  );
}

function andMore(count: number, tag: 'li' | 'div'): HTMLElement[] {
  if (count <= MOST_ITEMS) return [];
  const text = words().claims.more(count - MOST_ITEMS);
  if (tag === 'li') return [h('li', { class: 'value-empty' }, text)];
  return [h('div', null, h('dt', null, '…'), h('dd', null, text))];
}
