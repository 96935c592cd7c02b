/** The arithmetic of the graduated scale: which stretch of time it shows and where its ticks stand. */
import type { Claims } from 'jotwasm/full';

export interface Scale {
  from: number;
  to: number;
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

/** From issue to expiry with room on both sides. Null when there is no expiry to run towards. */
export function scaleOf(claims: Claims, firstSeen: number): Scale | null {
  const { exp } = claims;
  if (typeof exp !== 'number' || Math.abs(exp) > LAST_DATE) return null;
  const starts = [claims.iat, claims.nbf].filter(
    (time) => typeof time === 'number' && time < exp && time > -LAST_DATE,
  );
  const from = starts.length > 0 ? Math.min(...(starts as number[])) : Math.min(firstSeen, exp - HOUR);
  const margin = (exp - from) * 0.06;
  return { from: from - margin, to: exp + margin * 2 };
}

/** Where a time stands on the scale, 0 to 1. */
export function position(scale: Scale, time: number): number {
  return (time - scale.from) / (scale.to - scale.from);
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
  if (step >= 30 * DAY) return date.toLocaleDateString('en-GB', { month: 'short', year: 'numeric' });
  if (step >= DAY) return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  const seconds = step < MINUTE ? ({ second: '2-digit' } as const) : {};
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...seconds });
}
