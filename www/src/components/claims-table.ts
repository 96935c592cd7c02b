/**
 * Header parameters or claims as a table: name, meaning, value, and times in words that keep up with
 * the clock.
 */
import { everySecond, now } from '../clock.ts';
import { h, replace, setText } from '../dom.ts';
import { TIME_CLAIMS } from '../token/meanings.ts';
import { absolute, relative } from '../time/words.ts';

export interface ClaimsTable {
  element: HTMLElement;
  show(members: Record<string, unknown>): void;
}

export function createClaimsTable(
  caption: string,
  part: 'header' | 'claims',
  meanings: Readonly<Record<string, string>>,
): ClaimsTable {
  const body = h('tbody');
  const json = h('pre', { class: 'json', tabindex: '0', 'aria-label': `${caption} as JSON` });
  const element = h(
    'div',
    { class: `claims claims-${part}` },
    h(
      'table',
      null,
      h('caption', { class: 'label' }, caption),
      h('colgroup', null, h('col', { class: 'claims-names' }), h('col')),
      h(
        'thead',
        { class: 'visually-hidden' },
        h('tr', null, ...['Name', 'Value'].map((name) => h('th', { scope: 'col' }, name))),
      ),
      body,
    ),
    h('details', { class: 'claims-json' }, h('summary', null, 'as JSON'), json),
  );
  let moving: { time: number; element: Element }[] = [];

  everySecond((time) => moving.forEach((each) => setText(each.element, relative(each.time, time))));
  return {
    element,
    show(members) {
      moving = [];
      const isTime = (name: string, value: unknown): value is number =>
        part === 'claims' && TIME_CLAIMS.has(name) && typeof value === 'number';
      replace(
        body,
        ...Object.entries(members).map(([name, value]) =>
          row(
            name,
            Object.hasOwn(meanings, name) ? meanings[name]! : '',
            isTime(name, value) ? timeCell(value) : valueCell(value),
          ),
        ),
      );
      setText(json, JSON.stringify(members, null, 2));
    },
  };

  function timeCell(time: number): HTMLElement {
    const distance = h('span', { class: 'time-relative' }, relative(time, now()));
    moving.push({ time, element: distance });
    return h(
      'td',
      null,
      h('span', { class: 'time-absolute' }, absolute(time)),
      ' ',
      distance,
      ' ',
      h('code', { class: 'time-raw' }, time),
    );
  }
}

function row(name: string, meaning: string, cell: HTMLElement): HTMLElement {
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, h('code', null, name), meaning && h('span', { class: 'meaning' }, meaning)),
    cell,
  );
}

function valueCell(value: unknown): HTMLElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  return h('td', null, h('span', { class: `value value-${typeof value}` }, text));
}
