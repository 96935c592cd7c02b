/** The three parties, what goes between them in a step, and what the page holds. */
import { h, replace, setText } from '../dom.ts';
import { lessonWords } from '../language/words.ts';
import type { Flow, Step } from '../learn/flow.ts';
import { arrowsOf, heldOf, type Arrow, type Held, type Lane } from '../learn/picture.ts';
import { shortened, type Look } from './fold.ts';

export interface FlowPicture {
  element: HTMLElement;
  show(flow: Flow, step: Step, now: number): void;
}

export function createFlowPicture(look: Look): FlowPicture {
  const says = lessonWords().flow.picture;
  const session = h('p', { class: 'party-state' });
  const grant = h('p', { class: 'party-state' });
  const lanes = { server: createLane(), api: createLane(), keys: createLane() };
  const store = createStore(look);
  const element = h(
    'figure',
    { class: 'picture', 'aria-label': says.label },
    party('server', says.server, session, grant),
    h('div', { class: 'lane lane-server' }, lanes.server.element),
    party('client', says.client, h('p', { class: 'party-state' }, says.clientNote)),
    h('div', { class: 'lane lane-api' }, lanes.api.element),
    party('api', says.api, h('p', { class: 'party-state' }, says.apiNote)),
    h('div', { class: 'lane lane-keys' }, h('span', { class: 'lane-name' }, says.keys), lanes.keys.element),
    store.element,
  );
  return {
    element,
    show(flow, step, now) {
      const arrows = arrowsOf(flow, step);
      for (const lane of Object.keys(lanes) as Lane[]) lanes[lane].show(arrows.find((each) => each.lane === lane));
      setText(session, flow.session ? says.sessionOn : says.sessionOff);
      setText(grant, says.grants[flow.grant]);
      store.show(heldOf(flow, now));
    },
  };
}

function party(which: string, name: string, ...states: HTMLElement[]): HTMLElement {
  return h('div', { class: `party party-${which}` }, h('strong', null, name), ...states);
}

/** There and back. Without a request it is only engraved. */
function createLane(): { element: HTMLElement; show(arrow: Arrow | undefined): void } {
  const ask = h('span', { class: 'arrow arrow-ask' });
  const answer = h('span', { class: 'arrow arrow-answer' });
  const element = h('span', { class: 'arrows' }, ask, answer);
  let shown = '';
  return {
    element,
    show(arrow) {
      const { ask: asked = '', answer: answered = '', tone = 'none' } = arrow ?? {};
      const next = `${asked} ${answered} ${tone}`;
      if (next === shown) return;
      shown = next;
      element.dataset['tone'] = tone;
      setText(ask, asked);
      setText(answer, answered);
      // The same arrow anew: it is to be lit anew.
      element.classList.remove('is-lit');
      void element.offsetWidth;
      element.classList.toggle('is-lit', tone !== 'none' && tone !== 'idle');
    },
  };
}

function createStore(look: Look): { element: HTMLElement; show(held: readonly Held[]): void } {
  const says = lessonWords().flow.picture;
  const list = h('ul', { class: 'held' });
  const empty = h('p', { class: 'hint' }, says.storeEmpty);
  const element = h('div', { class: 'store' }, h('h3', { class: 'label' }, says.store), empty, list);
  let shown: { key: string; count: HTMLElement }[] = [];
  return {
    element,
    show(held) {
      empty.hidden = held.length > 0;
      const keys = held.map(({ thing, state, text }) => `${thing} ${state} ${text}`);
      if (keys.join() !== shown.map(({ key }) => key).join()) {
        const items = held.map((each) => heldItem(each, look));
        shown = items.map(({ count }, index) => ({ key: keys[index]!, count }));
        replace(list, ...items.map(({ item }) => item));
      }
      held.forEach(({ left }, index) => setText(shown[index]!.count, left === null ? '' : says.left(left)));
    },
  };
}

function heldItem({ thing, state, text }: Held, look: Look): { item: HTMLElement; count: HTMLElement } {
  const says = lessonWords().flow.picture;
  const count = h('span', { class: 'held-left' });
  const isJwt = thing === 'access' || thing === 'id' || thing === 'calendar';
  const short = h('code', null, shortened(text));
  const item = h(
    'li',
    { class: 'held-thing', 'data-state': state },
    h('span', { class: 'held-name' }, says.things[thing]),
    short,
    state !== 'alive' && h('em', null, says.states[state]),
    state === 'alive' && count,
    isJwt && h('button', { type: 'button', class: 'fold-inspect', onclick: () => look(text) }, lessonWords().trace.inspect),
  );
  return { item, count };
}
