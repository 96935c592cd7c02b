/** Where the parts of the first instrument stand. */
import { createButton } from '../components/button.ts';
import type { ClaimsTable } from '../components/claims-table.ts';
import { createCopyButton } from '../components/copy-button.ts';
import type { Lifetime } from '../components/lifetime.ts';
import { createSection } from '../components/section.ts';
import type { SignatureCheck } from '../components/signature-check.ts';
import type { TokenField } from '../components/token-field.ts';
import type { TokenNotice } from '../components/token-notice.ts';
import type { WarningsView } from '../components/warnings.ts';
import { h } from '../dom.ts';
import { words } from '../language/words.ts';

interface Parts {
  field: TokenField;
  notice: TokenNotice;
  buttons: HTMLElement;
  signature: SignatureCheck;
  lifetime: Lifetime;
  warnings: WarningsView;
  header: ClaimsTable;
  claims: ClaimsTable;
}

export function createButtons(actions: { clear(): void; sample(): void; token(): string }): HTMLElement {
  const say = words().inspect;
  return h(
    'div',
    { class: 'buttons' },
    createCopyButton(say.copyToken, actions.token),
    createButton(say.clear, actions.clear),
    createButton(say.sample, actions.sample),
  );
}

/** What the rest adds goes below what is there already, so that nothing moves. */
export function layOut(parts: Parts): { element: HTMLElement; rest: (() => void)[] } {
  const { field, notice, buttons, signature, lifetime, warnings, header, claims } = parts;
  const { title, lead } = words().inspect;
  const readout = h('div', { class: 'readout' }, signature.verdict, lifetime.element, warnings.element);
  const side = h('div', { class: 'inspect-side' }, readout);
  const token = h('div', { class: 'column column-filled' }, field.element, notice.element, buttons);
  const tables = h('div', { class: 'column' }, claims.element, header.element);
  const key = h('div', { class: 'column inspect-key' }, signature.controls, signature.checks);
  const element = createSection('inspect', title, lead, token, side);
  return { element, rest: [() => side.after(tables), () => side.append(key)] };
}
