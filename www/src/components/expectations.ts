/** What is expected of a token, folded away until somebody asks for it. */
import { h, setText, uniqueId } from '../dom.ts';
import { EXPECTATIONS, isDuration, unknownAlgorithm, type Expectation, type Expected } from '../keys/expected.ts';
import { words } from '../language/words.ts';

export interface Expectations {
  element: HTMLElement;
  value(): Expected;
  set(expected: Expected): void;
}
interface Field {
  element: HTMLElement;
  input: HTMLInputElement;
  judge(): void;
}

export function createExpectations(onChange: () => void): Expectations {
  const { verify } = words();
  const fields = new Map<Expectation, Field>(EXPECTATIONS.map((name) => [name, createField(name, changed)]));
  const summary = h('summary', null, verify.expectations);
  const element = h(
    'details',
    { class: 'expectations' },
    summary,
    h('p', { class: 'hint' }, verify.expectationsLead),
    h('div', { class: 'expectations-fields' }, ...[...fields.values()].map((field) => field.element)),
  );

  function value(): Expected {
    const set = [...fields].map(([name, { input }]) => [name, input.value.trim()] as const);
    return Object.fromEntries(set.filter(([, text]) => text !== ''));
  }
  function judge(): void {
    fields.forEach((field) => field.judge());
    const count = Object.keys(value()).length;
    setText(summary, count === 0 ? verify.expectations : verify.expectationsSet(count));
  }
  function changed(): void {
    judge();
    onChange();
  }
  return {
    element,
    value,
    set(expected) {
      fields.forEach(({ input }, name) => {
        input.value = expected[name] ?? '';
      });
      judge();
      element.open = Object.keys(value()).length > 0;
    },
  };
}

function createField(name: Expectation, onChange: () => void): Field {
  const { verify } = words();
  const id = uniqueId('expected');
  const fault = h('p', { class: 'field-fault', id: `${id}-fault` });
  const hint = hintOf(name);
  const input = h('input', {
    id,
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder: verify.hints[name],
    'aria-describedby': hint ? `${id}-hint ${id}-fault` : `${id}-fault`,
    oninput: onChange,
  });
  const element = h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: id }, verify.expected[name]),
    h('div', { class: 'well' }, input),
    hint && h('p', { class: 'field-hint', id: `${id}-hint` }, hint),
    fault,
  );
  function judge(): void {
    const found = faultOf(name, input.value.trim());
    setText(fault, found);
    fault.hidden = found === '';
    input.setAttribute('aria-invalid', String(found !== ''));
  }
  judge();
  return { element, input, judge };
}

function hintOf(name: Expectation): string {
  const { several, severalRequired } = words().verify;
  if (name === 'required' || name === 'algorithms') return severalRequired;
  return name === 'issuer' || name === 'audience' ? several : '';
}

function faultOf(name: Expectation, text: string): string {
  const { verify } = words();
  if (text === '') return '';
  if (name === 'tolerance' || name === 'maxAge') return isDuration(text) ? '' : verify.badDuration;
  const unknown = name === 'algorithms' ? unknownAlgorithm(text) : undefined;
  return unknown === undefined ? '' : verify.badAlgorithm(unknown);
}
