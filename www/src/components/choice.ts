/** A row of radio buttons drawn as one switch. */
import { h, uniqueId } from '../dom.ts';

export interface Choice<Value extends string> {
  element: HTMLElement;
  value(): Value;
  set(value: Value): void;
  /** Shows only some of the options; picks the first of them when the chosen one is gone. */
  offer(values: readonly Value[]): void;
}

export function createChoice<Value extends string>(
  legend: string,
  options: readonly (readonly [value: Value, label: string])[],
  onChange: (value: Value) => void,
): Choice<Value> {
  const name = uniqueId('choice');
  const inputs = options.map(([value], index) =>
    h('input', {
      type: 'radio',
      name,
      value,
      id: `${name}-${value}`,
      checked: index === 0,
      onchange: () => onChange(value),
    }),
  );
  const cells = options.map(([value, label], index) =>
    h('span', { class: 'choice-option' }, inputs[index], h('label', { for: `${name}-${value}` }, label)),
  );
  const element = h(
    'fieldset',
    { class: 'choice' },
    h('legend', { class: 'label' }, legend),
    h('div', { class: 'choice-options' }, ...cells),
  );

  const set = (value: Value): void =>
    inputs.forEach((input) => {
      input.checked = input.value === value;
    });
  const value = (): Value => inputs.find((input) => input.checked)?.value as Value;
  const offer = (values: readonly Value[]): void => {
    cells.forEach((cell, index) => {
      cell.hidden = !values.includes(options[index]![0]);
    });
    element.hidden = values.length < 2;
    const [first] = values;
    if (first !== undefined && !values.includes(value())) set(first);
  };
  return { element, value, set, offer };
}
