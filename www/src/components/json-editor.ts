/** A JSON object to write, with the first fault marked where it is and said in words below. */
import { h, replace, setText, uniqueId } from '../dom.ts';
import { isRounded, parseExactly, write } from '../json/exact.ts';
import { faultOf, lineAndColumn, type JsonFault } from '../json/fault.ts';
import { words } from '../language/words.ts';
import { createButton } from './button.ts';

export interface JsonEditor {
  element: HTMLElement;
  text(): string;
  setText(text: string): void;
  /** Null while it is no JSON object. */
  read(): Record<string, unknown> | null;
  /** Writes the object anew; does nothing while there is none. */
  edit(change: (members: Record<string, unknown>) => Record<string, unknown>): void;
}
export interface Insert {
  name: string;
  what: string;
  value(): unknown;
}

export function createJsonEditor(label: string, inserts: readonly Insert[], onChange: () => void): JsonEditor {
  const id = uniqueId('json');
  const layer = h('div', { class: 'editor-layer', 'aria-hidden': 'true' });
  const textarea = createTextarea(id, () => {
    look();
    onChange();
  });
  const said = createFaultLine(`${id}-fault`, textarea);
  const buttons = h('div', { class: 'inserts', role: 'group', 'aria-label': `${words().sign.insert}: ${label}` });

  function look(): void {
    const { value: text } = textarea;
    const fault = faultOf(text);
    mark(layer, text, fault);
    said.show(fault, fault === null && isRounded(text));
    textarea.setAttribute('aria-invalid', String(fault !== null));
    for (const button of buttons.querySelectorAll('button')) button.disabled = fault !== null;
  }
  function read(): Record<string, unknown> | null {
    return faultOf(textarea.value) ? null : (parseExactly(textarea.value) as Record<string, unknown>);
  }
  function put(text: string): void {
    textarea.value = text;
    look();
  }
  const edit: JsonEditor['edit'] = (change) => {
    const members = read();
    if (members) put(write(change(members)));
  };
  const press = (change: (members: Record<string, unknown>) => Record<string, unknown>) => (): void => {
    edit(change);
    onChange();
  };
  buttons.append(
    ...inserts.map(({ name, what, value }) =>
      small(
        name,
        words().sign.insertLabel(name, what),
        press((members) => ({ ...members, [name]: value() })),
      ),
    ),
    small(
      words().sign.format,
      words().sign.formatWhat(label),
      press((members) => members),
    ),
  );
  return {
    element: h(
      'div',
      { class: 'field editor' },
      h('label', { class: 'label', for: id }, label),
      h('div', { class: 'well' }, h('div', { class: 'editor-page' }, layer, textarea)),
      said.element,
      buttons,
    ),
    text: () => textarea.value,
    setText: put,
    read,
    edit,
  };
}

function createTextarea(id: string, oninput: () => void): HTMLTextAreaElement {
  return h('textarea', {
    id,
    class: 'editor-input',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    'aria-describedby': `${id}-fault`,
    oninput,
  });
}

function createFaultLine(id: string, textarea: HTMLTextAreaElement) {
  const where = h('strong');
  const what = h('span');
  const go = createButton(words().sign.goThere, goThere, 'quiet');
  const element = h('p', { class: 'editor-fault', id, role: 'status', 'aria-live': 'polite' }, where, what);
  const line = h('div', { class: 'editor-said' }, element, go);
  let at = 0;

  function goThere(): void {
    textarea.focus();
    textarea.setSelectionRange(at, Math.min(at + 1, textarea.value.length));
  }
  return {
    element: line,
    show(fault: JsonFault | null, rounded: boolean): void {
      const say = words().sign;
      setText(where, fault ? say.faultAt(lineAndColumn(textarea.value, fault.at)) : '');
      setText(what, fault ? fault.message : rounded ? say.rounded : '');
      line.hidden = !fault && !rounded;
      go.hidden = !fault;
      at = fault?.at ?? 0;
    },
  };
}

/** The layer lies under the text and has the same metrics; only the mark is to be seen of it. */
function mark(layer: HTMLElement, text: string, fault: JsonFault | null): void {
  if (!fault) return replace(layer, text);
  const { from, to } = fault;
  // A line break, or the end, has no width that could be marked.
  const end = text.slice(from, to).trim() === '' ? from : to;
  const marked = h('span', { class: 'editor-mark' }, text.slice(from, end) || ' ');
  replace(layer, text.slice(0, from), marked, text.slice(end));
}

function small(text: string, label: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'insert', 'aria-label': label, title: label, onclick }, text);
}
