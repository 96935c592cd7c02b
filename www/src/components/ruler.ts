/** A graduated scale of time: a token's issue, beginning and end, and a needle at now. */
import { h, replace, svg } from '../dom.ts';
import { words } from '../language/words.ts';
import { breakOf, position, ticksOf, type Scale, type Tick, type Times } from '../time/scale.ts';
import { relative } from '../time/words.ts';

export interface Ruler {
  element: HTMLElement;
  draw(scale: Scale, times: Times): void;
  point(now: number): void;
}

const HEIGHT = 22,
  WIDTH = 1000,
  LABEL_ROOM = 92;
/** Marks nearer than this, in pixels, share one label. */
const MARK_ROOM = 84;

export function createRuler(): Ruler {
  const life = h('div', { class: 'ruler-life' });
  const ticks = h('div', { class: 'ruler-ticks' });
  const labels = h('div', { class: 'ruler-labels' });
  const marks = h('div', { class: 'ruler-marks' });
  const gap = h('div', { class: 'ruler-gap' });
  const label = h('span', { class: 'ruler-now' }, words().time.marks.now);
  const needle = h('div', { class: 'ruler-needle' });
  const element = h('div', { class: 'ruler', role: 'img' }, marks, life, ticks, labels, gap, needle, label);
  let scale: Scale | null = null;
  let times: Times = { iat: null, nbf: null, exp: null };

  function draw(next: Scale, nextTimes: Times): void {
    [scale, times] = [next, nextTimes];
    // Another token is another reading: the needle jumps there, and only then follows the clock.
    element.classList.add('is-set-anew');
    requestAnimationFrame(() => requestAnimationFrame(() => element.classList.remove('is-set-anew')));
    const width = element.clientWidth || 600;
    const graduation = ticksOf(next, Math.max(2, Math.floor(width / LABEL_ROOM)));
    replace(ticks, drawTicks(next, graduation));
    replace(labels, ...drawLabels(next, graduation, LABEL_ROOM / 3 / width));
    replace(marks, ...drawMarks(next, times, MARK_ROOM / width));
    const broken = breakOf(next);
    gap.hidden = broken === null;
    place(gap, '--at', broken ?? 0);
    place(life, '--from', position(next, times.nbf ?? times.iat ?? next.from));
    place(life, '--to', position(next, times.exp ?? next.to));
    life.classList.toggle('is-endless', times.exp === null);
  }
  function point(now: number): void {
    if (!scale) return;
    const at = Math.min(1, Math.max(0, position(scale, now)));
    for (const each of [needle, label]) place(each, '--at', at);
    place(life, '--now', at);
    label.dataset['side'] = at > 0.9 ? 'end' : at < 0.1 ? 'start' : 'middle';
    const text = inWords(times, now);
    if (element.ariaLabel !== text) element.ariaLabel = text;
  }
  return { element, draw, point };
}

/** "Timeline: issued 2 h ago, now, expires in 3 d" */
function inWords({ iat, nbf, exp }: Times, now: number): string {
  const say = words().time;
  const said = (time: number | null, text: (relative: string) => string): [number, string][] =>
    time === null ? [] : [[time, text(relative(time, now))]];
  const points = [
    ...said(iat, say.points.iat),
    ...said(nbf, say.points.nbf),
    ...said(exp, exp !== null && exp <= now ? say.points.over : say.points.exp),
    [now, say.points.now] as [number, string],
  ];
  const inOrder = points.toSorted(([a], [b]) => a - b).map(([, text]) => text);
  return say.timeline(inOrder.join(', '));
}

function drawTicks(scale: Scale, ticks: Tick[]): SVGElement {
  const line = (tick: Tick, length: number): string =>
    `M${(position(scale, tick.at) * WIDTH).toFixed(2)} 0v${length}`;
  const path = (isMajor: boolean): string =>
    ticks
      .filter((tick) => (tick.label !== null) === isMajor)
      .map((tick) => line(tick, isMajor ? HEIGHT : HEIGHT / 2))
      .join('');
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' },
    svg('path', { class: 'tick-minor', d: path(false) }),
    svg('path', { class: 'tick-major', d: path(true) }),
  );
}

/** Labels that would be cut off at an end, or would run over the break, are left out. */
function drawLabels(scale: Scale, ticks: Tick[], margin: number): HTMLElement[] {
  const broken = breakOf(scale);
  const isFree = (share: number): boolean =>
    Math.abs(share - 0.5) < 0.5 - margin && (broken === null || Math.abs(share - broken) > margin);
  return ticks
    .filter((tick) => tick.label !== null && isFree(position(scale, tick.at)))
    .map((tick) => at(position(scale, tick.at), h('span', null, tick.label)));
}

/** What would stand on each other is said together. */
function drawMarks(scale: Scale, times: Times, room: number): HTMLElement[] {
  const say = words().time.marks;
  const groups: { share: number; names: ('iat' | 'nbf' | 'exp')[] }[] = [];
  const known = (['iat', 'nbf', 'exp'] as const)
    .filter((name) => times[name] !== null)
    .map((name) => ({ name, share: position(scale, times[name]!) }))
    .sort((a, b) => a.share - b.share);
  for (const { name, share } of known) {
    const last = groups.at(-1);
    if (last && share - last.share < room) last.names.push(name);
    else groups.push({ share, names: [name] });
  }
  return groups.map(({ share, names }) => {
    const side = share > 0.88 ? 'end' : share < 0.12 ? 'start' : 'middle';
    const text = names.map((name) => say[name]).join(' · ');
    return at(share, h('span', { class: `mark mark-${names.at(-1)}`, 'data-side': side }, text));
  });
}

function at(share: number, element: HTMLElement): HTMLElement {
  place(element, '--at', share);
  return element;
}

/** Through the CSSOM, which a strict style-src allows, unlike a style attribute. */
function place(element: HTMLElement, property: string, share: number): void {
  element.style.setProperty(property, share.toFixed(5));
}
