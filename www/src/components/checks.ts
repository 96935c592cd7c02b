/** Every check that was made of a token: a verdict in a word and a sign, and a sentence. */
import type { Check } from 'jotwasm/full';
import { h, replace, setText } from '../dom.ts';
import { words } from '../language/words.ts';

export interface ChecksView {
  element: HTMLElement;
  show(checks: readonly Check[]): void;
}
type State = 'passed' | 'failed' | 'unmade';

const SIGNS: Readonly<Record<State, string>> = { passed: '✓', failed: '✕', unmade: '○' };
/** They are made only where something is expected. */
const ON_REQUEST = ['iss', 'aud', 'sub', 'typ', 'requiredClaims', 'maxTokenAge'];

export function createChecks(): ChecksView {
  const { title } = words().checks;
  const summary = h('span', { class: 'checks-summary' });
  const list = h('ul', { class: 'checks-list' });
  const notAsked = h('p', { class: 'checks-not-asked' });
  const element = h(
    'section',
    { class: 'checks', 'aria-label': title },
    h('h3', { class: 'checks-title' }, title, ' ', summary),
    list,
    notAsked,
  );
  let shown = '';
  return {
    element,
    show(checks) {
      element.hidden = checks.length === 0;
      // Twice the same would lose what a reader has selected.
      const next = JSON.stringify(checks);
      if (next === shown) return;
      shown = next;
      replace(list, ...checks.map(line));
      setText(summary, summarise(checks));
      const silent = ON_REQUEST.filter((name) => !checks.some((check) => check.name === name));
      notAsked.hidden = silent.length === 0 || !checks.some(({ name }) => name === 'exp');
      setText(notAsked, words().checks.notAsked(silent.map(nameOf).join(words().checks.and)));
    },
  };
}

function line(check: Check): HTMLElement {
  const { checks } = words();
  const state = stateOf(check);
  return h(
    'li',
    { class: 'checks-line', 'data-state': state, 'data-check': check.name },
    h('span', { class: 'checks-sign', 'aria-hidden': 'true' }, SIGNS[state]),
    h('span', { class: 'checks-name' }, nameOf(check.name)),
    h(
      'span',
      { class: 'checks-message' },
      checks.message(check.message),
      check.code && h('code', { class: 'checks-code' }, check.code),
    ),
    h('span', { class: 'checks-state' }, checks.states[state]),
  );
}

/** A check that failed without a code could not be made. */
function stateOf({ ok, code }: Check): State {
  if (ok) return 'passed';
  return code === undefined ? 'unmade' : 'failed';
}

function summarise(checks: readonly Check[]): string {
  const count = (state: State): number => checks.filter((check) => stateOf(check) === state).length;
  return words().checks.summary(count('passed'), count('failed'), count('unmade'));
}

function nameOf(name: string): string {
  return words().checks.names[name] ?? name;
}
