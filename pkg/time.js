// @ts-check
/** Seconds in a unit, by its first letter. There is no month: "m" is a minute. */
const UNITS = { s: 1, m: 60, h: 3600, d: 86400 };
const DURATION = /^(-?[\d.]+) ?(s(ec(ond)?s?)?|m(in(ute)?s?)?|h(ours?)?|d(ays?)?)$/;

/**
 * Seconds of a Duration: a number is seconds, a string is "<n> <unit>".
 * @param {unknown} value
 * @param {string} name
 * @returns {number}
 */
export function seconds(value, name) {
  if (typeof value == 'string') {
    const [, count, unit] = DURATION.exec(value) ?? [];
    value = unit && +count * UNITS[/** @type {keyof typeof UNITS} */ (unit[0])];
  }
  return finite(value, name);
}

/**
 * The same where less than nothing makes no sense.
 * @param {unknown} value
 * @param {string} name
 */
export const span = (value, name) => finite(seconds(value, name), name, 0);

/**
 * Seconds since the epoch of a Date, a NumericDate, or now.
 * @param {unknown} [date]
 */
export const epoch = (date = new Date()) => finite(date instanceof Date ? +date / 1000 : date, 'currentDate');

/** The same for now alone, without a Date. */
export const now = () => finite(Date.now() / 1000, 'currentDate');

/**
 * @param {any} value
 * @param {string} name
 * @returns {number}
 */
function finite(value, name, least = value) {
  if (!Number.isFinite(value) || value < least) throw new TypeError(`${name} is not a time`);
  return value;
}
