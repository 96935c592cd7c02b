// @ts-check
// Every check of verify() at once. The core makes them, src/explain.rs; what can go wrong on the way to a key is
// added here.
/** @import { Explanation, Header, KeyLike, VerifyOptions } from './index.js' */
/** @import { PolicyHandle } from './binding.js' */
/** @import { Policy } from './policy.js' */
import * as check from './check.js';
import { MAX_INPUT, core, text } from './binding.js';
import { JwtError } from './errors.js';
import { Key, handleOf } from './key.js';
import { setHandleOf } from './keyset.js';
import { compile, nowOf, policyOf } from './policy.js';
import { withKey } from './resolve.js';
import { algorithmOf, ask, keyFor } from './verify.js';

const FORMAT = ['size', 'format', 'header', 'payload'];

/** @typedef {{ explain(length: number, policy: PolicyHandle, now: number): number }} Explainer */

/**
 * @param {string} token
 * @param {KeyLike | ((header: Header) => KeyLike | null | undefined)} [key]
 * @param {VerifyOptions} [options]
 * @returns {Explanation}
 */
export function explain(token, key, options) {
  check.string(token, 'token');
  const policy = policyOf(options);
  if (key === undefined) return look(token, policy, core);
  let asked = false;
  const header = () => {
    asked = true;
    return headerIn(look(token, policy, core));
  };
  try {
    return withKey(keyFor(key, header), algorithmOf(policy.rules.algorithms, header), (keys) =>
      look(token, policy, keys instanceof Key ? handleOf(keys) : setHandleOf(keys)),
    );
  } catch (error) {
    if (!(error instanceof JwtError)) throw error;
    const before = typeof key === 'function' ? beforeLookUp(policy) : asked ? FORMAT : [];
    return withoutKey(look(token, policy, core), error, before);
  }
}

/** @param {string} token @param {Policy} policy @param {Explainer} on @returns {Explanation} */
function look(token, policy, on) {
  const now = nowOf(policy);
  /** @param {number} length @param {PolicyHandle} compiled */
  const call = (length, compiled) => on.explain(length, compiled, now);
  try {
    return ask(token, policy, call);
  } catch (error) {
    if (!(error instanceof JwtError)) throw error;
    // There was no room for the token: it is too long by any limit.
    return JSON.parse(text(call(MAX_INPUT + 1, compile(policy.rules))));
  }
}

/** @param {Explanation} explanation @returns {Header} */
function headerIn({ header, checks }) {
  if (header && checks.some(({ name, ok }) => name === 'header' && ok)) return header;
  throw new JwtError('ERR_JWT_INVALID', 'the header cannot be read, which the choice of a key depends on');
}

/**
 * What verify() has checked when it asks a function for the key. That nobody knows the algorithm is not for the
 * policy to say, unless it lists those that it allows.
 * @param {Policy} policy
 */
const beforeLookUp = ({ rules }) => [...FORMAT, 'crit', ...(rules.algorithms ? ['algorithm'] : [])];

/**
 * Adds why there is no key, at the place where verify() would have thrown it.
 * @param {Explanation} explanation
 * @param {JwtError} error
 * @param {string[]} before the checks that come before
 */
function withoutKey(explanation, { code, message }, before) {
  const { checks } = explanation;
  const signature = checks.find(({ name }) => name === 'signature');
  if (signature) signature.message = 'The signature was not checked: the key cannot be used.';
  const place = checks.filter(({ name }) => before.includes(name)).length;
  checks.splice(place, 0, { name: 'key', ok: false, code, message: sentence(message) });
  return explanation;
}

/** Only a key function's own error may be a sentence already. @param {string} message */
const sentence = (message) =>
  message.slice(0, 1).toUpperCase() + message.slice(1) + (/[.!?]$/.test(message) ? '' : '.');
