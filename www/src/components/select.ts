/** A native select with its options in groups: good on a phone and by keyboard. */
import { h, uniqueId } from '../dom.ts';

export interface Select<Value extends string> {
  element: HTMLElement;
  value(): Value;
  set(value: Value): void;
}
export interface OptionGroup<Value extends string> {
  label: string;
  values: readonly Value[];
}

export function createSelect<Value extends string>(
  label: string,
  groups: readonly OptionGroup<Value>[],
  onChange: (value: Value) => void,
): Select<Value> {
  const id = uniqueId('select');
  const value = (): Value => select.value as Value;
  const options = (values: readonly Value[]): HTMLElement[] => values.map((each) => h('option', { value: each }, each));
  const select = h(
    'select',
    { id, class: 'select', onchange: () => onChange(value()) },
    ...groups.map((group) => h('optgroup', { label: group.label }, ...options(group.values))),
  );
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'label', for: id }, label),
      h('div', { class: 'well select-well' }, select),
    ),
    value,
    set(next) {
      select.value = next;
    },
  };
}
