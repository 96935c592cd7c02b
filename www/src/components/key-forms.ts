/** A key in its other forms, to copy, to download, or to see what it becomes. */
import { h, replace, setText } from '../dom.ts';
import { convert, type Conversion, type Form, type Half } from '../keys/convert.ts';
import type { KeyInput } from '../keys/read-key.ts';
import { words } from '../language/words.ts';
import { createButton } from './button.ts';
import { createChoice } from './choice.ts';
import { createCopyButton } from './copy-button.ts';

export interface KeyForms {
  element: HTMLElement;
  show(input: KeyInput, about: { alg: string; kid: string | null }): void;
}

const HALVES: readonly Half[] = ['private', 'public'];
const FORMS: readonly Form[] = ['secret', 'pem', 'jwk', 'jwks'];

export function createKeyForms(): KeyForms {
  const say = words().sign.forms;
  const half = createChoice<Half>(
    say.half,
    HALVES.map((each) => [each, say.halves[each]] as const),
    draw,
  );
  const form = createChoice<Form>(
    say.form,
    FORMS.map((each) => [each, nameOf(each)] as const),
    draw,
  );
  const kind = h('p', { class: 'key-kind' });
  const thumbprint = createThumbprint();
  const text = h('pre', { class: 'key-text', tabindex: '0', role: 'group' });
  const note = h('p', { class: 'key-note' });
  const current = (): string => conversion?.text(half.value(), form.value()) ?? '';
  const copy = createCopyButton(say.copy, current);
  const download = createButton('', save, 'quiet');
  const body = h(
    'div',
    { class: 'key-forms-body' },
    h('div', { class: 'key-switches' }, half.element, form.element),
    text,
    note,
    h('div', { class: 'buttons' }, copy, download),
    thumbprint.element,
  );
  let conversion: Conversion | null = null;

  function save(): void {
    if (conversion) saveFile(conversion.fileName(half.value(), form.value()), current());
  }
  function draw(): void {
    body.hidden = conversion === null;
    if (!conversion) return;
    const name = nameOf(form.value());
    setText(text, current());
    text.setAttribute('aria-label', say.text(name));
    const tone = half.value() === 'public' ? 'public' : conversion.forms.includes('secret') ? 'secret' : 'private';
    note.dataset['tone'] = tone === 'public' ? 'good' : 'caution';
    setText(note, { public: say.publicNote, secret: say.secretNote, private: say.privateNote }[tone]);
    setText(download, say.download(conversion.fileName(half.value(), form.value())));
    thumbprint.show(conversion.thumbprint);
  }
  function show(input: KeyInput, about: { alg: string; kid: string | null }): void {
    const [made, why] = tried(input, about);
    conversion = made;
    if (made) {
      half.offer(made.halves);
      form.offer(made.forms);
      const [only, ...others] = made.facts;
      setText(kind, others.length > 0 || !only ? say.severalKeys(made.facts.length) : say.kind(only));
    } else setText(kind, why);
    draw();
  }
  const summary = h('summary', { class: 'label' }, say.title);
  return {
    element: h('details', { class: 'key-forms' }, summary, h('p', { class: 'key-hint' }, say.hint), kind, body),
    show,
  };
}

function tried(input: KeyInput, about: { alg: string; kid: string | null }): [Conversion | null, string] {
  const say = words().sign.forms;
  if (input.text.trim() === '') return [null, say.nothing];
  if (String(input.kind) === 'url') return [null, say.url];
  try {
    return [convert(input, about), ''];
  } catch {
    return [null, say.unreadable];
  }
}

function nameOf(form: Form): string {
  return form === 'secret' ? words().sign.forms.secret : form.toUpperCase();
}

function createThumbprint(): { element: HTMLElement; show(value: string | null): void } {
  const say = words().sign.forms;
  const value = h('code');
  const element = h(
    'p',
    { class: 'key-thumbprint' },
    h('span', { class: 'label' }, say.thumbprint),
    value,
    h('span', { class: 'key-hint' }, say.thumbprintWhat),
  );
  return {
    element,
    show(thumbprint) {
      replace(value, thumbprint ?? '');
      element.hidden = thumbprint === null;
    },
  };
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
