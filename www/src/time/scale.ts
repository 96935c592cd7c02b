/** The arithmetic of the graduated scale: which stretch of time it shows and where its ticks stand. */
import type { Claims } from 'jotwasm/full';
import { locale } from '../language/words.ts';

export interface Scale {
  from: number;
  to: number;
  /** On which side of it now lies, too far away to be drawn to scale. */
  off: 'before' | 'after' | null;
}
export interface Times {
  iat: number | null;
  nbf: number | null;
  exp: number | null;
}
export interface Tick {
  at: number;
  label: string | null;
}

const MINUTE = 60,
  HOUR = 3600,
  DAY = 86_400,
  YEAR = 365 * DAY;

/** The last second a Date can hold: further out there is nothing to write on a scale. */
const LAST_DATE = 8_640_000_000_000;

/** From this many lives away on, now stands beyond a break, which takes this share of the width. */
const FAR = 4,
  OFF_SHARE = 0.18;

/** Distance between labelled ticks, and into how many parts a reader divides it without thinking. */
const STEPS: readonly (readonly [step: number, divisions: number])[] = [
  [1, 4],
  [2, 4],
  [5, 5],
  [10, 5],
  [15, 3],
  [30, 6],
  [MINUTE, 6],
  [2 * MINUTE, 4],
  [5 * MINUTE, 5],
  [10 * MINUTE, 5],
  [15 * MINUTE, 3],
  [30 * MINUTE, 6],
  [HOUR, 4],
  [2 * HOUR, 4],
  [3 * HOUR, 3],
  [6 * HOUR, 6],
  [12 * HOUR, 4],
  [DAY, 4],
  [2 * DAY, 4],
  [7 * DAY, 7],
  [14 * DAY, 7],
  [30 * DAY, 6],
  [90 * DAY, 3],
  [YEAR, 4],
  [2 * YEAR, 4],
  [5 * YEAR, 5],
  [10 * YEAR, 5],
  [100 * YEAR, 5],
];

/** Of a token's claims, what can be placed in time. */
export function timesOf(claims: Claims): Times {
  const usable = (name: 'iat' | 'nbf' | 'exp'): number | null => {
    const time = claims[name];
    return typeof time === 'number' && Math.abs(time) <= LAST_DATE ? time : null;
  };
  return { iat: usable('iat'), nbf: usable('nbf'), exp: usable('exp') };
}

/**
 * From the first of a token's times to the last, with room on both sides, and now among them. Where now is far off, it
 * stands beyond a break, as a life of minutes years ago would be a hair's breadth. Null when it has no times.
 */
export function scaleOf({ iat, nbf, exp }: Times, now: number): Scale | null {
  const times = [iat, nbf, exp].filter((time) => time !== null);
  if (times.length === 0) return null;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  // A single time, or all at once, is looked at from an hour's distance.
  const span = last - first || Math.min(HOUR, Math.abs(now - first) || HOUR);
  const off = now > last + span * FAR ? 'after' : now < first - span * FAR ? 'before' : null;
  const from = off ? first : Math.min(first, now);
  const to = off ? last : Math.max(last, now);
  const margin = (to - from || span) * 0.08;
  return { from: from - margin, to: to + margin, off };
}

/** Where a time stands on the scale, 0 to 1. */
export function position({ from, to, off }: Scale, time: number): number {
  const share = (time - from) / (to - from);
  if (off === 'after') return time > to ? 1 - OFF_SHARE / 2 : share * (1 - OFF_SHARE);
  if (off === 'before') return time < from ? OFF_SHARE / 2 : OFF_SHARE + share * (1 - OFF_SHARE);
  return share;
}

/** Where the scale is broken, 0 to 1. */
export function breakOf({ off }: Scale): number | null {
  return off && (off === 'after' ? 1 - OFF_SHARE : OFF_SHARE);
}

export function ticksOf(scale: Scale, mostLabels: number): Tick[] {
  const [step, divisions] = chooseStep(scale.to - scale.from, mostLabels);
  const offset = localOffset(scale.from);
  const minor = step / divisions;
  const ticks: Tick[] = [];
  for (let index = Math.ceil((scale.from + offset) / minor); index * minor - offset <= scale.to; index += 1) {
    const at = index * minor - offset;
    ticks.push({ at, label: index % divisions === 0 ? labelOf(at, step) : null });
  }
  return ticks;
}

function chooseStep(span: number, mostLabels: number): readonly [number, number] {
  const fitting = STEPS.find(([step]) => span / step <= mostLabels);
  return fitting ?? [span / mostLabels, 5];
}

/** Ticks stand on the reader's whole hours and midnights, not on those of UTC. */
function localOffset(seconds: number): number {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 0 : -date.getTimezoneOffset() * MINUTE;
}

function labelOf(at: number, step: number): string {
  // Two hours on, so that a change to winter time does not put a midnight on the day before.
  const date = new Date((at + (step >= DAY ? 2 * HOUR : 0)) * 1000);
  if (Number.isNaN(date.getTime())) return '';
  if (step >= 10 * YEAR) return String(date.getFullYear());
  if (step >= 30 * DAY) return date.toLocaleDateString(locale(), { month: 'short', year: 'numeric' });
  if (step >= DAY) return date.toLocaleDateString(locale(), { day: 'numeric', month: 'short' });
  const seconds = step < MINUTE ? ({ second: '2-digit' } as const) : {};
  return date.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', ...seconds });
}
