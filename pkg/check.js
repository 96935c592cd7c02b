// @ts-check
// Argument types. What fails here is a mistake in the calling program, hence a TypeError.

/** @param {unknown} value @param {string} name */
export function string(value, name) {
  if (typeof value !== 'string') throw new TypeError(`${name} must be a string`);
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

/**
 * Runs each given option through its check. A misspelt option is refused: one that is silently ignored is a
 * check that silently does not happen.
 * @param {unknown} options
 * @param {Record<string, (value: unknown, name: string) => unknown>} checks
 * @returns {Record<string, any>}
 */
export function options(options, checks) {
  /** @type {Record<string, unknown>} */
  const checked = {};
  for (const [name, value] of Object.entries(object(options, 'options'))) {
    if (!Object.hasOwn(checks, name)) throw new TypeError(`there is no option "${name}"`);
    if (value !== undefined) checked[name] = checks[name](value, `options.${name}`);
  }
  return checked;
}

/** @param {unknown} value */
export const any = (value) => value;
/** @param {unknown} value */
export const flag = (value) => Boolean(value);
