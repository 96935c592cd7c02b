// @ts-check
/** @import { VerifyOptions } from './index.js' */
/** @import { PolicyHandle } from './binding.js' */
import * as check from './check.js';
import { MAX_INPUT, cache, core, write } from './binding.js';
import { epoch, now } from './time.js';

const MAX_TOKEN_BYTES = 65536;
/** Compiled rules kept for the next call with options that say the same. */
const KEPT = 64;

/** What the core compiles. */
const RULES = {
  algorithms: check.strings,
  issuer: check.oneOrMore,
  audience: check.oneOrMore,
  subject: check.string,
  jwtid: check.string,
  nonce: check.string,
  maxTokenAge: check.span,
  requiredClaims: check.strings,
  typ: check.string,
  crit: check.strings,
  clockTolerance: check.span,
  /** @param {unknown} value @param {string} name */
  maxTokenBytes(value, name) {
    const bytes = Number.isInteger(value) ? Number(value) : 0;
    if (bytes < 1 || bytes > MAX_INPUT) throw new TypeError(`${name} must be a number of bytes, at most 16 MiB`);
    return bytes;
  },
};
const CHECKS = { ...RULES, currentDate: epoch, complete: check.flag };
/** The options of verify(). */
export const NAMES = new Set(Object.keys(CHECKS));

/**
 * @param {keyof typeof CHECKS} name
 * @param {unknown} value
 * @returns {any}
 */
const checked = (name, value) => (value === undefined ? undefined : CHECKS[name](value, `options.${name}`));

/**
 * What options say of the rules, in the order of RULES. Written out: under names that are constants, all are read in
 * the time that a loop takes for one.
 * @param {Record<string, unknown>} given
 */
const read = (given) => [
  checked('algorithms', given.algorithms),
  checked('issuer', given.issuer),
  checked('audience', given.audience),
  checked('subject', given.subject),
  checked('jwtid', given.jwtid),
  checked('nonce', given.nonce),
  checked('maxTokenAge', given.maxTokenAge),
  checked('requiredClaims', given.requiredClaims),
  checked('typ', given.typ),
  checked('crit', given.crit),
  checked('clockTolerance', given.clockTolerance),
  checked('maxTokenBytes', given.maxTokenBytes),
];

/** Rules, and what the core made of them for as long as that is kept. */
export class Rules {
  // Each is declared: a mere assignment would look for a setter on the prototype of all objects.
  /** @type {PolicyHandle | undefined} */
  handle;
  /** As read() gives them: nobody else has them, nobody changes them. @type {unknown[]} */
  values;
  /** @type {string} */
  text;
  /** @type {string[] | undefined} */
  algorithms;
  /** @type {number} */
  maxTokenBytes;

  /** @param {unknown[]} values */
  constructor(values) {
    /** @type {Record<string, any>} */
    const said = Object.fromEntries(Object.keys(RULES).map((name, place) => [name, values[place]]));
    this.values = values;
    this.text = JSON.stringify(said);
    this.algorithms = said.algorithms;
    this.maxTokenBytes = said.maxTokenBytes ?? MAX_TOKEN_BYTES;
  }

  free() {
    this.handle?.free();
    this.handle = undefined;
  }
}

/** The eldest first. @type {Set<Rules>} */
const kept = cache(new Set());

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) =>
  one === other || (Array.isArray(one) && Array.isArray(other) && areSame(one, other));

/** @param {unknown[]} some @param {unknown[]} others */
function areSame(some, others) {
  if (some.length !== others.length) return false;
  for (let place = 0; place < some.length; place++) {
    if (!isSame(some[place], others[place])) return false;
  }
  return true;
}

/**
 * Compares what the options say, never which object they are: the caller may change that at any time.
 * @param {Record<string, unknown>} given what inherits nothing from the prototype of all objects
 */
export function rulesOf(given) {
  const values = read(given);
  for (const rules of kept) {
    if (areSame(rules.values, values)) return rules;
  }
  return new Rules(values);
}

/** @param {Rules} rules */
export function compile(rules) {
  if (rules.handle) return rules.handle;
  const handle = core.PolicyHandle.fromOptions(write(rules.text));
  if (!handle) throw new TypeError('an option holds half a surrogate pair');
  if (kept.size === KEPT) {
    const [eldest] = kept;
    kept.delete(eldest);
    eldest.free();
  }
  kept.add(rules);
  rules.handle = handle;
  return handle;
}

/**
 * What verify() needs to know, in a form that is quick to use.
 * @typedef {object} Policy
 * @property {Rules} rules for compile(), at the last moment
 * @property {number | undefined} currentDate
 * @property {boolean} complete
 */

/** @type {Policy} */
const STANDARD = { rules: new Rules(read(Object.create(null))), currentDate: undefined, complete: false };

/** @param {VerifyOptions & { complete?: boolean }} [options] @returns {Policy} */
export function policyOf(options) {
  if (options === undefined) return STANDARD;
  const given = check.given(options, NAMES);
  return {
    rules: rulesOf(given),
    currentDate: checked('currentDate', given.currentDate),
    complete: checked('complete', given.complete) ?? false,
  };
}

/**
 * Seconds since the epoch, at the moment of asking unless the options say. Not before: a token may expire while its
 * key is fetched.
 * @param {Policy} policy
 */
export const nowOf = ({ currentDate }) => currentDate ?? now();
