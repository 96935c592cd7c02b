/** The display: how long a token still lives, in digits and on a scale. */
import { expiresIn, type Claims } from 'jotwasm/full';
import { everySecond, now } from '../clock.ts';
import { h, setText } from '../dom.ts';
import { scaleOf } from '../time/scale.ts';
import { absolute, dateOf, digits, relative } from '../time/words.ts';
import { createRuler } from './ruler.ts';

export type Life = 'none' | 'waiting' | 'alive' | 'ending' | 'over' | 'endless';
export interface Lifetime {
  element: HTMLElement;
  show(claims: Claims | null): void;
  life(): Life;
}

const WORDS: Readonly<Record<Life, string>> = {
  none: 'No token',
  waiting: 'Not valid yet',
  alive: 'Valid for',
  ending: 'Valid for',
  over: 'Expired',
  endless: 'Never expires',
};

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

  function draw(): void {
    const scale = claims && scaleOf(claims, now());
    ruler.element.hidden = scale === null;
    if (scale && claims) ruler.draw(scale, claims);
  }
  function tick(time: number): void {
    const next = lifeOf(claims, time);
    element.dataset['life'] = next;
    setText(state, WORDS[next]);
    setText(reading, readingOf(claims, next, time));
    setText(when, sentenceOf(claims, next, time));
    ruler.point(time);
    if (next !== life) onChange((life = next));
  }
  // A wider display has room for more graduations.
  new ResizeObserver(draw).observe(ruler.element);
  everySecond(tick);
  return {
    element,
    life: () => life,
    show(next) {
      claims = next;
      draw();
      tick(now());
    },
  };
}

function lifeOf(claims: Claims | null, time: number): Life {
  if (!claims) return 'none';
  const left = expiresIn(claims, { currentDate: time });
  if (left <= 0) return 'over';
  if (typeof claims.nbf === 'number' && claims.nbf > time) return 'waiting';
  if (left === Infinity) return 'endless';
  const whole = left + time - (claims.iat ?? time);
  return left <= Math.min(60, whole / 4) ? 'ending' : 'alive';
}

function readingOf(claims: Claims | null, life: Life, time: number): string {
  if (!claims || life === 'none') return '––:––';
  if (life === 'endless') return '∞';
  if (life === 'waiting') return digits((claims.nbf ?? time) - time);
  const left = (claims.exp ?? time) - time;
  return left < 0 ? `−${digits(-left)}` : digits(left);
}

function sentenceOf(claims: Claims | null, life: Life, time: number): string {
  if (!claims || life === 'none') return 'Its lifetime will stand here.';
  if (life === 'endless') return 'It has no exp: whoever finds it may use it for ever.';
  if (life === 'waiting')
    return `Valid ${relative(claims.nbf ?? time, time)}, from ${absolute(claims.nbf ?? time)}`;
  const exp = claims.exp ?? time;
  if (!dateOf(exp))
    return life === 'over' ? 'Expired before any calendar began' : 'Expires beyond any calendar';
  return `${life === 'over' ? 'Expired' : 'Expires'} ${relative(exp, time)}, ${absolute(exp)}`;
}
