/** The HTTP trace: what was sent, what came back, and what was not sent at all. */
import { h } from '../dom.ts';
import { lessonWords, locale } from '../language/words.ts';
import type { Answer, Exchange, Lines, Sent } from '../live/exchange.ts';
import { folded, type Look } from './fold.ts';

export interface Trace {
  element: HTMLElement;
  /** In the order to be read in. What stands there already, stays as it is. */
  show(exchanges: readonly Exchange[]): void;
}

/** @param empty said where there is nothing @param look brings a token to the first instrument */
export function createTrace(empty: string, look: Look): Trace {
  const list = h('ol', { class: 'trace-list' });
  const nothing = h('p', { class: 'trace-empty' }, empty);
  const spoken = h('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  const title = h('h3', { class: 'label' }, lessonWords().trace.title);
  const entries = new Map<Exchange, HTMLElement>();
  const element = h('div', { class: 'trace' }, title, spoken, nothing, list);

  return {
    element,
    show(exchanges) {
      const added = exchanges.filter((each) => !entries.has(each));
      if (added.length === 0 && entries.size === exchanges.length) return;
      for (const each of entries.keys()) if (!exchanges.includes(each)) entries.delete(each);
      for (const each of added) entries.set(each, entryOf(each, look));
      list.replaceChildren(...exchanges.map((each) => entries.get(each)!));
      nothing.hidden = exchanges.length > 0;
      if (added.length > 0) spoken.textContent = added.map(summary).join('. ');
    },
  };
}

function summary({ sent, answer, trouble }: Exchange): string {
  const outcome = answer ? `${answer.status} ${answer.statusText}` : lessonWords().trace.troubles[trouble ?? 'noAnswer'];
  return `${sent.method} ${sent.path}: ${outcome}`;
}

function toneOf({ answer, trouble }: Exchange): string {
  if (trouble === 'notSent' || trouble === 'inWindow') return 'unsent';
  return answer && answer.status < 400 ? 'good' : 'bad';
}

function entryOf(exchange: Exchange, look: Look): HTMLElement {
  const { sent, answer, trouble, at } = exchange;
  const outcome = answer
    ? answerView(answer, look)
    : h('p', { class: 'trace-trouble' }, lessonWords().trace.troubles[trouble ?? 'noAnswer']);
  return h('li', { class: 'trace-entry', 'data-tone': toneOf(exchange) }, sentView(sent, at, look), outcome);
}

function sentView({ method, path, headers, body, fields, note }: Sent, at: number, look: Look): HTMLElement {
  const time = new Date(at).toLocaleTimeString(locale());
  return h(
    'div',
    { class: 'trace-sent' },
    note && h('p', { class: 'trace-note' }, lessonWords().trace.notes[note]),
    h('p', { class: 'trace-line' }, h('strong', null, method), ` ${path}`, h('time', null, time)),
    lines(headers, look),
    fields && h('div', { class: 'trace-fields' }, lines(fields, look)),
    body !== null && block(body, look),
  );
}

function answerView({ status, statusText, headers, body, milliseconds }: Answer, look: Look): HTMLElement {
  const took = `${milliseconds.toFixed(0)} ms`;
  return h(
    'div',
    { class: 'trace-answer' },
    h(
      'p',
      { class: 'trace-line' },
      h('strong', null, status),
      ` ${statusText}`,
      h('span', { class: 'trace-ms' }, took),
    ),
    lines(headers, look),
    body !== '' && block(pretty(body), look),
  );
}

function lines(all: Lines, look: Look): HTMLElement | false {
  const rows = all.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, ...folded(value, look))));
  return rows.length > 0 && h('dl', { class: 'trace-headers' }, ...rows);
}

function block(text: string, look: Look): HTMLElement {
  const scrolls = { tabindex: '0', role: 'group', 'aria-label': lessonWords().trace.body };
  return h('div', { class: 'trace-body', ...scrolls }, ...folded(text, look));
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
