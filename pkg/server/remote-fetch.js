// @ts-check
// One answer of an issuer, within limits of time and size, whatever it does.
import { JwtError } from 'jotwasm';

const MOST_BYTES = 512 * 1024;
/** What a timer can wait. */
const LONGEST = 2 ** 31 - 1;

/**
 * @typedef {object} Fetching
 * @property {typeof fetch | undefined} fetch
 * @property {Headers} headers
 * @property {number} timeout in seconds, until the last byte
 */

/** @param {string} message @param {unknown} [cause] for logs; it does not show in the message */
export function unusable(message, cause) {
  const error = new JwtError('ERR_JWKS_INVALID', message);
  return cause === undefined ? error : Object.defineProperty(error, 'cause', { value: cause, configurable: true });
}

/**
 * @param {string} url
 * @param {Fetching} options
 * @returns {Promise<string>}
 */
export async function fetchText(url, { timeout, ...options }) {
  const controller = new AbortController();
  const limit = within(timeout);
  try {
    // Not by the signal alone: a `fetch` of the caller's need not listen to it.
    return await Promise.race([download(url, { ...options, signal: controller.signal }), limit.passed]);
  } catch (error) {
    controller.abort();
    throw error instanceof JwtError ? error : unusable('the issuer could not be reached, or not be read', error);
  } finally {
    limit.clear();
  }
}

/** @param {number} seconds */
function within(seconds) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const passed = new Promise((_, reject) => {
    const late = () => reject(new JwtError('ERR_JWKS_TIMEOUT', `the issuer did not answer within ${seconds} s`));
    timer = setTimeout(late, Math.min(seconds * 1000, LONGEST));
  });
  return { passed, clear: () => clearTimeout(timer) };
}

/** @param {string} url @param {Omit<Fetching, 'timeout'> & { signal: AbortSignal }} options */
async function download(url, { fetch = globalThis.fetch, headers, signal }) {
  // Workers know no `redirect: 'error'`.
  const response = await fetch(url, { headers, redirect: 'manual', signal });
  const { status, redirected, type } = response;
  if (status === 200 && !redirected) return readText(response, signal);
  const isRedirect = redirected || type === 'opaqueredirect' || (status >= 300 && status < 400);
  throw unusable(
    isRedirect ? 'the issuer redirects, which is not followed' : `the issuer answered with status ${status}`,
  );
}

/**
 * @param {Response} response
 * @param {AbortSignal} [signal]
 */
export async function readText({ body }, signal) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, size] = ['', 0];
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      size += next.value.length;
      if (size > MOST_BYTES) throw unusable('the issuer answered with more than 512 KiB');
      if (signal?.aborted) throw signal.reason;
      text += decoder.decode(next.value, { stream: true });
    }
  } catch (error) {
    reader?.cancel().catch(() => {});
    throw error;
  }
  return text + decoder.decode();
}
