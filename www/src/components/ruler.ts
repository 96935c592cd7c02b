/** A graduated scale of time with a needle at now, from a token's issue to its expiry. */
import type { Claims } from 'jotwasm/full';
import { h, replace, svg } from '../dom.ts';
import { position, ticksOf, type Scale, type Tick } from '../time/scale.ts';

export interface Ruler {
  element: HTMLElement;
  draw(scale: Scale, claims: Claims): void;
  point(now: number): void;
}

const HEIGHT = 22,
  WIDTH = 1000,
  LABEL_ROOM = 92;
const MARKS = [
  ['iat', 'issued'],
  ['nbf', 'from'],
  ['exp', 'expires'],
] as const;

export function createRuler(): Ruler {
  const life = h('div', { class: 'ruler-life' });
  const ticks = h('div', { class: 'ruler-ticks' });
  const labels = h('div', { class: 'ruler-labels' });
  const marks = h('div', { class: 'ruler-marks' });
  const needle = h('div', { class: 'ruler-needle' });
  const element = h('div', { class: 'ruler', 'aria-hidden': 'true' }, marks, life, ticks, labels, needle);
  let scale: Scale | null = null;

  function draw(next: Scale, claims: Claims): void {
    scale = next;
    // Another token is another reading: the needle jumps there, and only then follows the clock.
    element.classList.add('is-set-anew');
    requestAnimationFrame(() => requestAnimationFrame(() => element.classList.remove('is-set-anew')));
    const width = element.clientWidth || 600;
    const graduation = ticksOf(next, Math.max(2, Math.floor(width / LABEL_ROOM)));
    replace(ticks, drawTicks(next, graduation));
    replace(labels, ...drawLabels(next, graduation, LABEL_ROOM / 3 / width));
    replace(marks, ...drawMarks(next, claims));
    const { exp, nbf, iat } = claims;
    place(life, '--from', position(next, nbf ?? iat ?? next.from));
    place(life, '--to', position(next, exp ?? next.to));
  }
  function point(now: number): void {
    if (!scale) return;
    const at = position(scale, now);
    place(needle, '--at', Math.min(1, Math.max(0, at)));
    place(life, '--now', at);
    needle.classList.toggle('is-off', at > 1 || at < 0);
  }
  return { element, draw, point };
}

function drawTicks(scale: Scale, ticks: Tick[]): SVGElement {
  const line = (tick: Tick, length: number): string =>
    `M${(position(scale, tick.at) * WIDTH).toFixed(2)} 0v${length}`;
  const major = ticks
    .filter((tick) => tick.label !== null)
    .map((tick) => line(tick, HEIGHT))
    .join('');
  const minor = ticks
    .filter((tick) => tick.label === null)
    .map((tick) => line(tick, HEIGHT / 2))
    .join('');
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' },
    svg('path', { class: 'tick-minor', d: minor }),
    svg('path', { class: 'tick-major', d: major }),
  );
}

/** Labels that would be cut off at an end are left out. */
function drawLabels(scale: Scale, ticks: Tick[], margin: number): HTMLElement[] {
  return ticks
    .filter((tick) => tick.label !== null && Math.abs(position(scale, tick.at) - 0.5) < 0.5 - margin)
    .map((tick) => at(position(scale, tick.at), h('span', null, tick.label)));
}

function drawMarks(scale: Scale, claims: Claims): HTMLElement[] {
  return MARKS.filter(
    ([claim]) => typeof claims[claim] === 'number' && !(claim === 'nbf' && claims.nbf === claims.iat),
  ).map(([claim, word]) =>
    at(position(scale, claims[claim] as number), h('span', { class: `mark mark-${claim}` }, word)),
  );
}

function at(share: number, element: HTMLElement): HTMLElement {
  place(element, '--at', share);
  return element;
}

/** Through the CSSOM, which a strict style-src allows, unlike a style attribute. */
function place(element: HTMLElement, property: string, share: number): void {
  element.style.setProperty(property, share.toFixed(5));
}
