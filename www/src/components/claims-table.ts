/**
 * Header parameters or claims as a table: name, meaning, value, and times in words that keep up with the clock. Every
 * value is shown as it is written in the token.
 */
import { everySecond, now } from '../clock.ts';
import { h, replace, setText } from '../dom.ts';
import type { JsonMember, JsonValue } from '../json/read.ts';
import { words } from '../language/words.ts';
import { meaningOf, TIME_CLAIMS, type Meaning } from '../token/meanings.ts';
import { pretty } from '../token/pretty.ts';
import type { JsonPart } from '../token/reading.ts';
import { visible } from '../token/visible.ts';
import { absolute, dateOf, millisecondsWarning, relative, universal } from '../time/words.ts';
import { chips, claimValue } from './claim-value.ts';
import { createCopyButton, createSmallCopyButton } from './copy-button.ts';
import { createJsonView } from './json-view.ts';
import { textNodes } from './plain-text.ts';

export interface ClaimsTable {
  element: HTMLElement;
  show(part: JsonPart): void;
}

const MOST_ROWS = 200;
const SCOPES: ReadonlySet<string> = new Set(['scope', 'scp']);

export function createClaimsTable(part: 'header' | 'claims'): ClaimsTable {
  const say = words().claims;
  const caption = say[part];
  const body = h('tbody');
  const rest = h('p', { class: 'claims-rest' });
  const json = createFoldedJson(caption);
  const element = h(
    'div',
    { class: `claims claims-${part}` },
    h('table', null, h('caption', { class: 'label' }, caption), columns(), headings(), body),
    rest,
    json.element,
  );
  let moving: { time: number; element: Element }[] = [];

  everySecond((time) => moving.forEach((each) => setText(each.element, relative(each.time, time))));
  return {
    element,
    show({ members, root }) {
      moving = [];
      replace(body, ...members.slice(0, MOST_ROWS).map(row));
      setText(rest, restOf(members.length));
      rest.hidden = rest.textContent === '';
      json.show(root);
    },
  };

  function row({ name, value }: JsonMember): HTMLElement {
    const isTime = part === 'claims' && TIME_CLAIMS.has(name) && value.kind === 'number';
    return h(
      'tr',
      null,
      h('th', { scope: 'row' }, h('code', null, ...textNodes(name)), ...meaning(meaningOf(part, name))),
      h('td', null, ...(isTime ? time(value) : [valueOf(part, name, value)])),
      h('td', { class: 'claims-copy' }, createSmallCopyButton(say.copyValue(visible(name)), () => copied(value))),
    );
  }
  function time({ source }: JsonValue): (HTMLElement | string)[] {
    const seconds = Number(source);
    const distance = h('span', { class: 'time-relative' }, relative(seconds, now()));
    moving.push({ time: seconds, element: distance });
    const iso = dateOf(seconds)?.toISOString();
    const warning = millisecondsWarning(seconds);
    return [
      h('time', { class: 'time-absolute', ...(iso && { datetime: iso }) }, absolute(seconds)),
      ' ',
      distance,
      h('span', { class: 'time-raw' }, h('code', null, source), ' ', universal(seconds)),
      ...(warning ? [h('p', { class: 'time-warning' }, warning)] : []),
    ];
  }
}

/** A string without its quotes, anything else as JSON. */
function copied(value: JsonValue): string {
  return value.kind === 'string' ? value.text : pretty(value);
}

function valueOf(part: 'header' | 'claims', name: string, value: JsonValue): HTMLElement {
  const isScope = part === 'claims' && SCOPES.has(name);
  const scopes = isScope && value.kind === 'string' ? value.text.split(/\s+/) : [];
  if (isScope && value.items.length > 0 && value.items.every(({ kind }) => kind === 'string')) {
    scopes.push(...value.items.map(({ text }) => text));
  }
  const given = scopes.filter(Boolean);
  return given.length > 0 && given.length < MOST_ROWS ? chips(given) : claimValue(name, value);
}

function meaning({ text, reference }: Meaning): (HTMLElement | string)[] {
  const said = text === '' ? [] : [h('span', { class: 'meaning' }, text), ' '];
  if (!reference) return said;
  const { label, url } = reference;
  if (!url) return [...said, h('span', { class: 'reference' }, label)];
  const attributes = { href: url, target: '_blank', rel: 'noreferrer', 'aria-label': words().claims.opensTab(label) };
  return [...said, h('a', { class: 'reference', ...attributes }, label)];
}

function columns(): HTMLElement {
  return h('colgroup', null, h('col', { class: 'claims-names' }), h('col'), h('col', { class: 'claims-copies' }));
}

function headings(): HTMLElement {
  const { name, value, copy } = words().claims;
  const cells = [name, value, copy].map((text) => h('th', { scope: 'col' }, text));
  return h('thead', { class: 'visually-hidden' }, h('tr', null, ...cells));
}

function restOf(count: number): string {
  const { empty, more } = words().claims;
  if (count === 0) return empty;
  return count > MOST_ROWS ? more(count - MOST_ROWS) : '';
}

/** Drawn only while it is unfolded. */
function createFoldedJson(caption: string): { element: HTMLElement; show(root: JsonValue): void } {
  const say = words().claims;
  let root: JsonValue | null = null;
  const place = h('div');
  const summary = h('summary', null, say.asJson);
  const details = h('details', { class: 'claims-json', ontoggle: draw }, summary, place);
  const copy = createCopyButton(say.copyJson(caption), () => (root ? pretty(root) : ''));
  function draw(): void {
    replace(place, details.open && root && createJsonView(root, caption));
  }
  return {
    element: h('div', { class: 'claims-foot' }, details, copy),
    show(next) {
      root = next;
      draw();
    },
  };
}
