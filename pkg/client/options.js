// @ts-check
// Checks of a session's options.
import { check } from './token-set.js';

/** @param {unknown} refresh @param {unknown} storage @param {unknown} skew @param {Record<string, number>} times @param {object} unknown */
export function checkOptions(refresh, storage, skew, times, unknown) {
  for (const name in unknown) check(false, name);
  check(typeof refresh == 'function', 'refresh');
  check(['memory', 'local', 'session', Object(storage)].includes(storage), 'storage');
  check(skew == 'auto' || Number.isFinite(skew), 'clockSkew');
  for (const name in times) check(Number.isFinite(times[name]) && times[name] >= 0, name);
}

/** A path would look like a limit, and be none. @param {string | URL} url */
export function originOf(url) {
  const { origin, href } = new URL(url);
  check(href == `${origin}/`, 'allowedOrigins');
  return origin;
}
