/** Times in words, in the reader's own zone. */
const UNITS = [
  { name: 'year', short: 'y', seconds: 31_557_600 },
  { name: 'day', short: 'd', seconds: 86_400 },
  { name: 'hour', short: 'h', seconds: 3600 },
  { name: 'minute', short: 'min', seconds: 60 },
  { name: 'second', short: 's', seconds: 1 },
];

const absoluteFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

export function dateOf(seconds: number): Date | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** "Sun, 22 Nov 2026, 00:15:00 CET" */
export function absolute(seconds: number): string {
  const date = dateOf(seconds);
  return date ? absoluteFormat.format(date) : 'beyond any calendar';
}

/** "4 min 12 s": the two largest units, which is as much as one takes in. */
export function duration(seconds: number): string {
  let rest = Math.floor(Math.abs(seconds));
  const first = UNITS.findIndex((unit) => rest >= unit.seconds);
  if (first === -1) return '0 s';
  const words = UNITS.slice(first, first + 2).map((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return count > 0 ? `${count} ${unit.short}` : '';
  });
  return words.filter(Boolean).join(' ');
}

/** "in 4 min 12 s", "3 d ago", "now" */
export function relative(seconds: number, now: number): string {
  if (!dateOf(seconds)) return '';
  const distance = Math.floor(seconds) - now;
  if (distance === 0) return 'now';
  return distance > 0 ? `in ${duration(distance)}` : `${duration(distance)} ago`;
}

/** "4:12", "3:04:12", "12 d 03:04:12": for a display that counts down. */
export function digits(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const days = Math.floor(whole / 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor((whole % 86_400) / 3600);
  const clock = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  if (days > 0) return `${days.toLocaleString('en-GB')} d ${two(hours)}:${clock}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}
