// @ts-check
// Argument types. What fails here is a mistake in the calling program, hence a TypeError.

/** @param {unknown} value @param {string} name */
export function string(value, name) {
  if (typeof value !== 'string') throw new TypeError(`${name} is not a string`);
  return value;
}

/** @param {unknown} value @param {string} name @returns {string[]} */
export function strings(value, name) {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new TypeError(`${name} must be an array of strings`);
  }
  return value;
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
 * @param {unknown} value
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function object(value, name) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${name} must be an object`);
  return value;
}

/** `instanceof` would miss bytes from another realm, as test runners and frames hand them out. @param {unknown} value @returns {value is Uint8Array} */
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
    if (error instanceof RangeError) throw new TypeError(`${name} is nested too deep`);
    throw error;
  }
  return string(text, name);
}

/**
 * Runs each given option through its check; inherited ones count. A misspelt option is refused: one that is
 * silently ignored is a check that silently does not happen.
 * @param {unknown} options
 * @param {Record<string, (value: unknown, name: string) => unknown>} checks
 * @returns {Record<string, any>}
 */
export function options(options, checks) {
  /** @type {Record<string, unknown>} */
  const checked = {};
  const given = object(options, 'options');
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) throw new TypeError(`there is no option "${unknown}"`);
  for (const name of Object.keys(checks)) {
    const value = given[name];
    if (value !== undefined) checked[name] = checks[name](value, `options.${name}`);
  }
  return checked;
}

/** @param {unknown} value */
export const any = (value) => value;
/** @param {unknown} value */
export const flag = (value) => Boolean(value);
