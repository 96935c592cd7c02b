/** The display: how long a token still lives, in digits and on a scale. */
import { expiresIn, type Claims } from 'jotwasm/full';
import { everySecond, now } from '../clock.ts';
import { h, setText } from '../dom.ts';
import { words } from '../language/words.ts';
import { scaleOf, timesOf } from '../time/scale.ts';
import { absolute, dateOf, digits, relative } from '../time/words.ts';
import { createRuler } from './ruler.ts';

export type Life = 'none' | 'waiting' | 'alive' | 'ending' | 'over' | 'endless';
export interface Lifetime {
  element: HTMLElement;
  /** @param given whether there is a token at all */
  show(claims: Claims | null, given?: boolean): void;
  life(): Life;
}

const REDRAWN_AFTER = 30;

export function createLifetime(onChange: (life: Life) => void = () => {}): Lifetime {
  const state = h('span', { class: 'display-state', role: 'status', 'aria-live': 'polite' });
  const reading = h('span', { class: 'display-digits', role: 'timer' });
  const when = h('p', { class: 'display-when' });
  const ruler = createRuler();
  const element = h(
    'div',
    { class: 'display' },
    h('div', { class: 'display-reading' }, state, reading),
    when,
    ruler.element,
  );
  let claims: Claims | null = null;
  let life: Life = 'none';
  let isGiven = false;
  let drawnAt = now();

  function draw(): void {
    const times = claims && timesOf(claims);
    const scale = times && scaleOf(times, now());
    drawnAt = now();
    ruler.element.hidden = scale === null;
    if (scale && times) ruler.draw(scale, times);
  }
  function tick(time: number): void {
    const next = lifeOf(claims, time);
    element.dataset['life'] = next;
    setText(state, words().time.life[next === 'none' && isGiven ? 'unknown' : next]);
    setText(reading, readingOf(claims, next, time));
    reading.toggleAttribute('data-long', reading.textContent.length > 9);
    setText(when, sentenceOf(claims, next, time, isGiven));
    // Now moves on, and the scale with it where it has to.
    if (time - drawnAt >= REDRAWN_AFTER) draw();
    ruler.point(time);
    if (next !== life) onChange((life = next));
  }
  // A wider display has room for more graduations.
  new ResizeObserver(draw).observe(ruler.element);
  everySecond(tick);
  return {
    element,
    life: () => life,
    show(next, given = false) {
      [claims, isGiven] = [next, given];
      draw();
      tick(now());
    },
  };
}

function lifeOf(claims: Claims | null, time: number): Life {
  if (!claims || !isDated(claims)) return 'none';
  const left = expiresIn(claims, { currentDate: time });
  if (left <= 0) return 'over';
  if (typeof claims.nbf === 'number' && claims.nbf > time) return 'waiting';
  if (left === Infinity) return 'endless';
  const whole = left + time - (claims.iat ?? time);
  return left <= Math.min(60, whole / 4) ? 'ending' : 'alive';
}

/** A token's end that is no number is no end, and no token. */
function isDated({ exp }: Claims): boolean {
  return exp === undefined || typeof exp === 'number';
}

function readingOf(claims: Claims | null, life: Life, time: number): string {
  if (!claims || life === 'none') return '––:––';
  if (life === 'endless') return '∞';
  if (life === 'waiting') return digits((claims.nbf ?? time) - time);
  const left = (claims.exp ?? time) - time;
  return left < 0 ? `−${digits(-left)}` : digits(left);
}

function sentenceOf(claims: Claims | null, life: Life, time: number, isGiven: boolean): string {
  const say = words().time;
  if (!claims) return isGiven ? say.unreadable : say.nothing;
  if (life === 'none') return say.undated;
  if (life === 'endless') return say.endless;
  const { nbf = time, exp = time } = claims;
  if (life === 'waiting') return say.validFrom(relative(nbf, time), absolute(nbf));
  if (!dateOf(exp)) return life === 'over' ? say.expiredEver : say.expiresNever;
  return (life === 'over' ? say.expired : say.expires)(relative(exp, time), absolute(exp));
}
