/** Says that what stands here came by a link, or why it did not. */
import { h } from '../dom.ts';
import { listed, words } from '../language/words.ts';
import type { Fault } from '../share/fragment.ts';
import type { Part } from '../share/state.ts';
import { createButton } from './button.ts';

export type Arrival = { parts: readonly Part[] } | { fault: Fault };

/** @param undo is not there where nothing stood here before */
export function createArrivalNotice(
  arrival: Arrival,
  actions: { dismiss(): void; undo?: (() => void) | undefined },
): HTMLElement {
  const say = words().share;
  return h(
    'div',
    { class: 'notice arrival', role: 'status', 'data-tone': 'fault' in arrival ? 'bad' : 'caution' },
    ...sentences(arrival).map((text) => h('p', null, text)),
    h(
      'div',
      { class: 'buttons' },
      createButton(say.dismiss, actions.dismiss),
      actions.undo && createButton(say.undo, actions.undo),
    ),
  );
}

function sentences(arrival: Arrival): string[] {
  const say = words().share;
  if ('fault' in arrival) return [{ damaged: say.damaged, version: say.version, large: say.tooLarge }[arrival.fault]];
  const { parts } = arrival;
  const texts = [say.arrived(listed(parts.map((part) => say.parts[part]))), say.arrivedHint];
  return parts.includes('signing') && !parts.includes('signingKey') ? [...texts, say.noKey] : texts;
}
