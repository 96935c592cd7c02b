// @ts-check
// Argument types. What fails here is a mistake in the calling program, hence a TypeError.
import { epoch, seconds } from './time.js';

/** The year 5138, in seconds; in milliseconds, it is long past. */
const LATEST = 1e11;

/** @param {unknown} value @param {string} name */
export function string(value, name) {
  if (typeof value !== 'string') throw new TypeError(`${name} is not a string`);
  return value;
}

/** @param {unknown} value @param {string} name @returns {string[]} */
export function strings(value, name) {
  // A copy: its owner may change the list while a key is fetched. Spread: `every` passes over holes.
  const list = Array.isArray(value) && [...value];
  if (!list || !list.every((item) => typeof item === 'string')) {
    throw new TypeError(`${name} must be an array of strings`);
  }
  return list;
}

/** @param {unknown} value @param {string} name */
export function oneOrMore(value, name) {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) throw new TypeError(`${name} must be a string or an array of strings`);
  return strings(value, name);
}

/** The same, kept as it is. @param {unknown} value @param {string} name */
export function audience(value, name) {
  oneOrMore(value, name);
  return value;
}

/**
 * Objects with members to name: no arrays, collections, promises, dates or bytes, which `typeof` takes for such.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isObject(value) {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** @param {unknown} value @param {string} name */
export function object(value, name) {
  if (!isObject(value)) throw new TypeError(`${name} must be an object`);
  return value;
}

/**
 * `instanceof` would miss bytes from another realm, as test runners and frames hand them out.
 * @param {unknown} value
 * @returns {value is Uint8Array}
 */
export function isBytes(value) {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}

/**
 * JSON text of an object.
 * @param {unknown} value
 * @param {string} name
 */
export function json(value, name) {
  /** @type {string | undefined} */
  let text;
  try {
    text = JSON.stringify(object(value, name));
  } catch (error) {
    throw isOverflow(error) ? new TypeError(`${name} is nested too deep`) : error;
  }
  return string(text, name);
}

/** V8 and JavaScriptCore say RangeError, SpiderMonkey InternalError. @param {any} error */
function isOverflow(error) {
  return error instanceof Error && error.name !== 'TypeError' && /call stack|recursion/.test(error.message);
}

/** The prototype of all objects: what somebody put there is nobody's option. */
const ALL = Object.prototype;

/** @param {Record<string, any>} given @param {string} name */
function member(given, name) {
  if (!(name in ALL)) return given[name];
  for (let owner = given; owner && owner !== ALL; owner = Object.getPrototypeOf(owner)) {
    if (Object.hasOwn(owner, name)) return given[name];
  }
}

/**
 * Runs each given option through its check; inherited ones count.
 * @param {unknown} options
 * @param {Record<string, (value: unknown, name: string) => unknown>} checks
 * @returns {Record<string, any>}
 */
export function options(options, checks) {
  /** @type {Record<string, unknown>} */
  const checked = Object.create(null);
  const given = known(options, (name) => Object.hasOwn(checks, name));
  for (const name of Object.keys(checks)) {
    const value = member(given, name);
    if (value !== undefined) checked[name] = checks[name](value, `options.${name}`);
  }
  return checked;
}

/**
 * A misspelt option is refused: one that is silently ignored is a check that silently does not happen.
 * @param {unknown} options
 * @param {(name: string) => boolean} isKnown
 */
function known(options, isKnown) {
  const given = object(options, 'options');
  const unknown = Object.keys(given).find((name) => !isKnown(name));
  if (unknown !== undefined) throw new TypeError(`there is no option "${unknown}"`);
  return given;
}

/**
 * The same options for a caller that reads and checks each by itself, once.
 * @param {unknown} options
 * @param {Set<string>} names of those of sign() or of verify()
 * @returns {Record<string, any>}
 */
export function given(options, names) {
  const given = known(options, (name) => names.has(name));
  return isPolluted() ? new Proxy({}, { get: (_, name) => member(given, String(name)) }) : given;
}

/** Whether ALL may hold an option of sign() or verify(). Written out: constant names cost next to nothing. */
const isPolluted = () =>
  'algorithm' in ALL || 'algorithms' in ALL || 'audience' in ALL || 'clockTolerance' in ALL || 'complete' in ALL ||
  'crit' in ALL || 'currentDate' in ALL || 'expiresIn' in ALL || 'header' in ALL || 'issuer' in ALL ||
  'jwtid' in ALL || 'keyid' in ALL || 'maxTokenAge' in ALL || 'maxTokenBytes' in ALL || 'nonce' in ALL ||
  'noTimestamp' in ALL || 'notBefore' in ALL || 'requiredClaims' in ALL || 'subject' in ALL || 'typ' in ALL;

/** @param {unknown} value @param {string} name */
export function count(value, name) {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 2 ** 31) throw new TypeError(`${name} is not a whole number`);
  return Number(value);
}

/** @param {unknown} value @param {string} name */
export function flag(value, name) {
  if (typeof value !== 'boolean') throw new TypeError(`${name} must be true or false`);
  return value;
}

/** @param {unknown} value @param {string} name */
export function callable(value, name) {
  if (typeof value !== 'function') throw new TypeError(`${name} must be a function`);
  return value;
}

/** @param {unknown} value @param {string} name */
export function duration(value, name) {
  if (typeof value === 'string' && !Number.isNaN(Number(value))) {
    throw new TypeError(`${name} is a string without a unit: seconds are a number, or "30s", "15m", "2h", "7d"`);
  }
  return seconds(value, name);
}

/** @param {unknown} value @param {string} name */
export function span(value, name) {
  const length = duration(value, name);
  if (length < 0) throw new TypeError(`${name} must not be negative`);
  return length;
}

/** @param {unknown} value @param {string} name */
export function date(value, name) {
  const time = epoch(value);
  if (time > LATEST) throw new TypeError(`${name} is in milliseconds: seconds since the epoch are asked for`);
  return time;
}
