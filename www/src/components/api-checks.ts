/** What an API looks at, one by one, with what it found. */
import { h, replace } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import type { ApiCheck } from '../learn/checks.ts';

export function createApiChecks(): { element: HTMLElement; show(checks: readonly ApiCheck[]): void } {
  const list = h('ul', { class: 'api-checks-list' });
  const element = h('div', { class: 'api-checks' }, h('h4', { class: 'label' }, lessonWords().flow.checksTitle), list);
  let shown: readonly ApiCheck[] | null = null;
  return {
    element,
    show(checks) {
      element.hidden = checks.length === 0;
      if (checks === shown) return;
      shown = checks;
      replace(list, ...checks.map(line));
    },
  };
}

function line({ name, ok }: ApiCheck): HTMLElement {
  const sentence = lessonWords().flow.checks[name][ok ? 'yes' : 'no'];
  return h('li', { 'data-tone': ok ? 'good' : 'bad' }, h('code', null, name), ' ', sentence);
}
