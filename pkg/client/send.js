// @ts-check
// fetch with a bearer token: to allowed origins only, and once more when the first token was refused.
import { SessionError } from './session-error.js';

/**
 * The promise, for one who may stop waiting for it.
 * @template T @param {Promise<T>} promise @param {AbortSignal} signal @returns {Promise<T>}
 */
export function abortable(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    signal.throwIfAborted();
  });
}

/**
 * @param {typeof fetch | undefined} given
 * @param {Set<string>} origins that may receive the token
 * @param {AbortSignal} life aborts everything
 * @param {() => Promise<string>} getToken
 * @param {(refused: string) => Promise<string | void>} another than the token that was refused
 * @returns {typeof fetch}
 */
export function createFetch(given, origins, life, getToken, another) {
  /** One that was new, and refused all the same: it is not the token. @type {string | undefined} */
  let hopeless;

  return async (input, init) => {
    const fetch = given ?? globalThis.fetch;
    const request = requestOf(life, input, init);
    const { headers, signal } = request;
    if (headers.has('Authorization')) return fetch(request); // the caller knows better
    const { origin } = new URL(request.url);
    if (!origins.has(origin)) throw new SessionError('ERR_SESSION_ORIGIN_NOT_ALLOWED');

    const token = await abortable(getToken(), signal);
    const spare = copyOf(request);
    const response = await fetch(authorized(request, token));
    // What a redirect led to has not seen the token: fetch takes it along to no other origin.
    const own = !response.redirected || response.url.startsWith(origin + '/');
    const refused = response.status == 401 && token != hopeless && own;
    const next = refused && spare && (await abortable(another(token), signal));
    if (!next) {
      spare?.body?.cancel();
      return response;
    }
    response.body?.cancel().catch(() => {});
    const last = await fetch(authorized(spare, next));
    if (last.status == 401) hopeless = next;
    return last;
  };
}

/** What fetch would make of it, errors included, but that the session's end aborts it too. */
function requestOf(/** @type {AbortSignal} */ life, /** @type {any} */ input, /** @type {RequestInit} */ init = {}) {
  const { referrer, referrerPolicy, signal: its } = input instanceof Request ? input : /** @type {any} */ ({});
  const theirs = init.signal === undefined ? its : init.signal;
  // A Request forgets its referrer when anything else is said of it.
  return new Request(input, {
    referrer,
    referrerPolicy,
    ...init,
    // Also of one: Node would have a signal that lives long remember every request.
    signal: AbortSignal.any(theirs ? [life, theirs] : [life]),
  });
}

/** Its body goes two ways from here. One that cannot is sent once. */
function copyOf(/** @type {Request} */ request) {
  try {
    return request.clone();
  } catch {}
}

function authorized(/** @type {Request} */ request, /** @type {string} */ token) {
  request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}
