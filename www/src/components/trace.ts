/** The HTTP trace: what was sent, what came back, and what was not sent at all. Newest first. */
import { h } from '../dom.ts';
import type { Answer, Exchange, Lines, Sent } from '../live/exchange.ts';
import { renderShortToken, shortenToken } from './token-text.ts';

export interface Trace {
  element: HTMLElement;
  add(done: Exchange): void;
  refuse(sent: Sent, reason: string): void;
  clear(): void;
}

const KEPT = 12;

export function createTrace(): Trace {
  const list = h('ol', { class: 'trace-list', reversed: true });
  const empty = h('p', { class: 'trace-empty' }, 'Nothing has been sent yet. Sign in to begin.');
  const spoken = h('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  const element = h('div', { class: 'trace' }, h('h3', { class: 'label' }, 'Trace'), spoken, empty, list);

  function put(entry: HTMLElement, summary: string): void {
    list.prepend(entry);
    while (list.children.length > KEPT) list.lastElementChild?.remove();
    empty.hidden = true;
    spoken.textContent = summary;
  }
  return {
    element,
    add(done) {
      const { sent, answer, trouble } = done;
      const outcome = answer ? answerView(answer) : h('p', { class: 'trace-trouble' }, trouble);
      put(
        entry(sent, tone(answer), outcome),
        `${sent.method} ${sent.path}: ${answer ? `${answer.status} ${answer.statusText}` : 'no answer'}`,
      );
    },
    refuse(sent, reason) {
      put(
        entry(sent, 'unsent', h('p', { class: 'trace-trouble' }, reason)),
        `${sent.method} ${sent.path}: not sent. ${reason}`,
      );
    },
    clear() {
      list.replaceChildren();
      empty.hidden = false;
    },
  };
}

function tone(answer: Answer | null): string {
  return answer && answer.status < 400 ? 'good' : 'bad';
}

function entry(sent: Sent, kind: string, outcome: HTMLElement): HTMLElement {
  const time = new Date().toLocaleTimeString('en-GB');
  return h(
    'li',
    { class: 'trace-entry', 'data-tone': kind },
    h(
      'div',
      { class: 'trace-sent' },
      h('p', { class: 'trace-line' }, h('strong', null, sent.method), ` ${sent.path}`, h('time', null, time)),
      headerLines(sent.headers),
      sent.body !== null && h('pre', { class: 'trace-body', tabindex: '0' }, sent.body),
    ),
    outcome,
  );
}

function answerView(answer: Answer): HTMLElement {
  return h(
    'div',
    { class: 'trace-answer' },
    h(
      'p',
      { class: 'trace-line' },
      h('strong', null, answer.status),
      ` ${answer.statusText}`,
      h('span', { class: 'trace-ms' }, `${answer.milliseconds.toFixed(0)} ms`),
    ),
    headerLines(answer.headers),
    h('pre', { class: 'trace-body', tabindex: '0' }, pretty(answer.body)),
  );
}

function headerLines(lines: Lines): HTMLElement {
  return h(
    'dl',
    { class: 'trace-headers' },
    ...lines.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, headerValue(value)))),
  );
}

function headerValue(value: string): HTMLElement {
  const token = /^Bearer (ey\S+)$/.exec(value)?.[1];
  if (token === undefined) return h('span', null, value);
  const shown = h('span', null);
  renderShortToken(shown, token);
  return h('span', { title: value }, 'Bearer ', shown);
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), shortenTokens, 2);
  } catch {
    return body;
  }
}

function shortenTokens(name: string, value: unknown): unknown {
  return name === 'access_token' ? shortenToken(String(value)) : value;
}
