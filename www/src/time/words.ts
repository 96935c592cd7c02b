/** Times in words, in the reader's own zone and language. */
import { locale, words } from '../language/words.ts';

const UNITS = [
  { name: 'year', seconds: 31_557_600 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

const ABSOLUTE = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
} as const;

export function dateOf(seconds: number): Date | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** "Sun, 22 Nov 2026, 00:15:00 CET" */
export function absolute(seconds: number): string {
  const date = dateOf(seconds);
  return date ? formatIn(locale()).format(date) : words().time.beyond;
}

/** "2026-11-21 23:15:00 UTC"; empty beyond any calendar */
export function universal(seconds: number): string {
  const iso = dateOf(seconds)?.toISOString();
  return iso ? `${iso.replace('T', ' ').replace(/\.\d+Z$/, '')} ${words().time.utc}` : '';
}

/** "4 min 12 s": the two largest units, which is as much as one takes in. */
export function duration(seconds: number): string {
  const { units, count, join } = words().time;
  let rest = Math.floor(Math.abs(seconds));
  const first = UNITS.findIndex((unit) => rest >= unit.seconds);
  if (first === -1) return count('0', units.second);
  const said = UNITS.slice(first, first + 2).map((unit) => {
    const whole = Math.floor(rest / unit.seconds);
    rest -= whole * unit.seconds;
    return whole > 0 ? count(whole.toLocaleString(locale()), units[unit.name]) : '';
  });
  return said.filter(Boolean).join(join);
}

/** "in 4 min 12 s", "3 d ago", "now" */
export function relative(seconds: number, now: number): string {
  const say = words().time;
  if (!dateOf(seconds)) return '';
  const distance = Math.floor(seconds) - now;
  if (distance === 0) return say.now;
  return distance > 0 ? say.ahead(duration(distance)) : say.ago(duration(distance));
}

/** "4:12", "3:04:12", "12 d 03:04:12": for a display that counts down. */
export function digits(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const days = Math.floor(whole / 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor((whole % 86_400) / 3600);
  const clock = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  if (days > 0) return `${words().time.days(days.toLocaleString(locale()))}${two(hours)}:${clock}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

const [FIRST_PLAUSIBLE, LAST_PLAUSIBLE] = [Date.UTC(1990, 0), Date.UTC(2200, 0)];

/** What to say of a time that makes sense only in milliseconds; empty where it makes sense in seconds. */
export function millisecondsWarning(value: number): string {
  if (value < FIRST_PLAUSIBLE || value > LAST_PLAUSIBLE) return '';
  const year = Math.round(1970 + value / 31_556_952);
  return words().time.milliseconds(year.toLocaleString(locale()), absolute(value / 1000));
}

/** A browser takes tens of milliseconds over the first of these, whatever it is for. */
export function prepare(): void {
  formatIn(locale());
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(language: string): Intl.DateTimeFormat {
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, ABSOLUTE);
  formats.set(language, format);
  return format;
}
