// @ts-check
/** Seconds in a unit, by the unit's first letter; a month would be ambiguous, and is refused. */
const UNITS = { s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31557600 };
const DURATION = /^(-?\d+(?:\.\d+)?) ?(?:(s)(?:ec(?:ond)?s?)?|(m)(?:in(?:ute)?s?)?|(h)(?:(?:ou)?rs?)?|(d)(?:ays?)?|(w)(?:eeks?)?|(y)(?:(?:ea)?rs?)?)$/i;

/**
 * Seconds of a Duration: a number is seconds, a string is "<n> <unit>".
 * @param {unknown} value
 * @param {string} name
 * @returns {number}
 */
export function seconds(value, name) {
  if (typeof value == 'string') {
    const [, count, ...unit] = DURATION.exec(value) ?? [];
    const letter = /** @type {keyof typeof UNITS | undefined} */ (unit.find(Boolean)?.toLowerCase());
    value = letter && Number(count) * UNITS[letter];
  }
  if (!Number.isFinite(value)) throw new TypeError(`${name} must be seconds, or a string such as "15m"`);
  return /** @type {number} */ (value);
}

/**
 * The same where less than nothing makes no sense.
 * @param {unknown} value
 * @param {string} name
 */
export function span(value, name) {
  const length = seconds(value, name);
  if (length < 0) throw new TypeError(`${name} must not be negative`);
  return length;
}

/**
 * Seconds since the epoch of a Date, a NumericDate, or now.
 * @param {unknown} date
 */
export function epoch(date) {
  const time = date === undefined ? Date.now() / 1000 : date instanceof Date ? date.getTime() / 1000 : date;
  if (!Number.isFinite(time)) throw new TypeError('currentDate must be a valid Date or seconds since the epoch');
  return /** @type {number} */ (time);
}
