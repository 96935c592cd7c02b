/** Makes a link of what stands on the page: what goes in is chosen, and what that gives away is agreed to. */
import { h, replace, setText, uniqueId } from '../dom.ts';
import { locale, words } from '../language/words.ts';
import type { PageState } from '../page.ts';
import { dangersOf, type Danger } from '../share/dangers.ts';
import { FragmentError, writeFragment } from '../share/fragment.ts';
import { choose, partsIn, type Part } from '../share/state.ts';
import { createButton } from './button.ts';
import { createCopyButton } from './copy-button.ts';

/** The key is not among them: most who look at a token do not need it. */
const FIRST: readonly Part[] = ['token', 'expected'];

export function openShareDialog(state: PageState): void {
  const say = words().share;
  const title = uniqueId('share');
  const parts = new Set(partsIn(state).filter((part) => FIRST.includes(part)));
  const agreed = new Set<Danger['kind']>();
  const dangers = h('div', { class: 'share-dangers' });
  const link = createLink();
  let asked = 0;

  async function update(): Promise<void> {
    const turn = ++asked;
    const found = dangersOf(state, parts);
    if (parts.size === 0) return link.say(say.nothing);
    if (found.some(({ kind }) => !agreed.has(kind))) return link.say(say.first);
    const made = await linkTo(state, parts);
    // Another tick may have come in between.
    if (turn === asked) made === null ? link.say(say.large) : link.show(made);
  }
  function rewarn(): void {
    const found = dangersOf(state, parts);
    for (const kind of agreed) if (!found.some((danger) => danger.kind === kind)) agreed.delete(kind);
    replace(dangers, ...found.map((danger) => createDanger(danger, agreed, () => void update())));
    void update();
  }
  const dialog = h(
    'dialog',
    { class: 'share-dialog', 'aria-labelledby': title, closedby: 'any', onclose: () => dialog.remove() },
    h('h2', { id: title }, say.title),
    h('p', null, say.lead),
    createParts(partsIn(state), parts, rewarn),
    dangers,
    link.element,
    h(
      'div',
      { class: 'buttons' },
      link.copy,
      createButton(say.close, () => dialog.close()),
    ),
  );
  rewarn();
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns null for what is too large */
async function linkTo(state: PageState, parts: ReadonlySet<Part>): Promise<string | null> {
  try {
    return location.origin + location.pathname + (await writeFragment(choose(state, parts)));
  } catch (error) {
    if (error instanceof FragmentError) return null;
    throw error;
  }
}

function createParts(offered: readonly Part[], chosen: Set<Part>, onChange: () => void): HTMLElement {
  const boxes = new Map<Part, HTMLInputElement>();
  const change = (part: Part, isOn: boolean): void => {
    if (isOn) chosen.add(part);
    else chosen.delete(part);
    // A key to sign with is of no use without what is signed.
    if (part === 'signing' && !isOn) chosen.delete('signingKey');
    if (part === 'signingKey' && isOn) chosen.add('signing');
    for (const [each, box] of boxes) box.checked = chosen.has(each);
    onChange();
  };
  const rows = offered.map((part) => {
    const row = createTick(words().share.parts[part], chosen.has(part), (isOn) => change(part, isOn));
    boxes.set(part, row.box);
    return row.element;
  });
  return h('fieldset', { class: 'share-parts' }, h('legend', { class: 'label' }, words().share.contents), ...rows);
}

function createDanger(danger: Danger, agreed: Set<Danger['kind']>, onChange: () => void): HTMLElement {
  const { kind } = danger;
  const tick = createTick(words().share.agree, agreed.has(kind), (isOn) => {
    if (isOn) agreed.add(kind);
    else agreed.delete(kind);
    onChange();
  });
  const text = uniqueId('danger');
  tick.box.setAttribute('aria-describedby', text);
  return h('div', { class: 'notice', 'data-tone': 'caution' }, h('p', { id: text }, sayDanger(danger)), tick.element);
}

function sayDanger(danger: Danger): string {
  const { living, endless, secret, signingKey } = words().share;
  if (danger.kind !== 'living') return danger.kind === 'secret' ? secret : signingKey;
  if (danger.until === null) return endless;
  const format = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'long' });
  // Whatever a token says: a date has to be one that there is.
  return living(format.format(Math.min(danger.until * 1000, 8.64e15)));
}

function createTick(
  label: string,
  isOn: boolean,
  onChange: (isOn: boolean) => void,
): { element: HTMLElement; box: HTMLInputElement } {
  const box = h('input', { type: 'checkbox', checked: isOn, onchange: () => onChange(box.checked) });
  return { element: h('label', { class: 'tick' }, box, h('span', null, label)), box };
}

function createLink(): {
  element: HTMLElement;
  copy: HTMLButtonElement;
  show(link: string): void;
  say(text: string): void;
} {
  const say = words().share;
  const id = uniqueId('link');
  const field = h('textarea', {
    id,
    class: 'share-link',
    rows: 3,
    readonly: true,
    spellcheck: 'false',
    onfocus: () => field.select(),
  });
  const note = h('p', { class: 'hint', role: 'status' });
  const copy = createCopyButton(say.copy, () => field.value);
  copy.classList.add('button-primary');
  const set = (link: string, text: string): void => {
    field.value = link;
    field.disabled = copy.disabled = link === '';
    setText(note, text);
  };
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { class: 'label', for: id }, say.link),
      h('div', { class: 'well' }, field),
      note,
    ),
    copy,
    show: (link) => set(link, say.length(new Intl.NumberFormat(locale()).format(link.length))),
    say: (text) => set('', text),
  };
}
